package io.github.scadmaven.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A font that OpenSCAD took for what a model asked for. If it is not the one, nobody says so:
 * Fontconfig finds something for every name.
 *
 * <p>Compared are the family and, if it is asked for by name as in {@code :style=Bold}, the style,
 * with all names that the fonts in sight call themselves. Weights and slants that are asked for in
 * another way, as in {@code :bold}, and letters that a font does not have, are not looked at. Of a
 * font whose file is neither TrueType nor OpenType only the name is known that OpenSCAD uses.
 *
 * @param asked what the model asked for
 * @param family the family of the one taken
 * @param style its style
 */
record TakenFont(String asked, String family, String style) {

  /** What fonts call the style that is none. */
  private static final Set<String> UPRIGHT =
      Set.of("Regular", "Normal", "Roman", "Book", "Plain", "Standard");

  private static final int MOST_LISTED = 8;

  /**
   * Says what is wrong with it.
   *
   * @param inSight gets all fonts that there are
   * @return a sentence; empty if it is the one that was asked for
   */
  Optional<String> complaint(Supplier<List<FontFace>> inSight) {
    FontRequest request = FontRequest.of(asked);
    List<String> families = request.families();
    String wanted = request.style();
    boolean familyIsClear = families.isEmpty() || families.stream().anyMatch(this::isFamily);
    boolean styleIsClear = wanted == null || isStyle(wanted);
    if (familyIsClear && styleIsClear) {
      return Optional.empty();
    }
    List<FontFace> fonts = inSight.get();
    List<FontFace> taken = fonts.stream().filter(this::isTaken).toList();
    if (!familyIsClear && families.stream().noneMatch(name -> anyOfFamily(taken, name))) {
      return Optional.of(noFont(request, fonts));
    }
    return wanted == null || styleIsClear || anyOfStyle(taken, wanted)
        ? Optional.empty()
        : Optional.of(noStyle(wanted, fonts));
  }

  private boolean isFamily(String name) {
    return FontFamily.same(name, family) || FontAliases.isStandIn(family, name);
  }

  private boolean isStyle(String name) {
    return FontFamily.same(name, style) || (isUpright(name) && isUpright(style));
  }

  private static boolean isUpright(String name) {
    return UPRIGHT.stream().anyMatch(upright -> FontFamily.same(upright, name));
  }

  private static boolean anyOfFamily(List<FontFace> fonts, String name) {
    return fonts.stream().anyMatch(font -> font.isOfFamily(name));
  }

  private static boolean anyOfStyle(List<FontFace> fonts, String name) {
    return fonts.stream().anyMatch(font -> font.variable() || font.hasStyle(name));
  }

  /** OpenSCAD knows names in ASCII only, with a question mark for every other character. */
  private boolean isTaken(FontFace font) {
    return (family.contains("?") || font.isOfFamily(family))
        && (style.contains("?") || font.variable() || font.hasStyle(style));
  }

  private String noFont(FontRequest request, List<FontFace> fonts) {
    return "there is no font \"%s\", for which OpenSCAD takes %s; %s; name the file or the folder of another one in fonts"
        .formatted(asked, family, meant(request, fonts).orElseGet(() -> list(fonts)));
  }

  private static Optional<String> meant(FontRequest request, List<FontFace> fonts) {
    String asked = request.families().get(0);
    return fonts.stream()
        .flatMap(font -> names(font, asked))
        .sorted()
        .findFirst()
        .map("did you mean \"%s\"?"::formatted);
  }

  /** The right ways to ask for a font by a name that some programs show for it. */
  private static Stream<String> names(FontFace font, String asked) {
    return font.families().stream()
        .flatMap(
            family ->
                font.styles().stream()
                    .filter(style -> FontFamily.same(family + style, asked))
                    .map(style -> family + ":style=" + style));
  }

  private static String list(List<FontFace> fonts) {
    Set<String> families =
        fonts.stream()
            .flatMap(font -> font.families().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    String listed = families.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
    int more = families.size() - MOST_LISTED;
    return "there are " + listed + (more > 0 ? " and " + more + " more" : "");
  }

  private String noStyle(String wanted, List<FontFace> fonts) {
    Set<String> styles =
        fonts.stream()
            .filter(font -> font.isOfFamily(family))
            .flatMap(font -> font.styles().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    return "the font \"%s\" has no style %s, for which OpenSCAD takes %s; %s has %s"
        .formatted(asked, wanted, style, family, String.join(", ", styles));
  }
}
