package io.github.scadmaven.openscad;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The messages of OpenSCAD that the verdict depends on.
 *
 * <p>Collected from the message texts in the sources of 2019.05, 2021.01 and of July 2026; most
 * were provoked on 2021.01, by the models in {@code src/test/openscad}. Each list holds regular
 * expressions that are searched for in a message's text.
 */
final class KnownMessages {

  /**
   * Warnings about style, colours, the camera and the like, of which the other list's patterns
   * would find some: the geometry is what the model says. They are looked at first, and only at a
   * message's beginning: the rest may be anybody's words.
   */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "^"
              + anyOf(
                  List.of(
                      "[\"']?\\$?\\w+[\"']? was assigned on line ",
                      "(?:Module \\w+: )?Parameter [\"']?\\w+[\"']? is overwritten with a literal",
                      // What OpenSCAD always did, only without saying so.
                      "\\$f[sa] too small - clamping|\\$f[ne] negative - setting to 0",
                      // How libraries tell vectors from numbers since before is_list(). Where the
                      // result is calculated with, that is warned about, too.
                      "len\\(\\) parameter could not be converted",
                      // Only the preview looks at it.
                      "variable \"?convexity\"? not specified as parameter",
                      // The usual idiom for an empty loop, [0:1:n-1] with n = 0.
                      "begin is (?:greater|smaller) than the end, but step ",
                      "search term not found: ",
                      "When parameter a is supplied as vector, v is ignored ",
                      // The same said twice; which one counts is documented.
                      "Cylinder parameters ambiguous|Ignoring radius variable |Specified both ",
                      "Ignoring [\"']?\\w+[\"']? argument as [\"']?\\w+[\"']? is defined too",
                      "[Uu]nable to parse color |color\\(\\) expects |Invalid color in ",
                      "Unable to convert \\$vp|Viewall and autocenter|GLView: unknown colorscheme ",
                      "Ignoring request to enable unknown feature ",
                      "new lines (?:in )?'|Undefined escape sequence |Integer \"|Don't use valign",
                      // Slow, but right; where the other way fails as well, there is an error, too.
                      "\\[manifold\\] Minkowski |Minkowski: Nef polyhedron converted from mesh ",
                      "PolySet -> Manifold conversion failed|CGAL error in (?s:.*)Attempting union",
                      "Remeshing output |Attempted to remove |Failed to add face with ",
                      "GeometryEvaluator: Node didn't fit into cache|Trying to read single entry ",
                      // Faces without area, of which imported meshes are full.
                      "PolySet has degenerate polygons",
                      // What annotates a drawing: OpenSCAD takes outlines only, and leaves out the
                      // parts of the dimensions that it can measure.
                      "Unsupported DXF Entity '(?:M?TEXT|ATT(?:DEF|RIB)|POINT|SOLID|HATCH|LEADER"
                          + "|TOLERANCE|VIEWPORT|SEQEND)'",
                      // Two solids that touch at an edge are enough for it, and the file is
                      // complete.
                      "(?:Exported o|O)bject may not be a valid 2-manifold")));

  /** Warnings that say that a part of the model is missing, dropped or undefined. */
  private static final Pattern WRONG_OUTPUT =
      oneOf(
          List.of(
              // files
              "Can't (?:open|find) (?:include file|library\\b|import file)",
              ", import\\(\\) at [Ll]ine |import\\(\\) filter .* did not match|import requires CGAL",
              "Failed to parse file|Failure trying to import|Could not read file|Can't read file '",
              "Can't parse vertex line|Invalid Face index in File|Index .* out of range in Line",
              "Unrecognized Line .* in line|Unsupported file format",
              "Can't open (?:DXF|DAT) file|Illegal ID '|Illegal value |[Nn]ot enough input values for ",
              "Bad DXF line index|Can't find (?:dimension|cross) |has unsupported type",
              "Unsupported DXF Entity|Invalid dpi value",
              "The file '.*' couldn't be opened|Can't read PNG image|bad_alloc caught",
              // fonts
              "Can't (?:get|read|register|initialize|set)\\b.*\\b(?:[Ff]ont|fontconfig|freetype)\\b",
              "Font cache initialization failed|Could not (?:parse font|load glyph|get glyph|select a char map)",
              "Ignoring text with invalid UTF-8|Unknown value for the [hv]align",
              // names
              "Ignoring unknown (?:module|function|variable)|Can't call function on ",
              "Experimental builtin (?:module|function) .* is not enabled",
              "not enabled when building the application",
              // geometry
              "Mixing 2D and 3D objects|Ignoring [23]D child object|not yet implemented for 3D",
              "removing object|Range check failed for polygon|triangle doesn't have 3 points",
              "Constraint insertion failure|deprojection failure|Triangulation failed",
              "Resize in direction normal to flat object|Unknown roof method",
              "[Pp]rojection\\(\\) failed|(?:CGAL error|[Ee]xception) in |during CGAL::convex_hull_2",
              "Nef minkowski hard-crashed|Discarded \\d+ facets",
              "Point index .* is out of bounds|could not be converted|when specified should be a",
              "Unable to convert |[Pp]roblem converting |Parent module index|Negative parent",
              "Bad parameter type .* for children|Child(?:ren)? index .* out of bounds|Negative child",
              "does not support child modules|Root Modifier \\(!\\)",
              "Normalized tree is growing past|CSG normalization resulted in an empty tree",
              "isn't a valid 2-manifold|Geometry is too large to fit|with UUID .* is not valid",
              "^(?:cube|square|sphere|circle|cylinder|scale)\\(",
              // values that become undef, or others than the model says
              "Bad range parameter |undefined operation|operation undefined|is undefined",
              "undefined vector\\*vector|operator only defined|out of bounds for vector",
              "negative shift|shift too large|requires matching lengths|expected .*found",
              "(?:Matrix|Vector) must (?:be|contain)|(?:vector|matrix)\\*(?:vector|matrix) ",
              "number of parameters does not match|called with \\d+ arguments|[Ii]ncorrect arguments to ",
              "Invalid (?:number|type|vector size) of parameters?|Invalid value.* in parameter vector for ",
              "Invalid entry in search vector|is not of type |is not a? ?valid utf8 string",
              "first argument is not a number|argument cannot be infinite or nan|rands\\(\\)|resetting ",
              "not specified as parameter|supplied more th[ae]n once|overrides positional argument",
              "missing argument|Too many unnamed arguments|\\.\\.\\.\\) is not supported",
              "Ignoring duplicate variable assignment|Assignment without variable name",
              "Attempt to modify constant|Hexadecimal constant .* too large|setting result to "));

  /** Lines without a severity that are errors all the same; half of them come with exit code 0. */
  private static final Pattern UNPREFIXED_FAILURE =
      oneOf(
          List.of(
              "^\\s*Can't (?:open|parse|create|register|set)\\b",
              "^\\s*Current top level object is (?:empty|not a )",
              "^(?:error: |[Ee]rror (?:writing|parsing) )|\\binput error:",
              "^CGAL (?:error in |ERROR: )|^Not a CGALNefPoly",
              "^Export to \\S+ format was not enabled",
              "is not a directory for output file",
              "^terminate called|Assertion .* failed\\.?$",
              "^Could not (?:load|get) glyph|^Unknown value for the [hv]align",
              "^(?:Either add a valid suffix|Invalid suffix|Unknown suffix)",
              "^(?:Unknown --export-format|[Uu]nrecogni[sz]ed option|Python is not enabled)",
              "^(?:unknown transform op |invalid arguments for )"));

  /** Lines that OpenSCAD prints by itself and that don't continue the message before them. */
  private static final Pattern CHATTER =
      oneOf(
          List.of(
              "^\\s*$|^ {2,}\\S",
              "^(?:Geometries in cache|Geometry cache size|CGAL Polyhedrons in cache|CGAL cache size)",
              "^(?:Total rendering time|Status:|Genus:|Vertices:|Facets:|Bounding box:|Contours:)",
              "^(?:Compil|Parsing |Rendering |Converted |Objects? |Normalized |Exporting |Trimming )",
              "^(?:Could not initialize localization|Fontconfig |Please see https)",
              // of launchers, such as Slurm's srun, about themselves
              "^srun: |^slurmstepd[\\w.-]*: ",
              "^PolySet has nonplanar faces|^Top level object",
              "^Unable to open a connection to the X server|^DISPLAY=|^glX|^XCreateWindow failed"));

  /** What ends every log: known as a whole, so that no other pattern has to be tried on it. */
  private static final Pattern STATISTICS =
      Pattern.compile(
          "(?:Geometries in cache|Geometry cache size in bytes|CGAL Polyhedrons in cache"
              + "|CGAL cache size in bytes|Total rendering time"
              + "| {3}(?:Simple|Vertices|Halfedges|Edges|Halffacets|Facets|Volumes|Contours)): *[\\w:.]+"
              + "| {3}Top level object is a [23]D object:");

  private KnownMessages() {}

  /** Returns whether a line is one of the numbers about a render, and nothing else. */
  static boolean isStatistics(String line) {
    return STATISTICS.matcher(line).matches();
  }

  /**
   * Returns whether a warning says that the output is wrong or incomplete.
   *
   * @param text the warning without severity and location
   */
  static boolean meansWrongOutput(String text) {
    return !HARMLESS.matcher(text).find() && WRONG_OUTPUT.matcher(text).find();
  }

  /** Returns whether a line without severity is an error all the same. */
  static boolean isUnprefixedFailure(String line) {
    return UNPREFIXED_FAILURE.matcher(line).find();
  }

  /**
   * Returns whether a line is one that OpenSCAD prints by itself, and not the rest of a longer
   * message.
   */
  static boolean isChatter(String line) {
    return CHATTER.matcher(line).find();
  }

  /**
   * Returns why a picture could not be drawn at all, with what to do about it; empty if that is not
   * what went wrong.
   *
   * @param messages what OpenSCAD said
   * @param chatter the lines that it printed by itself
   */
  static Optional<String> whyNoPicture(List<Diagnostic> messages, List<String> chatter) {
    if (chatter.stream()
        .anyMatch(line -> line.startsWith("Unable to open a connection to the X"))) {
      return Optional.of(
          "pictures need a display, and there is none; install Xvfb, which is then used by itself (Debian and Ubuntu: apt-get install xvfb; Fedora: dnf install xorg-x11-server-Xvfb)");
    }
    return messages.stream().anyMatch(message -> meansNoPicture(message.text()))
        ? Optional.of(
            "pictures need a display with OpenGL and GLX, and this one has none; leave DISPLAY unset to have Xvfb used, or install OpenGL (Debian and Ubuntu: apt-get install libgl1-mesa-dri)")
        : Optional.empty();
  }

  /** Returns whether an error says that there is nothing to draw a picture on. */
  static boolean meansNoPicture(String text) {
    return text.startsWith("Can't create OpenGL OffscreenView");
  }

  private static Pattern oneOf(List<String> patterns) {
    return Pattern.compile(anyOf(patterns));
  }

  private static String anyOf(List<String> patterns) {
    return patterns.stream().collect(Collectors.joining("|", "(?:", ")"));
  }
}
