// `render` runs before the resources are packed, outputs get into the jar, an execution with an id
// has files of its own, and `mvn scad:render` shares its files with `mvn package`.
import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper
import java.util.jar.JarFile

def scad = new File(basedir, 'target/scad')
def names = { File folder -> folder.list().sort() }
def ownFiles = ['TEST-scad-render.xml', 'index.json', 'logs', 'outputs', 'render.json', 'stubs']

// Files: nothing but these, so nothing temporary and no second place for `mvn scad:render`.
assert names(scad) == (ownFiles + 'covers').sort()
assert names(new File(scad, 'covers')) == ownFiles
assert names(new File(scad, 'outputs')) == ['plate.dxf', 'plate.svg', 'wheel.stl']
assert names(new File(scad, 'stubs')) == ['plate.dxf.scad', 'plate.svg.scad', 'wheel.scad']
assert names(new File(scad, 'logs')) == ['plate.dxf.log', 'plate.svg.log', 'wheel.log']
assert names(new File(scad, 'covers/outputs')) == ['top-lid.svg', 'wheel.stl']
assert new File(scad, 'covers/outputs/top-lid.svg').text == 'a lid'
assert new File(scad, 'stubs/wheel.scad').text.contains('include <../../../renderer.scad>\nwheel();')

new JarFile(new File(basedir, 'target/core-render-1.0.jar')).withCloseable { jar ->
    ['wheel.stl', 'plate.dxf', 'plate.svg', 'top-lid.svg'].each { assert jar.getEntry(it) != null }
    assert jar.getEntry('stubs') == null && jar.getEntry('render.json') == null
}

// Reports for programs.
def report = new JsonSlurper().parse(new File(scad, 'render.json'))
assert report.models*.output == [
    'target/scad/outputs/wheel.stl', 'target/scad/outputs/plate.dxf', 'target/scad/outputs/plate.svg']
assert report.models*.name == ['wheel', 'plate', 'plate']
assert report.models*.status.every { it == 'upToDate' }
assert report.models[0].messages*.text == ['"a wheel"']
assert report.threads == 2 && report.seconds > 0 && report.openscad.startsWith('OpenSCAD 2025.03.25')
def suite = new XmlSlurper().parse(new File(scad, 'covers/TEST-scad-render.xml'))
assert suite.@tests == '2' && suite.@failures == '0'
assert suite.testcase.@name*.text() == ['wheel.stl', 'top-lid.svg']

// The log of the three builds.
def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 3
def (packaged, byHand, help) = builds
assert packaged.indexOf('render (default)') > 0
assert packaged.indexOf('render (default)') < packaged.indexOf('render (covers)')
assert packaged.indexOf('render (covers)') < packaged.indexOf(':resources ')
assert packaged.contains('wheel.stl: ECHO: "a wheel"')
assert packaged.contains('Rendered 3 of 3 files')
assert byHand.indexOf('render (default-cli)') < byHand.indexOf('render (covers)')
assert byHand =~ /Rendered 0 of 3 files in [\d.]+ s; 3 up to date/
assert byHand =~ /Rendered 0 of 2 files in [\d.]+ s; 2 up to date/

// The help knows every parameter, what it is for and its property.
def mojo = new XmlSlurper().parse(new File(classes, 'META-INF/maven/plugin.xml'))
    .mojos.mojo.find { it.goal == 'render' }
def words = help.replaceAll(/\s+/, ' ')
mojo.parameters.parameter.findAll { it.editable == 'true' }.each { parameter ->
    assert help =~ /(?m)^ +${parameter.name}( |$)/
    def firstWords = parameter.description.text().replaceAll(/<[^>]*>/, '').split(/\s+/).take(3).join(' ')
    assert words.contains(firstWords)
}
assert words.contains('User property: scad.threads')
