package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What becomes of models that are wrong when a real OpenSCAD renders them. Each is rendered in
 * three ways: opened by OpenSCAD itself, included by a stub, and judged by the exit code alone.
 */
@NeedsOpenScad2021
class NativeVerdictTest {

  /**
   * A model that is wrong.
   *
   * @param file in {@code src/test/openscad/verdict}, without extension
   * @param suffix what it is rendered to
   * @param exitCodeTells whether OpenSCAD itself fails: with its exit code or an empty output
   * @param reason what must be said about it; {@code $PROJECT} stands for the project's folder
   */
  private record Wrong(String file, String suffix, boolean exitCodeTells, String reason) {
    String model() {
      return file + "-" + suffix;
    }

    String reason(ScadProject project) {
      return reason.replace("$PROJECT", project.file("").toString());
    }

    @Override
    public String toString() {
      return file + "." + suffix;
    }
  }

  private static Wrong fails(String file, String suffix, String reason) {
    return new Wrong(file, suffix, true, reason);
  }

  private static Wrong exits0(String file, String suffix, String reason) {
    return new Wrong(file, suffix, false, reason);
  }

  private static final List<Wrong> WRONG =
      List.of(
          // syntax
          fails("syntax-error", "stl", "syntax-error.scad:4: Parser error: syntax error"),
          fails("syntax-error-included", "stl", "parts/broken.scad:2: Parser error: syntax error"),
          exits0("syntax-error-used", "stl", "parts/broken.scad:2: Parser error: syntax error"),
          // files
          exits0(
              "missing-include",
              "stl",
              "missing-include.scad:3: Can't open include file 'not/there.scad'."),
          exits0("missing-use", "stl", "missing-use.scad:1: Can't open library 'not/there.scad'."),
          exits0(
              "missing-font-file",
              "stl",
              "missing-font-file.scad:1: Can't read font with path 'not/there.ttf'"),
          exits0(
              "missing-import-stl",
              "stl",
              "missing-import-stl.scad:2: Can't open import file '$PROJECT/not-there.stl', import() at line 2"),
          exits0(
              "missing-import-off",
              "stl",
              "missing-import-off.scad:2: Can't open import file '$PROJECT/not-there.off', import() at line 2"),
          exits0(
              "missing-import-amf",
              "stl",
              "missing-import-amf.scad:2: Can't open import file '$PROJECT/not-there.amf', import() at line 2"),
          exits0(
              "missing-import-dxf",
              "dxf",
              "missing-import-dxf.scad:2: Can't open DXF file '$PROJECT/not-there.dxf'."),
          exits0(
              "missing-import-svg",
              "dxf",
              "missing-import-svg.scad:2: Can't open file '$PROJECT/not-there.svg', import() at line 2"),
          exits0(
              "missing-import-in-included",
              "stl",
              "missing-import-stl.scad:2: Can't open import file '$PROJECT/not-there.stl', import() at line 2"),
          exits0(
              "unknown-import-format",
              "stl",
              "unknown-import-format.scad:2: Unsupported file format while trying to import file '\"solid.scad\"', import() at line 2"),
          exits0(
              "missing-surface",
              "stl",
              "missing-surface.scad:2: The file '$PROJECT/not-there.dat' couldn't be opened."),
          exits0(
              "missing-surface-image",
              "stl",
              "missing-surface-image.scad:2: The file '$PROJECT/not-there.png' couldn't be opened."),
          exits0(
              "missing-dxf-dimension",
              "stl",
              "missing-dxf-dimension.scad:2: Can't open DXF file 'not-there.dxf'!"),
          // names
          exits0("unknown-module", "stl", "unknown-module.scad:2: Ignoring unknown module 'sphre'"),
          exits0(
              "unknown-module-included",
              "stl",
              "unknown-module.scad:2: Ignoring unknown module 'sphre'"),
          exits0(
              "unknown-module-used",
              "stl",
              "parts/uses-unknown-module.scad:3: Ignoring unknown module 'sphre'"),
          exits0(
              "unknown-function",
              "stl",
              "unknown-function.scad:2: Ignoring unknown function 'double'"),
          exits0(
              "unknown-variable",
              "stl",
              "unknown-variable.scad:2: Ignoring unknown variable 'width'"),
          exits0(
              "misspelt-argument",
              "stl",
              "misspelt-argument.scad:2: variable lenght not specified as parameter"),
          // evaluation that ends too early, or never
          fails(
              "failed-assertion",
              "stl",
              "failed-assertion.scad:3: Assertion '(x > 3)' failed: \"x too small\""),
          fails(
              "failed-assertion-included",
              "stl",
              "failed-assertion.scad:3: Assertion '(x > 3)' failed: \"x too small\""),
          fails(
              "endless-function",
              "stl",
              "endless-function.scad:1: Recursion detected calling function 'f'"),
          fails(
              "endless-module",
              "stl",
              "endless-module.scad:1: Recursion detected calling module 'm'"),
          // dimensions
          fails("empty", "stl", "Current top level object is empty."),
          fails("empty", "dxf", "Current top level object is not a 2D object."),
          fails("flat", "stl", "Current top level object is not a 3D object."),
          fails("flat", "off", "Current top level object is not a 3D object."),
          fails("solid", "dxf", "Current top level object is not a 2D object."),
          fails("solid", "svg", "Current top level object is not a 2D object."),
          fails("solid", "pdf", "Current top level object is not a 2D object."),
          exits0(
              "mixed-dimensions",
              "stl",
              "mixed-dimensions.scad:2: Mixing 2D and 3D objects is not supported"),
          exits0(
              "flat-child-of-solid",
              "stl",
              "flat-child-of-solid.scad:3: Ignoring 2D child object for 3D operation"),
          exits0(
              "solid-child-of-flat",
              "stl",
              "solid-child-of-flat.scad:4: Ignoring 3D child object for 2D operation"),
          // geometry that is left out
          fails(
              "open-mesh-alone",
              "stl",
              "The given mesh is not closed! Unable to convert to CGAL_Nef_Polyhedron."),
          exits0(
              "open-mesh-beside-good",
              "stl",
              "The given mesh is not closed! Unable to convert to CGAL_Nef_Polyhedron."),
          exits0(
              "point-index",
              "stl",
              "point-index.scad:1: Point index 4 is out of bounds (from faces[3][2])"),
          exits0(
              "path-index",
              "dxf",
              "path-index.scad:1: Point index 3 is out of bounds (from paths[0][3])"),
          exits0(
              "crossing-axis",
              "stl",
              "all points for rotate_extrude() must have the same X coordinate sign (range is -1.00 -> 4.00)"),
          exits0("scaled-to-nothing", "stl", "Scaling a 3D object with 0 - removing object"),
          exits0(
              "not-a-number",
              "stl",
              "not-a-number.scad:2: Transformation matrix contains Not-a-Number and/or Infinity - removing object"),
          exits0(
              "children-of-primitive",
              "stl",
              "children-of-primitive.scad:1: module cube() does not support child modules"),
          exits0("missing-child", "stl", "Children index (1) out of bounds (1 children)"),
          // values that are others than the model says
          exits0(
              "bad-range",
              "stl",
              "bad-range.scad:2: Bad range parameter in for statement: too many elements (3567587328)"),
          exits0(
              "undefined-operation",
              "stl",
              "undefined-operation.scad:2: undefined operation (string + number)"),
          exits0(
              "unconvertible-size",
              "stl",
              "unconvertible-size.scad:2: Unable to convert cube(size=\"20\", ...) parameter to a number or a vec3 of numbers"),
          // formats whose messages go elsewhere, or that are not evaluated to the end
          exits0(
              "unknown-module", "echo", "unknown-module.scad:2: Ignoring unknown module 'sphre'"),
          exits0("unknown-module", "csg", "unknown-module.scad:2: Ignoring unknown module 'sphre'"),
          exits0(
              "failed-assertion",
              "echo",
              "failed-assertion.scad:3: Assertion '(x > 3)' failed: \"x too small\""),
          exits0(
              "failed-assertion",
              "csg",
              "failed-assertion.scad:3: Assertion '(x > 3)' failed: \"x too small\""),
          // formats that this OpenSCAD does not write
          fails(
              "solid",
              "obj",
              "Either add a valid suffix or specify one using the --export-format option."),
          fails("solid", "nef3", "Not a CGALNefPoly. Add some CSG ops?"));

