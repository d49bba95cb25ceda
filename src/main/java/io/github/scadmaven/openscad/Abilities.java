package io.github.scadmaven.openscad;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an OpenSCAD can do, as it says itself.
 *
 * @param version from {@code --version}
 * @param versionText the whole line that says so
 * @param manifold how it is told to use Manifold
 * @param exportFormat whether it knows {@code --export-format} (since 2021.01)
 */
record Abilities(
    Version version, String versionText, ManifoldSwitch manifold, boolean exportFormat) {

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
   */
  static Abilities of(Version version, String versionText, String help) {
    return new Abilities(
        version, versionText, manifoldSwitch(help), help.contains("--export-format"));
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

  private static ManifoldSwitch manifoldSwitch(String help) {
    if (help.contains("--backend")) {
      return ManifoldSwitch.BACKEND;
    }
    return MANIFOLD_FEATURE.matcher(help).find() ? ManifoldSwitch.FEATURE : ManifoldSwitch.NONE;
  }
}
