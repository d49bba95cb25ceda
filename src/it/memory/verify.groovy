// What renders took in one build, the next one knows: it does not start together what there is no memory for.
import groovy.json.JsonSlurper

def counts = new File(basedir, 'running/counts.txt').readLines()*.toInteger()
assert counts.size() == 4
assert counts[0..1].max() == 2
assert counts[2..3] == [1, 1]

def report = new JsonSlurper().parse(new File(basedir, 'target/scad/render.json'))
assert report.models*.peakMemory.every { it > 60_000_000 }

def log = new File(basedir, 'build.log').text
assert (log =~ /\[INFO\] (left|right)\.stl: waits for others to end: it took \d+ MB of memory the last time, and all that run may take 100 MB/).count == 1
