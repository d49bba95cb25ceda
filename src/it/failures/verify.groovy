// A failed model fails the build, but only after all others are rendered, in this module and with
// --fail-at-end in the others; its earlier output is gone, it stands last in the log, and no process
// of it is left.
import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def outputs = { module ->
    def folder = new File(basedir, "$module/target/scad/outputs")
    folder.exists() ? folder.list().sort() : []
}
def statuses = { module ->
    new JsonSlurper().parse(new File(basedir, "$module/target/scad/render.json")).models
        .collectEntries { [it.name, it.status] }
}
def failure = { module -> log.substring(log.indexOf("on project $module: ")) }

assert outputs('broken') == ['good.stl']
assert statuses('broken') == [
    crashes: 'failed', warns: 'failed', good: 'rendered', refuses: 'failed', writes_nothing: 'failed']
assert failure('broken').startsWith('''\
on project broken: 4 of 5 renders failed:
[ERROR]   crashes.stl: OpenSCAD crashed (signal 11, segmentation fault)
[ERROR]   warns.stl: parts/part.scad:3: Ignoring unknown module 'axle'
[ERROR]   refuses.stl: renderer.scad:9: Assertion 'width > 0' failed
[ERROR]   writes_nothing.stl: OpenSCAD ended with exit code 0 but wrote no file
[ERROR] All that OpenSCAD printed is in target/scad/logs''')
assert log.indexOf('Reactor Summary') < log.indexOf('on project broken: ')

assert statuses('fail-fast') == [bad: 'failed', never: 'cancelled', nor_this: 'cancelled']
assert failure('fail-fast').contains('1 of 3 renders failed, 2 cancelled:')
assert !new File(basedir, 'fail-fast/started.txt').exists()
assert outputs('fail-fast') == ['never.stl'] // what was not tried is not judged

assert outputs('lenient') == ['warns.stl']
assert log.contains("[WARNING] warns.stl: renderer.scad:2: Ignoring unknown module 'axle'")

assert outputs('sibling') == ['wheel.stl']

assert outputs('slow') == ['leaves_a_child.stl']
assert failure('slow').contains('hangs.stl: not finished after 5 s, so it was ended;')
['hangs', 'hangs-child', 'left-child', 'failed-child'].each {
    def pid = new File(basedir, "slow/${it}.pid").text as long
    assert !ProcessHandle.of(pid).map { process -> process.alive }.orElse(false)
}

['broken', 'fail-fast', 'lenient', 'slow', 'sibling'].each {
    assert !new File(basedir, "$it/target/scad/work").exists()
}
assert !(log =~ /(?m)^\s+at [\w.]+\(/)
assert log.contains('/MojoFailureException') && !log.contains('/MojoExecutionException')
