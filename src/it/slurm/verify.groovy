// A cluster renders, and a build that is told to end leaves nothing in its queue.
def slurm = context.get('slurm')
try {
    assert slurm.tasks().size() == 4
    slurm.awaitEmptyQueue()
} finally {
    slurm.close()
}

def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 4
def (cluster, none, words, ended) = builds
assert cluster.contains(' srun --ntasks=1)') && cluster.contains('Rendered 2 of 2 files')
assert none.contains('(embedded)') && none.contains('Rendered 2 of 2 files')
assert words.contains('(embedded, launched by nice -n 1)') && words.contains('Rendered 2 of 2 files')
assert !ended.contains('BUILD SUCCESS')
def scad = new File(basedir, 'target/scad')
assert new groovy.json.JsonSlurper().parse(new File(scad, 'render.json')).models*.status == ['cancelled', 'cancelled']
assert !new File(scad, 'work').exists()
