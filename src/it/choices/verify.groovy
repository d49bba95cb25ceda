// skip renders nothing; only renders some and leaves the others' outputs alone; outputs of models
// that are gone from the configuration go, too. A shard renders its share by the project's times.
def scad = new File(basedir, 'target/scad')
def renders = { module -> new File(basedir, module + '.txt').readLines().size() }

assert renders('wheel') == 2 + 2 + 1
assert renders('axle') == 1
assert renders('plate') == 2 + 1 + 1 + 1

def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 6
def (skipped, all, some, fewer, share, empty) = builds
assert skipped.contains('Rendering is skipped.') && !skipped.contains('at most')
assert all.contains('Rendered 5 of 5 files')
assert some.contains('Rendered 3 of 3 files')
assert fewer.contains('Rendered 2 of 2 files')
assert share.contains('Rendered 1 of 1 files') && share.contains('[1/1] plate.svg')
assert empty.contains('Nothing to render: there are more shares than files, and share 3/3 is empty.')
assert !new File(scad, 'render.json').exists()

assert new File(scad, 'outputs').list().sort() == ['plate.svg', 'wheel.stl']
// The command line counts more than the YAML, what is said of a model more than what is said of all.
assert new File(scad, 'stubs/plate.scad').text.contains('$fn = 5;')
assert new File(scad, 'stubs/wheel.scad').text.contains('$fn = 6;')
