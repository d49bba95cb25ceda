// The sample project as a newcomer gets it: all formats, all parts without a single complaint.
def outputs = new File(basedir, 'target/scad/outputs')
assert outputs.list().sort() == [
    'leveling_foot_m10.stl', 'leveling_foot_m8.stl', 'lock-nut-m10.stl', 'lock-nut-m8.stl',
    'mounting_plate.dxf', 'mounting_plate.svg', 'thumb_knob_m8.stl', 'washer_m8.off', 'wrench.stl']
assert outputs.listFiles().every { it.length() > 0 }

def jar = new java.util.jar.JarFile(new File(basedir, 'target/leveling-feet-1.0.0.jar'))
jar.withCloseable { assert it.getEntry('lock-nut-m8.stl') != null }

def log = new File(basedir, 'build.log').text
assert log.contains('Rendered 9 of 9 files')
// Not one message of OpenSCAD: the parts are clean, and a stub's own variables are no news.
assert log.readLines().findAll { it.contains('.stl: ') || it.contains('.dxf: ') }.isEmpty()
