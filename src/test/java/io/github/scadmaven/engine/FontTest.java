package io.github.scadmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.engine.EmbeddedOpenScad.Sight;
import io.github.scadmaven.engine.EngineProject.Run;
import io.github.scadmaven.openscad.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** text() is drawn with the font that the model asks for, or it is said that there is none. */
@Timeout(300)
class FontTest {

  private static final Map<String, String> SHAPES = new HashMap<>();

  @TempDir static Path folder;

  private static EngineProject project;

  @BeforeAll
  static void prepare() throws IOException {
    Path fonts = folder.resolve("fonts");
    TestFont.write("Regular", "Workshop Letter", fonts.resolve("deep/regular.ttf"));
    TestFont.write("Bold", "Workshop Letter", fonts.resolve("bold.ttf"));
    Path single = TestFont.write("Italic", "Single Lettring", folder.resolve("one/single.ttf"));
    TestFont.write("Regular", "Brought By Used", folder.resolve("own/used.ttf"));
    project =
        new EngineProject(folder, new Sight(List.of(folder), List.of(), List.of(fonts, single)));
  }

  @AfterAll
  static void close() {
    project.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Liberation Sans",
        "Liberation Sans:style=Bold",
        "Liberation Sans:style=Italic",
        "Liberation Sans:style=Bold Italic",
        "Liberation Serif",
        "Liberation Serif:style=Bold",
        "Liberation Mono",
        "Liberation Mono:style=Bold Italic",
        "Noto Sans",
        "Noto Sans:style=Bold",
      })
  void aBundledFontIsThereInItsOwnShape(String font) throws Exception {
    Run run = draw("gQ", font);

    assertThat(run.complaints()).isEmpty();
    assertThat(run.succeeded()).isTrue();
    if (!font.equals("Liberation Sans")) {
      assertThat(shape(run)).isNotEqualTo(shapeOf("gQ", "Liberation Sans"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Noto Naskh Arabic,\u0628",
    "Noto Sans Hebrew,\u05d0",
    "Noto Sans Devanagari,\u0905",
    "Noto Sans Thai:style=Bold,\u0e01"
  })
  void otherScriptsHaveTheirFonts(String font, String letter) throws Exception {
    Run run = draw(letter, font);

    assertThat(run.complaints()).isEmpty();
    assertThat(shape(run)).isNotEmpty().isNotEqualTo(shapeOf(letter, "Liberation Sans"));
  }

  @Test
  void withoutANameItIsLiberationSans() throws Exception {
    project.with("model.scad", "text(\"gQ\");");
    Run unnamed = project.render("model.scad", Format.SVG);

    assertThat(unnamed.complaints()).isEmpty();
    assertThat(shape(unnamed)).isEqualTo(shapeOf("gQ", "Liberation Sans"));
  }

  @ParameterizedTest
  @CsvSource({
    "Arial,Liberation Sans",
    "Helvetica:style=Bold,Liberation Sans:style=Bold",
    "Times New Roman,Liberation Serif",
    "Courier New:style=Italic,Liberation Mono:style=Italic",
    "sans,Liberation Sans",
    "sans-serif,Liberation Sans",
    "serif,Liberation Serif",
    "monospace,Liberation Mono",
    "liberationsans:style=bold,Liberation Sans:style=Bold",
    "'No Such Font,Liberation Serif',Liberation Serif",
    "Liberation Sans:bold,Liberation Sans:style=Bold",
    "Liberation Sans:style=Book,Liberation Sans",
    "Liberation Sans-20,Liberation Sans",
    "' Liberation Sans ',Liberation Sans",
  })
  void otherNamesOfAFontAreUnderstood(String name, String same) throws Exception {
    Run run = draw("gQ", name);

    assertThat(run.complaints()).isEmpty();
    assertThat(shape(run)).isEqualTo(shapeOf("gQ", same));
  }

  @ParameterizedTest
  @CsvSource({
    "Workshop Letter,Liberation Sans",
    "Workshop Letter:style=Bold,Liberation Sans:style=Bold",
    "Single Lettring:style=Italic,Liberation Sans:style=Italic",
  })
  void theProjectsFontsAreFoundInFoldersAndAsFiles(String font, String shape) throws Exception {
    Run run = draw("gQ", font);

    assertThat(run.complaints()).isEmpty();
    assertThat(shape(run)).isEqualTo(shapeOf("gQ", shape));
  }

  @Test
  void aFontThatTheModelUsesIsFound() throws Exception {
    project.with("model.scad", "use <own/used.ttf>", "text(\"a\", font = \"Brought By Used\");");
    assertThat(project.render("model.scad", Format.SVG).complaints()).isEmpty();
  }

  @Test
  void aFontFileThatIsNotThereIsAComplaint() throws Exception {
    project.with("model.scad", "use <own/absent.ttf>", "text(\"a\");");
    assertThat(project.render("model.scad", Format.SVG).complaints())
        .contains("Can't read font with path 'own/absent.ttf'");
  }

  @Test
  void aMissingFontIsAnErrorThatSaysWhichThereAre() throws Exception {
    Run run = draw("a", "No Such Font");

    assertThat(run.log()).contains("\nERROR: there is no font");
    assertThat(run.complaints())
        .containsExactly(
            "there is no font \"No Such Font\", for which OpenSCAD takes Liberation Sans; there are"
                + " Liberation Mono, Liberation Sans, Liberation Serif, Single Lettring, Workshop"
                + " Letter, Noto Naskh Arabic, Noto Sans, Noto Sans Armenian and 20 more; name the"
                + " file or the folder of another one in fonts");
  }

  @Test
  void everyMissingFontIsNamedOnce() throws Exception {
    project.with(
        "model.scad",
        "for (i = [0 : 20]) text(\"a\", font = str(\"No Font \", i % 10));",
        "text(\"a\", font = \"A \\\"quoted\\\" one\");",
        "text(\"a\", font = \"two\\nlines\");",
        "text(\"a\");");
    Run run = project.render("model.scad", Format.SVG);

    assertThat(run.complaints()).hasSize(12);
    assertThat(run.log())
        .contains("no font \"No Font 9\"", "no font \"A \"quoted\" one\"", "no font \"two\nlines\"")
        .doesNotContain("FontCache", "charmap");
  }

  @ParameterizedTest
  @CsvSource({
    "Liberation Sans Bold,did you mean \"Liberation Sans:style=Bold\"?",
    "WorkshopLetterBold,did you mean \"Workshop Letter:style=Bold\"?",
    "Arial Black,there are Liberation Mono",
    "Workshop-Letter,there are ",
  })
  void aNameThatIsNotQuiteRightIsMissingToo(String font, String hint) throws Exception {
    assertThat(draw("a", font).complaints())
        .singleElement()
        .asString()
        .startsWith("there is no font \"" + font + "\"")
        .contains(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "Liberation Sans:style=Blod,Liberation Sans",
    "Liberation Sans:style=Oblique,Liberation Sans",
    "Arial:style=Heavy,Liberation Sans",
  })
  void aMissingStyleIsAnErrorThatSaysWhichThereAre(String font, String taken) throws Exception {
    String style = font.substring(font.indexOf('=') + 1);
    assertThat(draw("a", font).complaints())
        .containsExactly(
            "the font \"%s\" has no style %s, for which OpenSCAD takes Regular; %s has Bold, Bold Italic, Italic, Regular"
                .formatted(font, style, taken));
  }

  @Test
  void aModelThatPrintsWhatLooksLikeAFontHidesNothing() throws Exception {
    project.with(
        "model.scad",
        "echo(\"\\nFontCache: font = \\\"x\"); echo(\"shown\"); no_such_module(); square(1);");
    Run run = project.render("model.scad", Format.SVG);

    assertThat(run.echoes()).contains("\"shown\"");
    assertThat(run.complaints()).singleElement().asString().contains("unknown module");
  }

  private static Run draw(String letters, String font) throws Exception {
    project.with("model.scad", "text(\"%s\", font = \"%s\");".formatted(letters, font));
    return project.render("model.scad", Format.SVG);
  }

  /** The shape of letters in a font that is surely there. */
  private static String shapeOf(String letters, String font) throws Exception {
    String known = SHAPES.get(letters + font);
    if (known == null) {
      known = shape(draw(letters, font));
      SHAPES.put(letters + font, known);
    }
    return known;
  }

  private static String shape(Run run) throws IOException {
    String svg = run.text();
    return svg.substring(svg.indexOf(" d=\"") + 1);
  }
}
