package io.github.scadmaven.openscad;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages as OpenSCAD 2019.05, 2021.01 and those of 2025 and 2026 print them. */
class KnownMessagesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        // files
        "Can't open include file 'parts.scad'.",
        "Can't find include file 'parts.scad'.",
        "Can't open library 'parts.scad'.",
        "Can't open library file 'parts.scad'",
        "Can't open import file 'a.stl', import() at line 3",
        "Can't open DXF file 'a.dxf'.",
        "Can't open DXF file 'a.dxf'!",
        "Can't open DAT file 'a.dat'.",
        "The file 'a.dat' couldn't be opened.",
        "Can't read PNG image 'a.png'",
        "Illegal value in 'a.dat': bad lexical cast",
        "Failed to parse file 'a.amf', import() at line 3",
        "Can't parse vertex line 'vertex 0 0', import() at line 3",
        "OFF import requires CGAL, import() at line 3",
        "import() filter id = \"x\" did not match anything",
        "Could not read file 'a.json'",
        "Unsupported DXF Entity 'SPLINE' (2) in \"a.dxf\".",
        "Unsupported DXF Entity 'POLYLINE' (2) in layer '0' of a.dxf",
        "Can't find dimension 'width' in 'a.dxf', layer ''!",
        "Can't find cross in 'a.dxf', layer ''!",
        // fonts
        "Can't get font Nope",
        "Can't initialize fontconfig library, text() objects will not be rendered",
        "Could not load glyph 12 for char at index 1 in text 'a'",
        "Ignoring text with invalid UTF-8 encoding: \"a\"",
        // names
        "Ignoring unknown module 'sphre'",
        "Ignoring unknown module \"sphre\"",
        "Ignoring unknown module 'remesh_all'",
        "Can't open import file 'new lines in 'a' may not be a valid 2-manifold.stl', import() at line 3",
        "Ignoring unknown function 'double'",
        "Ignoring unknown variable 'width'",
        "Ignoring unknown variable \"width\"",
        "Experimental builtin module 'roof' is not enabled",
        "variable lenght not specified as parameter",
        "Too many unnamed arguments supplied",
        "argument r supplied more than once",
        "module cube() does not support child modules",
        // geometry
        "Mixing 2D and 3D objects is not supported",
        "Ignoring 2D child object for 3D operation",
        "Ignoring 3D child object for 2D operation",
        "Scaling a 2D object with 0 - removing object",
        "Transformation matrix contains Not-a-Number and/or Infinity - removing object.",
        "Point index 4 is out of bounds (from faces[3][2])",
        "Children index (1) out of bounds (1 children)",
        "Projection() failed.",
        "Range check failed for polygon. skipping",
        "fill() not yet implemented for 3D",
        "Resize in direction normal to flat object is not implemented",
        "More than one Root Modifier (!)",
        "Normalized tree is growing past 200000 elements. Aborting normalization.",
        "CGAL NefPolyhedron Triangulation failed: bad polygon",
        "Nef minkowski hard-crashed",
        "Export failed, the object isn't a valid 2-manifold.",
        // values
        "Bad range parameter in for statement: too many elements (3567587328)",
        "Bad range parameter for children: too many elements (3567587328)",
        "undefined operation (string + number)",
        "Unable to convert cube(size=\"20\", ...) parameter to a number or a vec3 of numbers",
        "Unable to convert points[1] = [0] to a vec3 of numbers",
        "Problem converting rotate(a=undef) parameter",
        "sqrt() parameter could not be converted",
        "linear_extrude(..., scale=\"a\") could not be converted",
        "height when specified should be a number",
        "lookup(undef, ...) first argument is not a number",
        "Matrix must contain only numbers. Problem at row 0, col 1",
        "Parent module index (3) greater than the number of modules on the stack",
        "Invalid type of parameters for cross()",
        "rands() range min cannot be infinite"
      })
  void whatSaysThatThePartIsNotWhatTheModelSaysIsHeldAgainstIt(String text) {
    assertThat(KnownMessages.meansWrongOutput(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "size was assigned on line 1 but was overwritten",
        "size was assigned on line 1 of \"a.scad\" but was overwritten",
        "Module box: Parameter side is overwritten with a literal",
        "Parameter \"side\" is overwritten with a literal",
        "$fs too small - clamping to 0.010000",
        "$fn negative - setting to 0",
        "begin is greater than the end, but step is positive",
        "begin is smaller than the end, but step is negative",
        "search term not found: \"z\"",
        "len() parameter could not be converted",
        "len() parameter could not be converted: argument 0: expected string, found number (5)",
        "variable convexity not specified as parameter",
        "variable \"convexity\" not specified as parameter",
        "When parameter a is supplied as vector, v is ignored rotate(a=[1, 2, 3], v=[0, 0, 1])",
        "Cylinder parameters ambiguous",
        "Ignoring radius variable 'r' as diameter 'd' is defined too.",
        "Specified both \"file\" and \"filename\"",
        "Ignoring \"delta\" argument as \"r\" is defined too.",
        "Unable to parse color \"nocolour\"",
        "color() expects numbers between 0.0 and 1.0. Value of 255.0 is out of range",
        "Invalid color in 3MF export",
        "Unable to convert $vpr=undef to a vec3 or vec2 of numbers",
        "Viewall and autocenter disabled in favor of $vp*",
        "GLView: unknown colorscheme Nope",
        "Ignoring request to enable unknown feature 'roof'.",
        "PolySet has degenerate polygons",
        "Unsupported DXF Entity 'MTEXT' (2) in \"a.dxf\".",
        "Unsupported DXF Entity 'VIEWPORT' (1) in layer '0' of a.dxf",
        "PolySet -> Manifold conversion failed: NotManifold\nTrying to repair and reconstruct mesh..",
        "Minkowski: Nef polyhedron converted from mesh is invalid!",
        "[manifold] Minkowski hard-crashed, falling back to Nef operation.",
        "CGAL error in CGAL_Nef_polyhedron3(): assertion. Attempting union...",
        "Failed to add face with 4 vertices!",
        "Remeshing output isn't closed",
        "GeometryEvaluator: Node didn't fit into cache.",
        "Object may not be a valid 2-manifold and may need repair!",
        "Exported object may not be a valid 2-manifold and may need repair",
        "Undefined escape sequence \"\\q\"",
        "Integer \"9007199254740993\" cannot be represented precisely"
      })
  void whatIsStyleColourOrASlowerWayIsNot(String text) {
    assertThat(KnownMessages.meansWrongOutput(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Can't open file \"out.stl\" for export",
        "Can't open input file 'a.scad'!",
        "Can't parse file 'a.scad'!",
        "Can't create OpenGL OffscreenView. Code: -1. Exiting.",
        "Can't register font 'a.ttf'",
        "Current top level object is empty.",
        "Current top level object is not a 3D object.",
        "'out' is not a directory for output file out/a.stl - Skipping",
        "Either add a valid suffix or specify one using the --export-format option.",
        "Unknown --export-format option 'x'.  Use -h to list available options.",
        "Export to 3MF format was not enabled when building the application.",
        "Not a CGALNefPoly. Add some CSG ops?",
        "CGAL error in Polygon2d::tesselate(): bad polygon",
        "Could not load glyph 12 for char at index 1 in text 'a'",
        "Unknown value for the halign parameter (use \"left\", \"right\" or \"center\"): 'middle'",
        "terminate called after throwing an instance of 'std::bad_alloc'"
      })
  void linesWithoutASeverityCanBeErrors(String line) {
    assertThat(KnownMessages.isUnprefixedFailure(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Geometries in cache: 1",
        "Geometry cache size in bytes: 728",
        "CGAL Polyhedrons in cache: 0",
        "CGAL cache size in bytes: 0",
        "Total rendering time: 0:00:00.000",
        "   Top level object is a 3D object:",
        "   Simple:        yes",
        "Bounding box:",
        "Could not initialize localization.",
        "Converted to Nef polyhedron",
        "PolySet has nonplanar faces. Attempting alternate construction",
        "Please see https://en.wikipedia.org/wiki/Web_colors"
      })
  void whatOpenScadPrintsByItselfContinuesNoMessageAndIsNoError(String line) {
    assertThat(KnownMessages.isChatter(line)).isTrue();
    assertThat(KnownMessages.isUnprefixedFailure(line)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Geometries in cache: 1",
        "Total rendering time: 0:00:00.000",
        "   Top level object is a 2D object:",
        "   Halffacets:    24"
      })
  void numbersAboutARenderAreKnownAsAWhole(String line) {
    assertThat(KnownMessages.isStatistics(line)).isTrue();
    assertThat(KnownMessages.isStatistics(line + " Assertion 'x' failed.")).isFalse();
    assertThat(KnownMessages.isStatistics("ERROR: " + line)).isFalse();
  }
}
