// Values, parameter sets and sweeps: the same from the YAML and the POM, on both engines; what the
// model does not know is an error.
def builds = new File(basedir, 'build.log').getText('UTF-8').split('Scanning for projects').drop(1)
assert builds.size() == 5
def (wrong, many, natively, yaml, pom) = builds

def names = ['bolt-M3x10.stl', 'bolt-M4x10.stl', 'bolt-M4x40.stl',
    'box-large one.stl', 'box-small.stl', 'wide-small-77.stl']
def outputs = new File(basedir, 'target/scad/outputs')
def fromPom = new File(basedir, 'target/scad/pom/outputs')
assert outputs.list().sort() == names && fromPom.list().sort() == names

/** The far corner of a box that begins at the origin. */
def corner(File stl) {
    def vertices = (stl.text =~ /vertex (\S+) (\S+) (\S+)/).collect { [it[1], it[2], it[3]]*.toDouble() }
    (0..2).collect { axis -> vertices*.get(axis).max() }
}
def expected = [
    'bolt-M3x10.stl': [3, 10, 3], 'bolt-M4x10.stl': [4, 10, 3], 'bolt-M4x40.stl': [4, 40, 3],
    'box-small.stl': [5, 1, 1], 'box-large one.stl': [50, 2, 1], 'wide-small-77.stl': [77, 1, 1]]
expected.each { name, size ->
    assert [name, corner(new File(outputs, name))] == [name, size*.toDouble()]
    assert [name, corner(new File(fromPom, name))] == [name, size*.toDouble()]
}

def values = 'title = "", label = ""; cube(9); // ä", size = [1, [2.5, "3", true, ""], []],' +
    ' steps = [0 : 5 : 20], none = undef'
[yaml, pom, natively].each { build ->
    assert build.contains(values)
    assert build.contains('kind = "5", lid = false')
    assert build.contains('kind = "a "b" \\ ä", lid = true')
    assert build.contains('parts/box.json: wall, gone in set "large one": the model box declares no such parameter, so it is left out')
    assert build.contains('Rendered 6 of 6 files')
}
assert natively.contains('OpenSCAD 2021.01')

assert wrong.contains('the module bolt has no parameter lenght; did you mean length?')
assert wrong.contains('the variable tilte is set, but neither renderer.scad nor a file that it reads uses it; did you mean title?')
assert many.contains('many.yaml:4:7: sweep: these lists have 1,000,000,000 combinations; a model may have 100,000')
