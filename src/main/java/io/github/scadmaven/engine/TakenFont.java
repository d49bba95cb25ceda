package io.github.scadmaven.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  /**
   * Says what is wrong with it.
   *
   * @param fonts all fonts that there are
   * @return a sentence; empty if it is the one that was asked for
   */
  Optional<String> complaint(FontsInSight fonts) {
    FontRequest request = FontRequest.of(asked);
    List<String> families = request.families();
    String wanted = request.style();
    boolean familyIsClear = families.isEmpty() || families.stream().anyMatch(this::isFamily);
    boolean styleIsClear = wanted == null || isStyle(wanted);
    if (familyIsClear && styleIsClear) {
      return Optional.empty();
    }
    List<FontFace> taken = fonts.faces().stream().filter(this::isTaken).toList();
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

  private String noFont(FontRequest request, FontsInSight fonts) {
    String hint =
        fonts
            .namedLike(request.families().get(0))
            .findFirst()
            .map("did you mean \"%s\"?"::formatted)
            .orElseGet(fonts::list);
    return "there is no font \"%s\", for which OpenSCAD takes %s; %s; name the file or the folder of another one in fonts"
        .formatted(asked, family, hint);
  }

  private String noStyle(String wanted, FontsInSight fonts) {
    return "the font \"%s\" has no style %s, for which OpenSCAD takes %s; %s has %s"
        .formatted(asked, wanted, style, family, fonts.stylesOf(family));
  }
}
