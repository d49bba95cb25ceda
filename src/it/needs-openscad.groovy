// Decides for all builds that need a real OpenSCAD: their selector.groovy evaluates this. Without
// one they are reported as skipped; where SCAD_REQUIRE_NATIVE is true, they fail instead.
def found = System.getenv('PATH').split(File.pathSeparator).any { folder ->
    ['openscad', 'openscad.exe'].any { new File(folder, it).canExecute() }
}
if (!found && System.getenv('SCAD_REQUIRE_NATIVE') == 'true') {
    throw new IllegalStateException('There is no openscad on PATH, but SCAD_REQUIRE_NATIVE asks for one.')
}
return found
