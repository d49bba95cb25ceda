// No YAML and no models in the POM: the gateway's own marks.
def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 3
def (marked, coarser, typo) = builds
assert marked.contains('Rendering 2 models to 3 files with OpenSCAD 2025.03.25 with Manifold (embedded), at most 1 at a time')
assert marked.contains('Rendered 3 of 3 files')
assert coarser.contains('Rendered 3 of 3 files')
assert typo.contains('typo.scad:1:20: //render.modle.stl is no mark; known are //render.model.SUFFIX behind a module')

def outputs = new File(basedir, 'target/scad/outputs')
assert outputs.list().sort() == ['bracket.off', 'bracket.stl', 'disc.svg']
// The property counts more than the mark: a circle with five corners.
assert new File(basedir, 'target/scad/stubs/disc.scad').text.contains('$fn = 5;')
def corners = (new File(outputs, 'disc.svg').text =~ /-?[\d.]+,-?[\d.]+/).count
assert corners == 5
