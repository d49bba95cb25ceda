// What a killed Maven could not clear away, processes and temporary files, the next build does.
def living = ['victim', 'child', 'killer'].collect { new File(basedir, it + '.pid').text as long }
    .collect { ProcessHandle.of(it) }.findAll { it.present && it.get().alive }
living.each { it.get().destroyForcibly() }
assert living.isEmpty()

def scad = new File(basedir, 'target/scad')
assert !new File(scad, 'work').exists()
assert new File(scad, 'outputs').list().sort() == ['good.stl']

def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 2
assert !builds[0].contains('BUILD') && builds[1].contains('BUILD SUCCESS')
