// A library is made, released and depended on, and so is one that depends on another: what they hold,
// the models beside them, the same bytes in every build, and a new content that is rendered again.
import java.util.zip.ZipFile

def log = new File(basedir, 'build.log').text
def builds = log.split('Scanning for projects').drop(1)
assert builds.size() == 9
def (threads, gears, again, first, changed, second, third, noModels, noLibrary) = builds

def names = { File file -> new ZipFile(file).withCloseable { zip -> zip.stream()*.name } }
assert names(new File(basedir, 'threads/target/threads-1.0.zip')) == [
    'META-INF/LICENSE.txt', 'META-INF/scad-library.properties', 'threads/rod.scad']
assert threads.contains('Packaged a library of 1 file in ')
assert !new File(basedir, 'threads/target/threads-1.0-models.zip').exists()

// What is rendered goes along, and both are deployed, at their time, with the same bytes every time.
def deployed = new File(basedir, 'gears/target/deployed/io/github/scadmaven/it/libraries/gears/1.0')
['gears-1.0.zip': ['META-INF/scad-library.properties', 'gears.scad'],
 'gears-1.0-models.zip': ['covers/cover.svg', 'sample.stl']].each { name, entries ->
    def made = new File(basedir, "gears/target/$name")
    assert names(made) == entries
    assert new File(deployed, name).bytes == made.bytes
    assert new File(basedir, "gears/again/$name").bytes == made.bytes
    new ZipFile(made).withCloseable { zip ->
        assert zip.stream()*.timeLocal*.toString().unique() == ['2026-11-22T10:20:30']
    }
}
new ZipFile(new File(basedir, 'gears/target/gears-1.0-models.zip')).withCloseable { zip ->
    def model = new File(basedir, 'gears/target/scad/outputs/sample.stl')
    assert zip.getInputStream(zip.getEntry('sample.stl')).bytes == model.bytes
}

def libraries = new File(basedir, 'consumer/target/scad/libraries')
assert libraries.list().sort() == ['gears', 'threads']
assert new File(libraries, 'gears').list().sort() == ['.scad-library', 'gears.scad']
assert new File(libraries, 'threads/threads/rod.scad').text.contains('rod_length() = 30')

assert first.contains('Rendered 2 of 2 files')
assert first.contains('machine.stl: ECHO: length = 20')
assert second.contains('render   machine.stl (changed: target/scad/libraries/threads/threads/rod.scad, ')
assert second.contains('leave    plate.stl')
assert second =~ /Rendered 1 of 2 files in [\d.]+ s; 1 up to date/
assert second.contains('machine.stl: ECHO: length = 30')
assert third =~ /Rendered 0 of 2 files in [\d.]+ s; 2 up to date/

assert new File(basedir, 'gears/third').list().sort() == ['gears-1.0.zip', 'scad']
assert noModels.contains('Packaged a library of 1 file in ')
assert noLibrary.contains('There is no library to package: the folder ')
assert noLibrary.contains('nowhere does not exist. Put its .scad files there, or name another folder with sourceDirectory.')
assert !new File(basedir, 'threads/failed/threads-1.0.zip').exists()
