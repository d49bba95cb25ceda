// The YAML and the POM form of one project give the same bytes, with any number of threads.
// OpenSCAD 2021.01 itself shuffles the triangles of an STL on every run, and those of an OFF of several
// solids; only the former are sorted.
def scad = new File(basedir, 'target/scad')
def outputs = { id -> new File(scad, "$id/outputs").listFiles().collectEntries { [it.name, it.bytes.encodeHex().toString()] } }
def first = outputs('yaml-1')
assert first.keySet().sort() == [
    'balls.stl', 'coarse-balls.stl', 'gasket.dxf', 'gasket.svg', 'whole.off', 'whole.stl']
assert first['balls.stl'] != first['coarse-balls.stl']
for (id in ['yaml-2', 'yaml-8', 'pom-1', 'pom-2', 'pom-8']) {
    def others = outputs(id)
    assert others.keySet() == first.keySet()
    def different = first.keySet().findAll { others[it] != first[it] }
    assert [id, different] == [id, [] as Set]
}
