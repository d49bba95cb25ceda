package io.github.scadmaven.openscad;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What an OpenSCAD can do, as it says itself.
 *
 * @param version from {@code --version}
 * @param backendArguments what makes it use Manifold: {@code --backend=Manifold} since 2024-09-28,
 *     {@code --enable=manifold} in the snapshots before, nothing where it has no Manifold
 * @param exportFormat whether it knows {@code --export-format} (since 2021.01)
 */
record Abilities(Version version, List<String> backendArguments, boolean exportFormat) {

  private static final Pattern MANIFOLD_FEATURE =
      Pattern.compile("--enable\\b(?:(?!\\n\\s*-).)*?\\bmanifold\\b", Pattern.DOTALL);

  /**
   * Reads the answers of {@code --version} and {@code --help}.
   *
   * @param version the version
   * @param help all that {@code --help} printed
   */
  static Abilities of(Version version, String help) {
    return new Abilities(version, backendArguments(help), help.contains("--export-format"));
  }

  private static List<String> backendArguments(String help) {
    if (help.contains("--backend")) {
      return List.of("--backend=Manifold");
    }
    return MANIFOLD_FEATURE.matcher(help).find() ? List.of("--enable=manifold") : List.of();
  }
}
