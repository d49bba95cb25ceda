// Without Slurm and MUNGE this is reported as skipped; where SCAD_REQUIRE_NATIVE is true, it fails.
def tests = new File(new File(classes).parentFile, 'test-classes').toURI().toURL()
def loader = new URLClassLoader([tests] as URL[], ClassLoader.platformClassLoader)
def missing = loader.loadClass('io.github.scadmaven.slurm.Slurm').getMethod('missing').invoke(null)
if (!missing.isEmpty() && System.getenv('SCAD_REQUIRE_NATIVE') == 'true') {
    throw new IllegalStateException("Of Slurm is missing: $missing, but SCAD_REQUIRE_NATIVE asks for it.")
}
return missing.isEmpty()
