// The pipelines of the cookbook: shares that are rendered apart and pushed with the password of
// ci/settings.xml, then a build that renders nothing, has all and packs it.
import java.util.zip.ZipFile

context.stop()

def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1).toList()
assert builds.size() == 4
def shares = builds.take(3)
def all = builds[3]

def teeth = [12, 16, 24, 32, 48, 64]
def names = teeth.collect { "gear-teeth${it}.stl" as String }
def rendered = { build -> (build =~ /\[\d\/\d] (\S+) [\d.]+ s/).collect { it[1] } }
shares.each { assert it.contains('Rendered 2 of 2 files') && rendered(it).size() == 2 }
assert shares.collectMany { rendered(it) }.sort() == names

builds.each { assert !it.contains('The remote cache') } // which would be a complaint
assert all =~ /Rendered 0 of 6 files in [\d.]+ s; 6 restored from the cache/
assert context.content.keySet()*.replaceFirst(/[0-9a-f]{64}$/, '').toSet() == ['/scad/ac/', '/scad/cas/'] as Set

def target = new File(basedir, 'target')
assert new File(target, 'scad/outputs').list().sort() == names
new ZipFile(new File(target, 'gears-1.0.0-models.zip')).withCloseable { zip ->
    assert zip.stream()*.name.sort() == names
    teeth.each {
        def text = zip.getInputStream(zip.getEntry("gear-teeth${it}.stl")).text
        def points = (text =~ /vertex (\S+) (\S+) (\S+)/).collect { it.drop(1)*.toDouble() }
        // The corners of the teeth are what is farthest from the axis.
        assert Math.abs(points.collect { x, y, z -> Math.hypot(x, y) }.max() - Math.hypot(it / 2 + 1, 0.4)) < 1e-3
        assert points*.getAt(2).toSet() == [0.0d, 5.0d] as Set
    }
}
assert new File(target, 'gears-1.0.0.zip').exists()
