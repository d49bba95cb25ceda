package io.github.scadmaven.engine;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fonts that a model could have taken. Their files are read only if it matters. */
final class FontsInSight {

  private static final int MOST_LISTED = 8;

  /** The bundled fonts for other scripts, of which there are many, are listed last. */
  private static final Comparator<String> FOR_PEOPLE =
      Comparator.comparing((String family) -> family.startsWith("Noto "))
          .thenComparing(Comparator.naturalOrder());

  private final List<Path> files;
  private @Nullable List<FontFace> faces;

  /**
   * Creates them.
   *
   * @param files files, some of which hold fonts
   */
  FontsInSight(List<Path> files) {
    this.files = files;
  }

  List<FontFace> faces() {
    if (faces == null) {
      faces = files.stream().flatMap(file -> FontFace.of(file).stream()).toList();
    }
    return faces;
  }

  /** Returns a clause that names some families. */
  String list() {
    List<String> families =
        faces().stream()
            .flatMap(face -> face.families().stream())
            .distinct()
            .sorted(FOR_PEOPLE)
            .toList();
    String listed = families.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
    int more = families.size() - MOST_LISTED;
    return "there are " + listed + (more > 0 ? " and " + more + " more" : "");
  }

  /** Returns the styles of a family. */
  String stylesOf(String family) {
    return faces().stream()
        .filter(face -> face.isOfFamily(family))
        .flatMap(face -> face.styles().stream())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** Returns the right ways to ask for a font by a name that some programs show for it. */
  Stream<String> namedLike(String fullName) {
    return faces().stream()
        .flatMap(
            face ->
                face.families().stream()
                    .flatMap(
                        family ->
                            face.styles().stream()
                                .filter(style -> FontFamily.same(family + style, fullName))
                                .map(style -> family + ":style=" + style)))
        .sorted();
  }
}
