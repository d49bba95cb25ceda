// Needs a real OpenSCAD; is reported as skipped where there is none.
return System.getenv('PATH').split(File.pathSeparator).any { new File(it, 'openscad').canExecute() }
