// Which dependencies are libraries: jars and zips with the classifier, zips with the marker, also those
// that a jar depends on; no other zips, none of the scope test. Nobody asks for the jar itself.
def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 4
def (rendered, own, evil, missing) = builds

assert rendered.contains('ECHO: "jarred 1"')
assert rendered.contains('ECHO: "through 3"')
assert rendered.contains('ECHO: "shared 11"')
def kinds = 'io.github.scadmaven.it.kinds'
assert rendered.contains("[WARNING] the libraries $kinds:jarred:1.0 and $kinds:zipped:1.0 both have " +
    "shared.scad; what counts is that of $kinds:jarred:1.0, which comes first on the library path")
assert rendered.contains('Rendered 1 of 1 files')

// The user's own library path comes first.
assert own.contains('ECHO: "the project\'s own jarred"')

assert evil.contains("The library $kinds:evil:1.0 is not unpacked: its entry \"../../evil.scad\" leads out of its folder. " +
    'Nothing of evil-1.0.zip is used; ask those who made it for another version, or remove the dependency.')
assert missing =~ /The dependency $kinds:missing:jar:scad:1\.0, which is or may be an OpenSCAD library, can't be resolved: /
assert [evil, missing].every { !it.contains('Rendering 1') }

def scad = new File(basedir, 'target/scad')
assert new File(scad, 'libraries').list().sort() == ['jarred', 'through', 'zipped']
assert !new File(basedir, 'target/evil.scad').exists()
assert !new File(scad, 'evil.scad').exists()
