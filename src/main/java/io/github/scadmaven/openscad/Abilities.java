package io.github.scadmaven.openscad;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an OpenSCAD can do, as it says itself.
 *
 * @param version from {@code --version}
 * @param versionText the whole line that says so
 * @param manifold how it is told to use Manifold
 * @param exportFormat whether it knows {@code --export-format} (since 2021.01)
 * @param several whether it writes several outputs in one run (since 2021.01)
 * @param settings the export settings that it has
 * @param colorschemes the colour schemes that it has for pictures; empty if it doesn't say
 */
record Abilities(
    Version version,
    String versionText,
    ManifoldSwitch manifold,
    boolean exportFormat,
    boolean several,
    KnownSettings settings,
    List<String> colorschemes) {

  /** What 2021.01, the last release so far, does not export; later snapshots do. */
  private static final Set<Format> AFTER_2021_01 =
      Set.of(Format.OBJ, Format.WRL, Format.POV, Format.PARAM);

  /** What 2019.05 does not export either. */
  private static final Set<Format> SINCE_2021_01 =
      Set.of(Format.PDF, Format.ASCIISTL, Format.BINSTL);

  /** Of {@code -o}; the line breaks anywhere. */
  private static final Pattern SEVERAL = Pattern.compile("May\\s+be\\s+used\\s+multiple\\s+time");

  private static final Pattern COLORSCHEMES =
      Pattern.compile("--colorscheme arg\\s+=colorscheme:\\s*((?:[\\w ]|[*|]|\\n {9,})+)");

  /** How an OpenSCAD is told to compute with Manifold. */
  enum ManifoldSwitch {
    /** By {@code --backend}, since 2024-09-28. */
    BACKEND,
    /** By {@code --enable=manifold}, in the snapshots from 2023-03-18 on. */
    FEATURE,
    /** It has no Manifold. */
    NONE
  }

  private static final Pattern MANIFOLD_FEATURE =
      Pattern.compile("--enable\\b(?:(?!\\n\\s*-).)*?\\bmanifold\\b", Pattern.DOTALL);

  /**
   * Reads the answers of {@code --version} and {@code --help}.
   *
   * @param version the version
   * @param versionText the whole line that says so
   * @param help all that {@code --help} printed
   * @param settings all that {@code --help-export} printed; nothing if it doesn't know that
   */
  static Abilities of(Version version, String versionText, String help, String settings) {
    return new Abilities(
        version,
        versionText,
        manifoldSwitch(help),
        help.contains("--export-format"),
        SEVERAL.matcher(help).find(),
        KnownSettings.of(settings),
        colorschemes(help));
  }

  /** Returns whether {@code --help-export} is an option. */
  static boolean hasSettings(String help) {
    return help.contains("--help-export");
  }

  /**
   * Returns whether it can write a format; of a snapshot, that is not known before it is asked to.
   */
  boolean exports(Format format) {
    if (AFTER_2021_01.contains(format)) {
      return !version.isBefore(2021, 1, 1);
    }
    return !SINCE_2021_01.contains(format) || !version.isBefore(2021, 1, 0);
  }

  /** Returns whether it can compute with Manifold. */
  boolean hasManifold() {
    return manifold != ManifoldSwitch.NONE;
  }

  /**
   * Returns what makes it compute with a backend.
   *
   * @param backend the backend; {@code null} for Manifold where there is one
   */
  List<String> backendArguments(@Nullable Backend backend) {
    boolean cgal = backend == Backend.CGAL;
    return switch (manifold) {
      case BACKEND -> List.of("--backend=" + (cgal ? Backend.CGAL : Backend.MANIFOLD).option());
      case FEATURE -> cgal ? List.of() : List.of("--enable=manifold");
      case NONE -> List.of();
    };
  }

  /** {@code *Cornfield | Metallic | Tomorrow Night}, broken into lines anywhere. */
  private static List<String> colorschemes(String help) {
    Matcher list = COLORSCHEMES.matcher(help);
    if (!list.find()) {
      return List.of();
    }
    return Arrays.stream(list.group(1).split("\\|"))
        .map(name -> name.replace("*", "").replaceAll("\\s+", " ").strip())
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static ManifoldSwitch manifoldSwitch(String help) {
    if (help.contains("--backend")) {
      return ManifoldSwitch.BACKEND;
    }
    return MANIFOLD_FEATURE.matcher(help).find() ? ManifoldSwitch.FEATURE : ManifoldSwitch.NONE;
  }
}
