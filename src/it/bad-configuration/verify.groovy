// Every wrong configuration is one line that says where and what, nothing is started because of it,
// and it is a failure; a machine without OpenSCAD is an error. Nobody is shown a stack trace.
def cases = evaluate(new File(basedir, 'cases.groovy'))
def log = new File(basedir, 'build.log').text
def builds = log.split('Scanning for projects').drop(1)
assert builds.size() == 5
def (everything, only, misspelt, own, execution) = builds

assert !(log =~ /(?m)^\s+at [\w.]+\(/)

// [ERROR] Failed to execute goal ...:render (default) on project NAME: MESSAGE -> [Help 1]
def failures = [:]
def helps = [:]
everything.eachMatch(/\[ERROR] Failed to execute goal \S+:render \(\S+\) on project (\S+): (.*) -> \[Help (\d)]/) {
    failures[it[1]] = it[2]
    helps[it[1]] = it[3]
}
def exceptions = [:]
everything.eachMatch(/\[ERROR] \[Help (\d)] \S+\/(\w+)/) { exceptions[it[1]] = it[2] }

assert failures.keySet() == cases.findAll { it.value.says || it.value.at }.keySet()
cases.each { name, bad ->
    def message = failures[name]
    if (bad.says) {
        assert bad.says instanceof java.util.regex.Pattern ? message ==~ bad.says : message == bad.says
    } else if (bad.at) {
        assert message.startsWith(bad.at)
    }
    if (message) {
        def exception = exceptions[helps[name]]
        assert [name, exception] == [name, bad.machine ? 'MojoExecutionException' : 'MojoFailureException']
        def scad = new File(basedir, "$name/target/scad")
        // A folder for temporary files is made before the first process is started.
        assert bad.machine ? scad.list().length == 0 : !scad.exists()
    }
}
assert new File(basedir, 'good/target/scad/outputs/wheel.stl').exists()
assert everything.count('at most') == 1 // "Rendering N models, at most ...": in the good module alone

assert only.contains('on project good: only: "wehel" matches no model; did you mean wheel? -> [Help 1]')
assert misspelt.contains(
    'on project good: -Dscad.treads: the plugin has no such property; did you mean -Dscad.threads? -> [Help 1]')
assert execution.contains(
    'on project good: pom.xml: the plugin has no execution defualt; did you mean default? -> [Help 1]')
[only, misspelt, execution].each {
    assert it.contains('/MojoFailureException')
    assert !it.contains('at most')
}
assert own.contains('Rendered 1 of 1 files in')
