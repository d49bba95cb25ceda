// Libraries and their consumer in one reactor, nothing of it installed: their files are used where they
// are, in every phase. A jar among the dependencies is not there yet, either, and nobody asks for it.
import java.util.zip.ZipFile

def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 3
assert builds[0].contains('Rendered 2 of 2 files')
assert builds[1] =~ /Rendered 0 of 2 files in [\d.]+ s; 2 up to date/
assert builds[2].contains('Rendered 2 of 2 files')

def outputs = new File(basedir, 'consumer/target/scad/outputs')
assert outputs.list().sort() == ['bend.stl', 'straight.stl']
assert !new File(basedir, 'consumer/target/scad/libraries').exists()

def names = { String path -> new ZipFile(new File(basedir, path)).withCloseable { zip -> zip.stream()*.name } }
assert names('fittings/target/fittings-1.0.zip') == ['META-INF/scad-library.properties', 'tube.scad']
assert names('parts/target/parts-1.0-scad.zip') == ['META-INF/scad-library.properties', 'elbow.scad']
assert new File(basedir, 'parts/target/parts-1.0.jar').exists()
assert !new File(basedir, '../../local-repo/io/github/scadmaven/it/reactor').exists()
