// Starts a cluster, which verify.groovy ends, at the latest the end of this Maven; and watches for
// the build that is to be ended in the midst of its renders.
def tests = new File(new File(classes).parentFile, 'test-classes').toURI().toURL()
def loader = new URLClassLoader([tests] as URL[], ClassLoader.platformClassLoader)
def slurm = loader.loadClass('io.github.scadmaven.slurm.Slurm').getMethod('start').invoke(null)
context.put('slurm', slurm)

def launcher = "launcher: ${slurm.launcherYaml()}\nthreads: 2\n"
new File(basedir, 'render_config.yaml').text = launcher + 'models: [{module: wheel}, {module: axle}]\n'
new File(basedir, 'long.yaml').text = launcher + 'models: [{module: long_1}, {module: long_2}]\n'

def maven = {
    ProcessHandle.allProcesses().filter {
        it.info().commandLine().orElse('').contains("-Dmaven.multiModuleProjectDirectory=$basedir ")
    }.toList()
}
def logs = ['long_1', 'long_2'].collect { new File(basedir, "target/scad/logs/${it}.log") }
Thread.startDaemon {
    while (!(logs.every { it.exists() } && slurm.queue().count { it.contains('RUNNING') } == 2)) {
        sleep(50)
    }
    maven()*.destroy()
}
return true
