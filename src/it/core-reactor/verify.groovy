// With -T the modules of a reactor render at the same time, together never more than one of them
// may, and each for itself. A parent that hands the plugin down renders nothing and says so.
def scad = { module -> new File(basedir, "$module/target/scad") }
def modules = ['left', 'right']

// The first render of each module waits for that of the other, so that both have run at once; then
// they watch out for a third, which must not be started before one of them has ended.
modules.each { assert new File(basedir, "$it/started.txt").exists() }
def counts = new File(basedir, 'running/counts.txt').readLines()*.toInteger()
assert counts.size() == 8
assert counts.max() == 2

modules.each {
    assert new File(scad(it), 'outputs').list().sort() == ['first.stl', 'fourth.stl', 'second.stl', 'third.stl']
    assert scad(it).list().sort() == [
        'TEST-scad-render.xml', 'index.json', 'logs', 'outputs', 'render.json', 'stubs']
    def logs = new File(scad(it), 'logs').listFiles()
    assert logs.length == 4
    assert logs*.text*.trim().unique() == ["ECHO: \"$it\""]
}

def log = new File(basedir, 'build.log').text
assert log.count('Nothing to render: there is no render_config.yaml and the POM has no models.') == 1
assert log.count('Rendered 4 of 4 files') == 2
assert !scad('.').exists()