  private static ScadProject project;
  private static Outcome outcome;

  @BeforeAll
  static void renderAll(@TempDir Path folder) throws Exception {
    project = new ScadProject(folder).withModels("verdict");
    List<String> yaml = new ArrayList<>(List.of("models:"));
    for (Wrong wrong : WRONG) {
      String model =
          "  - {file: %s.scad, suffix: %s, name: %s"
              .formatted(wrong.file(), wrong.suffix(), wrong.model());
      yaml.add(model + "}");
      yaml.add(model + "-included, quality: 24}");
      yaml.add(model + "-lenient, strictness: lenient}");
      project.with(
          "target/scad/outputs/" + wrong.model() + "." + wrong.suffix(), "an earlier output");
      project.with(
          "target/scad/outputs/" + wrong.model() + "-included." + wrong.suffix(),
          "an earlier output");
    }
    outcome = project.renderYaml(yaml.toArray(String[]::new));
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("WRONG")
  void failsWithItsReasonAndLeavesNoOutput(Wrong wrong) {
    assertThat(outcome.reasons(wrong.model())).contains(wrong.reason(project));
    assertThat(project.output(wrong.model() + "." + wrong.suffix())).doesNotExist();
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("WRONG")
  void failsWithTheSameReasonWhenAStubIncludesIt(Wrong wrong) {
    String model = wrong.model() + "-included";
    assertThat(outcome.reasons(model)).contains(wrong.reason(project));
    assertThat(project.output(model + "." + wrong.suffix())).doesNotExist();
  }

  @Test
  void failsAModelWhoseModuleIsMissingInTheWordsOfWhoAskedForIt(@TempDir Path other)
      throws Exception {
    Outcome outcome =
        new ScadProject(other)
            .with("renderer.scad", "include <parts.scad>")
            .with("parts.scad", "module wheel() cylinder(10);")
            .renderYaml("models: [{module: weel}]");

    assertThat(outcome.reasons("weel"))
        .containsExactly(
            "there is no module weel in renderer.scad or the files it includes; did you mean wheel?",
            "Current top level object is empty.");
  }

  @Test
  void warningsThatOnlySoundBadFailNoModelButAStrictOne(@TempDir Path other) throws Exception {
    Outcome outcome =
        new ScadProject(other)
            .withModels("verdict")
            .renderYaml(
                "models:",
                "  - {file: harmless.scad}",
                "  - {file: harmless.scad, name: strict, strictness: strict}");

    assertThat(outcome.warnings("harmless")).hasSizeGreaterThan(6);
    assertThat(outcome.reasons("harmless")).isEmpty();
    assertThat(outcome.reasons("strict")).containsAll(outcome.warnings("harmless"));
  }

  @Test
  void aMessageThatIsAllowedIsStillReportedButNotHeldAgainstTheModel(@TempDir Path other)
      throws Exception {
    Outcome outcome =
        new ScadProject(other)
            .withModels("verdict")
            .renderYaml(
                "allow: unknown variable 'debug'",
                "models: [{file: allowed.scad}, {file: unknown-variable.scad}]");

    assertThat(outcome.reasons("allowed")).isEmpty();
    assertThat(outcome.warnings("allowed"))
        .containsExactly("allowed.scad:1: Ignoring unknown variable 'debug'");
    assertThat(outcome.reasons("unknown-variable")).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("WRONG")
  void leniencyLeavesTheVerdictToTheExitCode(Wrong wrong) {
    String model = wrong.model() + "-lenient";
    Path output = project.output(model + "." + wrong.suffix());
    if (wrong.exitCodeTells()) {
      assertThat(outcome.reasons(model)).isNotEmpty();
      assertThat(output).doesNotExist();
    } else {
      assertThat(outcome.reasons(model)).isEmpty();
      assertThat(output).isNotEmptyFile();
    }
  }
}
