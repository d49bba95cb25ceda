package io.github.scadmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.scadmaven.openscad.CustomizerParameters;
import io.github.scadmaven.openscad.CustomizerParameters.Type;
import io.github.scadmaven.openscad.Format;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  private static Map<String, Type> exported(EngineProject project) throws Exception {
    String json = project.render("box.scad", Format.PARAM).text();
    Map<String, Type> types = new TreeMap<>();
    for (JsonNode parameter : new ObjectMapper().readTree(json).get("parameters")) {
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
