package io.github.scadmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.engine.EngineProject.Run;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Deep recursion works as in an installed OpenSCAD, and endless recursion is its error. */
@Timeout(300)
class RecursionTest {

  @TempDir static Path folder;

  private static EngineProject project;

  @BeforeAll
  static void prepare() throws IOException {
    project = new EngineProject(folder);
  }

  @AfterAll
  static void close() {
    project.close();
  }

  @Test
  void functionsGo5000CallsDeep() throws Exception {
    Run run = render("function f(n) = n == 0 ? 0 : 1 + f(n - 1);", "echo(f(5000));", "cube(1);");

    assertThat(run.echoes()).containsExactly("5000");
    assertThat(run.succeeded()).isTrue();
  }

  @Test
  void aFunctionThatEndsWithItsCallGoesAsDeepAsItLikes() throws Exception {
    Run run = render("function f(n) = n == 0 ? 0 : f(n - 1);", "echo(f(100000));", "cube(1);");

    assertThat(run.echoes()).containsExactly("0");
  }

  @Test
  void modulesGo400CallsDeep() throws Exception {
    Run run =
        render(
            "module m(n) { if (n > 0) translate([0, 0, 1]) m(n - 1); else { echo(\"end\"); cube(1); } }",
            "m(400);");

    assertThat(run.echoes()).containsExactly("\"end\"");
    assertThat(run.text()).contains("vertex 0 0 400");
    assertThat(run.succeeded()).isTrue();
  }

  @Test
  void childrenGo400CallsDeep() throws Exception {
    Run run =
        render(
            "module m(n) { if (n > 0) m(n - 1) children(); else children(); }", "m(400) cube(1);");

    assertThat(run.complaints()).isEmpty();
    assertThat(run.succeeded()).isTrue();
  }

  @Test
  void anEndlessFunctionIsOpenScadsError() throws Exception {
    assertThatRecursionIsFound("function 'f'", "function f(n) = 1 + f(n + 1);", "echo(f(0));");
  }

  @Test
  void twoEndlessFunctionsAreOpenScadsError() throws Exception {
    assertThatRecursionIsFound(
        "function '",
        "function f(n) = 1 + g(n + 1);",
        "function g(n) = 1 + f(n + 1);",
        "echo(f(0));");
  }

  @Test
  void anEndlessModuleIsOpenScadsError() throws Exception {
    assertThatRecursionIsFound(
        "module 'm'", "module m(n) { translate([0, 0, 1]) m(n + 1); }", "m(0);");
  }

  @Test
  void twoEndlessModulesAreOpenScadsError() throws Exception {
    assertThatRecursionIsFound(
        "module '", "module a(n) b(n + 1);", "module b(n) a(n + 1);", "a(0);");
  }

  @Test
  void endlessChildrenAreOpenScadsError() throws Exception {
    assertThatRecursionIsFound("module 'm'", "module m() { m() children(); }", "m() cube(1);");
  }

  @Test
  void anEndlessFunctionLiteralIsOpenScadsError() throws Exception {
    assertThatRecursionIsFound("function", "f = function(g, n) 1 + g(g, n + 1);", "echo(f(f, 0));");
  }

  private static void assertThatRecursionIsFound(String inWhat, String... model) throws Exception {
    Run run = render(model);

    assertThat(run.complaints())
        .anySatisfy(text -> assertThat(text).contains("Recursion detected calling", inWhat));
    assertThat(run.log()).contains("model.scad, line ");
    assertThat(TestEngine.codeOf(run.exit())).isEqualTo(1);
  }

  private static Run render(String... model) throws Exception {
    project.with("model.scad", model);
    return project.render("model.scad");
  }
}
