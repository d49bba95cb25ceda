// The screws of the cookbook: which files there are, that each has the size in its name, and that
// YAML and POM mean the same.
import groovy.json.JsonSlurper
import java.util.zip.ZipFile

def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 3
def (yaml, pom, some) = builds
assert yaml.contains('Would render 22 of 22 files') && yaml.contains('Rendered 22 of 22 files')
assert pom =~ /Rendered 0 of 22 files in [\d.]+ s; 22 up to date/
assert some =~ /Rendered 0 of 3 files in [\d.]+ s; 3 up to date/

def outputs = new File(basedir, 'target/scad/outputs')
def screws = [3, 4, 5].collectMany { d -> [6, 10, 16].collect { [d, it] } } - [[3, 16]]
assert screws.size() == 8
assert outputs.list().sort() == (
    screws.collectMany { d, length -> ['stl', '3mf'].collect { "M${d}x$length-hex.$it" as String } }
    + [3, 4, 5].collectMany { d -> ['dxf', 'svg'].collect { "washer-d${d}.$it" as String } }).sort()

// What a mesh takes up along each axis: its least and its greatest coordinates.
def bounds = { points -> points.transpose().collect { [it.min(), it.max()] } }
def isNear = { given, wanted, tolerance -> Math.abs(given - wanted) <= tolerance }
def flats = [3: 5.5, 4: 7, 5: 8]
def headHeight = [3: 2, 4: 2.8, 5: 3.5]

screws.each { d, length ->
    def stl = (new File(outputs, "M${d}x$length-hex.stl").text =~ /vertex (\S+) (\S+) (\S+)/)
        .collect { it.drop(1)*.toDouble() }
    def zip = new ZipFile(new File(outputs, "M${d}x$length-hex.3mf"))
    def model = zip.withCloseable { it.getInputStream(it.getEntry('3D/3dmodel.model')).text }
    def threeMf = (model =~ /<vertex x="(\S+)" y="(\S+)" z="(\S+)"/).collect { it.drop(1)*.toDouble() }

    [stl, threeMf].each { points ->
        def (x, y, z) = bounds(points)
        assert isNear(z[0], -headHeight[d], 1e-4) && isNear(z[1], length, 1e-4)
        // A hexagon: from corner to corner along x, across the flats along y.
        assert isNear(x[1] - x[0], flats[d] / Math.cos(Math.PI / 6), 1e-4)
        assert isNear(y[1] - y[0], flats[d], 1e-4)
        // The thread alone; corners of a round thing lie on its circle, not all of its sides.
        def thread = points.findAll { it[2] > 1 }.collect { Math.hypot(it[0], it[1]) }.max()
        assert isNear(thread, d / 2, 1e-3)
    }
}

[3, 4, 5].each { d ->
    def path = new File(outputs, "washer-d${d}.svg").text
    def (x, y) = bounds((path =~ /[ML] ([-\d.e]+),([-\d.e]+)/).collect { it.drop(1)*.toDouble() })
    assert isNear(x[1] - x[0], 2 * d, 1e-3) && isNear(y[1] - y[0], 2 * d, 1e-3)
    // 48 corners outside and 48 inside: its own quality, not the general one.
    assert (path =~ /[ML] [-\d]/).size() == 96
}

def models = new JsonSlurper().parse(new File(basedir, 'target/scad/render.json')).models
assert models*.output.collect { it.tokenize('/').last() }.sort() == ['M4x10-hex.stl', 'M4x16-hex.stl', 'M4x6-hex.stl']
