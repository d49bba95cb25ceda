package io.github.scadmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.scadmaven.openscad.CustomizerParameters;
import io.github.scadmaven.openscad.CustomizerParameters.Type;
import io.github.scadmaven.openscad.Format;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parameters of a file are those that OpenSCAD's own param export shows. */
class CustomizerParametersTest {

  @TempDir private Path folder;

  @Test
  void parametersAreThoseOfOpenScadsOwnExport() throws Exception {
    try (EngineProject project = new EngineProject(folder)) {
      Path file =
          project.with(
              "box.scad",
              "include <more.scad>",
              "/* [Main] */",
              "// how wide",
              "w = 5; // [1:10]",
              "h=2.5;neg = -3; small = 1e-3;",
              "$fn = 12;",
              "label = \"a; b = 1; //\"; // [a, b]",
              "quoted = \"x\\\"y\";",
              "flag = true;",
              "v = [1, -2, 3.5];",
              "computed = w * 2;",
              "none = undef;",
              "nested = [[1, 2], [3]];",
              "texts = [\"a\", \"b\"];",
              "mixed = [1, \"a\"];",
              "empty = [];",
              "range = [0:5:20];",
              "// commented = 1;",
              "/* also = 1; */",
              "/* [Hidden] */",
              "hidden = 4;",
              "/* [More] */",
              "after_hidden = 5;",
              "module m(inner = 1) { local = 3; cube(w); }",
              "late = 9;",
              "m();");
      project.with("more.scad", "from_include = 1;");

      Map<String, Type> known = new TreeMap<>(CustomizerParameters.of(file, List.of()));

      assertThat(known.remove("from_include")).isEqualTo(Type.NUMBER);
      assertThat(known).isEqualTo(exported(project));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/* [Hidden] */\na=1;\n/* see [Other] */\nb=2;",
        "/* [Hidden] */\na=1;\n/* v[1] is */\nb=2;",
        "/* [Hidden] */\na=1;\n/* [mm] width */\nb=2;",
        "/* [Hidden] */\na=1;\n/* plain */\nb=2;",
        "/* [Hidden] */\na=1;\n/*\n[Other]\n*/\nb=2;",
        "/*\n[Hidden]\n*/\na=1;",
        "/* [Hid] [den] */\na=1;\n/* [hidden] */\nb=1;\n/* [[Hidden]] */\nc=1;\n/* [Hidden */\nd=1;",
        "/* [ Hidden ] */\na=1;\n/* [Hidden]x */\nb=1;\n/* [] [Hidden] */\nc=1;",
        "a=1; /* [Hidden] */ b=2; /* [X] */ c=3;\nd=4;",
        "/* [Hidden] */ a=1;\nb=2;",
        "/* [Hidden] */ /* [X] */ a=1;\nb=2;",
        "s=\"/* [Hidden] */\"; b=2;\nc=3;",
        "w=(5); t=--3; u=-(3); p=+3; q=-+3; n=!true; m=(true); k=- /* x */ 3; l=((-((5))));",
        "r=0x1F; s=0XfF; t=1.; u=.5; v=1e+3; w=1E-3; x=5.e2; y=1_000; z=0x;",
        "u=[1,2,];n=[-1,(2)];v=[1,2,3,4,5];w=[1,2,3,4];x=[1,2,3,4,];y=([1,2]);z=[1,\n+2,0x1F];",
        "a=+\"a\";b=-\"a\";c=-[1];d=+[1];e=+true;f=-true;g=((\"x\"));h=[[1]];i=[\"x\"];j=[true];k=[-[1]];l=[];",
        "a=1?2:3;b=1==1;c=[1,2][0];d=[1].x;e=\"abc\"[0];f=[1:2];g=[for(i=[1])i];h=PI;",
        "w=5; w=\"a\"; x=\"a\";\nx=5;",
        "w=5;\nw=1+2;\nx=1+2;\nx=5;",
        "w=5;\n/* [Hidden] */\nw=6;\nx=5;\n/* [X] */\nx=6;",
        "a=1;\nw=5; module m() {}\nb=2;",
        "a=1;\nw=5;\nmodule m() {}\nw=\"a\";",
        "a=1;\nw=5;\nx=1;\nmodule m() { x=1+2; }\nw=1+2;",
        "a=1;\nz=\"{\";\nb=2;",
        "a=1;\nz=\"x\ny{\";\nb=2;",
        "a=1;\nz=\"x{\ny\";\nb=2;",
        "a=1;\n// {\nb=2;\n/* { */\nc=2; /*\n{\n*/ z=\"}\";",
        "a=1;\ninclude <x{.scad>\nb=2;",
        "a=1;\nb=\n2; module m(){}",
        "a=1;\nmodule m()\nw=5;\nmodule n(x=3,y=4) cube(x);\nd=3;\nfunction f(x)=x;e=1;\nlet(q=2) cube(q);\nfor(i=[0:1])cube(i);\ng=2;;h=1;",
        "$fn=12;_x=2;3d=5;",
        "a=1; include <x.scad> b=2;\nuse <x.scad> c=5 include <x.scad> ;d=3;"
      })
  void everyFormIsReadAsOpenScadDoes(String source) throws Exception {
    try (EngineProject project = new EngineProject(folder)) {
      Path file = project.with("box.scad", source, "cube(1);");
      project.with("x.scad", "");
      project.with("x{.scad", "");

      assertThat(new TreeMap<>(CustomizerParameters.of(file, List.of())))
          .isEqualTo(exported(project));
    }
  }

  @Timeout(60)
  @ParameterizedTest
  @ValueSource(
      strings = {"1", "(", "-", "[", "[(", "/* ", "\" \"", "include <", "{", "a=[1,2", "/*[*/"})
  void aLongFileTakesNoLongerThanItsLength(String part) throws Exception {
    Path file = folder.resolve("long.scad");
    Files.writeString(file, "b = true;\na = " + part.repeat(500_000));
    assertThat(CustomizerParameters.of(file, List.of())).containsEntry("b", Type.TRUTH);

    Files.writeString(file, "b = true;\na = " + part.repeat(500_000) + ";");
    assertThat(CustomizerParameters.of(file, List.of())).containsEntry("b", Type.TRUTH);
  }

  private static Map<String, Type> exported(EngineProject project) throws Exception {
    String json = project.render("box.scad", Format.PARAM).text();
    Map<String, Type> types = new TreeMap<>();
    for (JsonNode parameter : new ObjectMapper().readTree(json).path("parameters")) {
      types.put(parameter.get("name").asText(), type(parameter));
    }
    return types;
  }

  private static Type type(JsonNode parameter) {
    return switch (parameter.get("type").asText()) {
      case "boolean" -> Type.TRUTH;
      case "string" -> Type.TEXT;
      default -> parameter.get("initial").isArray() ? Type.VECTOR : Type.NUMBER;
    };
  }
}
