// Makes a module out of each of cases.groovy.
def cases = evaluate(new File(basedir, 'cases.groovy'))
cases.each { name, bad ->
    def module = new File(basedir, name)
    module.mkdirs()
    if (bad.yaml != null) {
        new File(module, 'render_config.yaml').text = bad.yaml
    }
    if (bad.gateway != false) {
        new File(module, 'renderer.scad').text = 'module wheel() { cube(1); }\n'
    }
    def execution = bad.id == null ? '' : """
        <executions><execution>
          <id>$bad.id</id><phase>initialize</phase><goals><goal>render</goal></goals>
        </execution></executions>"""
    new File(module, 'pom.xml').text = """
<project>
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>io.github.scadmaven.it</groupId>
    <artifactId>bad-configuration</artifactId>
    <version>1.0</version>
  </parent>
  <artifactId>$name</artifactId>
  <packaging>pom</packaging>
  <build>
    <plugins>
      <plugin>
        <groupId>io.github.scadmaven</groupId>
        <artifactId>scad-maven-plugin</artifactId>
        <configuration>${bad.pom ?: ''}</configuration>$execution
      </plugin>
    </plugins>
  </build>
</project>
"""
}
def pom = new File(basedir, 'pom.xml')
pom.text = pom.text.replace('<modules/>', "<modules>${cases.keySet().collect { "<module>$it</module>" }.join()}</modules>")

def programs = new File(basedir, 'programs')
programs.mkdirs()
new File(programs, 'text.txt').text = 'no program'
def other = new File(programs, 'other')
other.text = '#!/bin/sh\necho SomethingElse 3.1\n'
other.setExecutable(true)
return true
