// Earlier outputs: of a model that is about to fail, and of one whose render won't get so far.
[new File(basedir, 'broken/target/scad/outputs/warns.stl'),
 new File(basedir, 'fail-fast/target/scad/outputs/never.stl')].each {
    it.parentFile.mkdirs()
    it.text = 'earlier'
}
return true
