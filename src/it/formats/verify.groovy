// Formats beyond STL: pictures by a native OpenSCAD, without a display if need be; frames; both kinds
// of STL; and export settings. What a change would render, and what is wrong, is said before.
import java.util.zip.ZipFile
import javax.imageio.ImageIO

def scad = new File(basedir, 'target/scad')
def output = { name -> new File(scad, 'outputs/' + name) }
def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 3
def (packaged, planned, refused) = builds

assert packaged.contains('Rendered 12 of 12 files')
assert packaged.contains(', and png by OpenSCAD ')
assert new File(scad, 'outputs').list().sort() == [
    'binary.stl', 'film00000.png', 'film00001.png', 'film00002.png',
    'hand00000.svg', 'hand00001.svg', 'hand00002.svg', 'hand00003.svg',
    'sign.3mf', 'sign.obj', 'sign.png', 'text.stl'
]

// The model as it is seen from above: red, before a background of another colour.
def picture = ImageIO.read(output('sign.png'))
def colour = { x, y -> new java.awt.Color(picture.getRGB(x, y)) }
assert [picture.width, picture.height] == [320, 240]
assert colour(160, 120).red > 2 * colour(160, 120).green
assert colour(160, 120) != colour(2, 2)
assert ImageIO.read(output('film00000.png')).width == 64

// $t reaches modules, and expressions at the top level.
assert output('hand00000.svg').text.contains('viewBox="0 -1 10 1"')
assert output('hand00001.svg').text != output('hand00003.svg').text

assert output('text.stl').text.startsWith('solid')
assert output('binary.stl').size() == 84 + 50 * (output('text.stl').text =~ /(?m)^\s*facet/).count
new ZipFile(output('sign.3mf')).withCloseable { zip ->
    def model = zip.getInputStream(zip.getEntry('3D/3dmodel.model')).text
    assert model.contains('unit="inch"')
    assert model.contains('<metadata name="Title">A &lt;sign&gt;</metadata>')
}

assert planned =~ /sign\.png\s.*changed: picture/
assert planned =~ /sign\.3mf\s.*changed: export/
assert !(planned =~ /sign\.obj\s.*changed/)

assert refused.contains('sign.stl: the embedded OpenSCAD has no export setting stl/ascii, only some of 3mf, and OpenSCAD ')
assert !output('fine.stl').exists()
// Nothing is left of the display.
assert !ProcessHandle.allProcesses().anyMatch { process ->
    process.info().command().orElse('').endsWith('/Xvfb') &&
        process.info().arguments().orElse([] as String[]).any { it.startsWith(basedir.path) }
}
