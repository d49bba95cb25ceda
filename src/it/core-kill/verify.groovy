// A Maven that is told to end in the midst of renders leaves no process, not even one that defies
// SIGTERM, and no temporary file.
def living = ['victim', 'child', 'killer'].collect { new File(basedir, it + '.pid').text as long }
    .collect { ProcessHandle.of(it) }.findAll { it.present && it.get().alive }
living.each { it.get().destroyForcibly() }
assert living.isEmpty()

def scad = new File(basedir, 'target/scad')
assert scad.list().sort() == ['TEST-scad-render.xml', 'index.json', 'logs', 'render.json', 'stubs']
assert new groovy.json.JsonSlurper().parse(new File(scad, 'render.json')).models*.status == ['cancelled', 'cancelled']
assert !new File(basedir, 'build.log').text.contains('BUILD SUCCESS')
