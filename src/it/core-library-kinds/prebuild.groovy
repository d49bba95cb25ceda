// A repository with libraries of all kinds.
import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream

def publish = { artifact, ending, Map files, dependency = '' ->
    def folder = new File(basedir, "repository/io/github/scadmaven/it/kinds/$artifact/1.0")
    folder.mkdirs()
    new File(folder, "$artifact-1.0.pom").text = """<project>
        <modelVersion>4.0.0</modelVersion>
        <groupId>io.github.scadmaven.it.kinds</groupId>
        <artifactId>$artifact</artifactId>
        <version>1.0</version>
        <dependencies>$dependency</dependencies>
    </project>"""
    if (ending) {
        new ZipOutputStream(new FileOutputStream(new File(folder, "$artifact-1.0$ending"))).withCloseable { zip ->
            files.each { name, text ->
                zip.putNextEntry(new ZipEntry(name))
                zip.write(text.bytes)
            }
        }
    }
}
def module = { name, size -> "module $name() { echo(\"$name $size\"); cube($size); }" }
def marker = ['META-INF/scad-library.properties': '']

publish('jarred', '-scad.jar', ['jarred.scad': module('jarred', 1), 'shared.scad': module('shared', 11)])
publish('zipped', '-scad.zip', ['zipped.scad': module('zipped', 2), 'shared.scad': module('shared', 12)])
publish('assembly', '.zip', ['through.scad': module('through', 99)])
publish('tests', '-scad.jar', ['through.scad': module('through', 98)])
publish('through', '.zip', marker + ['through.scad': module('through', 3)])
publish('bridge', null, [:], '''<dependency>
    <groupId>io.github.scadmaven.it.kinds</groupId>
    <artifactId>through</artifactId>
    <version>1.0</version>
    <type>zip</type>
</dependency>''')
publish('evil', '.zip', marker + ['../../evil.scad': 'cube(1);'])
return true
