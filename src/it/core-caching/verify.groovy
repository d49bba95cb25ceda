// What is up to date is left alone, also without a network; after clean it is copied; the plan says
// what would be done and why; force renders all the same. What models echo is told every time.
def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 5
def (first, second, otherQuality, afterClean, forced) = builds

assert first.contains('Rendered 4 of 4 files')
assert second.contains('Would render 0 of 4 files')
assert second =~ /Rendered 0 of 4 files in [\d.]+ s; 4 up to date/
assert otherQuality.contains('render   peg.stl (changed: variables')
assert otherQuality.contains('leave    washer.stl')
assert otherQuality.contains('Would render 3 of 4 files')
assert afterClean =~ /Rendered 0 of 4 files in [\d.]+ s; 4 restored from the cache/
assert forced.contains('Rendered 4 of 4 files')
[first, second, afterClean, forced].each {
    assert it.contains('peg.stl: ECHO: peg_height = 7')
}

def outputs = new File(basedir, 'target/scad/outputs')
assert outputs.list().sort() == ['label.dxf', 'label.svg', 'peg.stl', 'washer.stl']
def jar = new java.util.jar.JarFile(new File(basedir, 'target/core-caching-1.0.jar'))
jar.withCloseable {
    outputs.list().each { name ->
        // The jar holds the restored files, the folder those that were rendered again.
        assert [name, new File(outputs, name).bytes] == [name, jar.getInputStream(jar.getEntry(name)).bytes]
    }
}

def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/scad/render.json'))
assert report.models*.status == ['rendered'] * 4
