// Spaces, quotes and letters beyond ASCII in the names of the project's folder, its YAML, gateway,
// parts, models and executions. That this is read from a jar and a log, whose names are ASCII, is
// for Mavens that run the tests in a locale of ASCII.
import java.util.jar.JarFile

def jar = new JarFile(new File(basedir, 'strange-1.0.jar'))
jar.withCloseable {
    assert jar.entries()*.name.findAll { it ==~ /.*\.(stl|off)/ }.sort() == [
        'Achse №1, 100 % rund.stl', 'Deckel.stl', 'Größe 日本.stl', 'Vorder-Räder.off', 'Vorder-Räder.stl']
}
def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('Rendered 4 of 4 files') && log.contains('Rendered 1 of 1 files')
assert log.contains('Achse №1, 100 % rund.stl: ECHO: "Achse: ü"')
assert log.contains("Größe 日本.stl: Teile/Vorder-Räder.scad:7: Ignoring unknown module 'spoke'")
