// The library of the cookbook and what is made with it: installed, depended on, released with models
// beside it, and beside a jar.
import java.util.zip.ZipFile

def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 5
def (threads, clamp, hooks, copy, catalog) = builds

def names = { File file -> new ZipFile(file).withCloseable { zip -> zip.stream()*.name.findAll { !it.startsWith('META-INF/') } } }
def size = { text ->
    def points = (text =~ /vertex (\S+) (\S+) (\S+)/).collect { it.drop(1)*.toDouble() }
    points.transpose().collect { (it.max() - it.min()).round(3) }
}
def outputs = { project -> new File(basedir, "$project/target/scad/outputs") }

assert names(new File(basedir, 'threads/target/threads-1.2.0.zip')) == ['threads/metric.scad']

assert clamp.contains('Rendered 2 of 2 files')
assert outputs('clamp').list().sort() == ['clamp_screw.stl', 'jaw.stl']
assert size(new File(outputs('clamp'), 'jaw.stl').text) == [20, 12, 5]
// The library's thread on top of a hexagon.
assert size(new File(outputs('clamp'), 'clamp_screw.stl').text)[2] == 4 + 15
assert new File(basedir, 'clamp/target/scad/libraries').list() == ['threads']

def hookNames = ['hook-reach15.3mf', 'hook-reach15.stl', 'hook-reach25.3mf', 'hook-reach25.stl']
def deployed = new File(basedir, 'hooks/target/deployed/com/example/hooks/1.0.0')
assert deployed.list().findAll { it.endsWith('.zip') }.sort() == ['hooks-1.0.0-models.zip', 'hooks-1.0.0.zip']
assert names(new File(deployed, 'hooks-1.0.0.zip')) == ['hooks/hook.scad']
def models = new File(basedir, 'clamp/models/hooks-1.0.0-models.zip')
assert models.bytes == new File(deployed, 'hooks-1.0.0-models.zip').bytes
assert names(models) == hookNames
new ZipFile(models).withCloseable { zip ->
    [15, 25].each { reach ->
        assert size(zip.getInputStream(zip.getEntry("hook-reach${reach}.stl")).text) == [reach, 3 * reach, 10]
    }
}

// The marks of the file are the models; the jar has none of them.
def made = new File(basedir, 'catalog/target')
assert names(new File(made, 'catalog-1.0.0-models.zip')) == ['leaf_outline.dxf', 'leaf_outline.svg', 'pin.stl']
assert names(new File(made, 'catalog-1.0.0-scad.zip')) == ['hinges/hinge.scad']
assert names(new File(made, 'catalog-1.0.0.jar')) == ['catalog.txt']
assert size(new File(outputs('catalog'), 'pin.stl').text) == [4, 4, 30]
['catalog-1.0.0.jar', 'catalog-1.0.0-models.zip', 'catalog-1.0.0-scad.zip'].each {
    assert catalog =~ /Installing .*$it to /
}
assert new File(basedir, 'catalog/target/scad/stubs/pin.scad').text.contains('$fn = 24;')
