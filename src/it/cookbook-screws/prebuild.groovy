// The placeholder is filled in by Maven in pom.xml alone.
def version = (new File(basedir, 'pom.xml').text =~ /<version>(.+)<\/version>\s+<executions>/)[0][1]
def other = new File(basedir, 'models-in-pom.xml')
other.text = other.text.replace('@' + 'project.version@', version)
return true
