// The OpenSCAD that comes with the plugin: formats, libraries, text, backends; the same bytes every
// time; nothing outside the project; an error for what it can't do.
import groovy.xml.XmlSlurper

def outputs = new File(basedir, 'target/scad/outputs')
def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 4
def (packaged, again, picture, outside) = builds
[packaged, again].each {
    assert it.contains('Rendering 4 models to 6 files with OpenSCAD 2025.03.25 with Manifold (embedded), at most ')
    assert it.contains('Rendered 6 of 6 files')
}

// The jar was packed by the first build, the outputs are the second one's.
def names = ['box.stl', 'clip_holder.off', 'outline.dxf', 'outline.svg', 'tag.3mf', 'tag.stl']
assert outputs.list().sort() == names
def jar = new java.util.jar.JarFile(new File(basedir, 'target/core-embedded-1.0.jar'))
jar.withCloseable {
    names.each { name ->
        def packed = jar.getInputStream(jar.getEntry(name)).bytes
        assert packed.length > 0
        assert [name, new File(outputs, name).bytes] == [name, packed]
    }
}
def model = new java.util.zip.ZipFile(new File(basedir, 'target/scad/outputs/tag.3mf'))
model.withCloseable {
    def xml = new XmlSlurper().parse(it.getInputStream(it.getEntry('3D/3dmodel.model')))
    assert xml.resources.object.mesh.triangles.triangle.size() > 20
    assert xml.resources.basematerials.base.@displaycolor*.text().sort() == ['#0000FF', '#FF0000']
}

assert picture.contains("The embedded OpenSCAD can't write box.png. Set engine to auto or native for it")
assert outside.contains("outside.stl: renderer.scad:28: Can't open import file")
assert outside.contains('1 of 1 renders failed')
