package io.github.scadmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.scadmaven.engine.EmbeddedOpenScad.Sight;
import io.github.scadmaven.engine.EngineProject.Run;
import io.github.scadmaven.file.Folders;
import io.github.scadmaven.openscad.Format;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A model sees the folders that it was given, by whatever name it calls others, and writes to its
 * output folder only.
 *
 * <p>Everything that OpenSCAD can read is tried in one model; what it got shows in its messages and
 * in its geometry.
 */
@Timeout(300)
class SandboxTest {

  private static final String FAMILY = "Secretive Fonts";

  /** Two facets for each side of a cube. */
  private static final int FACETS_OF_A_CUBE = 12;

  @TempDir static Path folder;

  private static Path secrets;
  private static EngineProject project;

  @BeforeAll
  static void prepare() throws IOException {
    secrets = folder.resolve("secrets");
    writeSecrets(secrets);
    writeSecrets(folder.resolve("project-evil"));
    project = new EngineProject(folder.resolve("project"));
    writeSecrets(project.file("inside"));
  }

  @AfterAll
  static void close() {
    project.close();
  }

  @Test
  void allOfItIsReadWhereItMayBeRead() throws Exception {
    Run run = render("inside");

    assertThat(run.log())
        .contains("SECRET of include")
        .doesNotContain(FAMILY)
        .doesNotContain("open");
    assertThat(facets(run)).isGreaterThan(4 * FACETS_OF_A_CUBE);
    assertThat(run.succeeded()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s", // absolute
        "/%s",
        "../secrets",
        "../project/../secrets",
        "inside/../../secrets",
        "../project-evil",
        "../PROJECT/../secrets",
        "/proc/self/root%s",
        "/proc/self/cwd/../secrets",
        "/proc/1/root%s",
        "/dev/fd/../../..%s",
        "/.font-files/..%s",
        "file://%s",
        "~/../..%s",
      })
  void nothingOutsideIsRead(String way) throws Exception {
    assertThatNothingIsReadFrom(way.formatted(secrets));
  }

  @Test
  void nothingOutsideIsReadThroughALinkToAFolder() throws Exception {
    link("folder-link", secrets);
    assertThatNothingIsReadFrom("folder-link");
    assertThatNothingIsReadFrom("inside/../folder-link");
  }

  @Test
  void nothingOutsideIsReadThroughARelativeLink() throws Exception {
    link("relative-link", Path.of("../secrets"));
    assertThatNothingIsReadFrom("relative-link");
  }

  @Test
  void nothingOutsideIsReadThroughAChainOfLinks() throws Exception {
    link("third", secrets);
    link("second", Path.of("third"));
    link("first", project.file("second"));
    assertThatNothingIsReadFrom("first");
  }

  @Test
  void nothingOutsideIsReadThroughLinksToFiles() throws Exception {
    Files.createDirectories(project.file("links"));
    for (String name : List.of("s.scad", "s.stl", "s.dat", "s.png", "s.svg", "s.ttf")) {
      link("links/" + name, secrets.resolve(name));
    }
    assertThatNothingIsReadFrom("links");
  }

  @Test
  void nothingOutsideIsReadThroughALinkToTheTop() throws Exception {
    link("top", Path.of("/"));
    try {
      assertThatNothingIsReadFrom("top" + secrets);
    } finally {
      Files.delete(project.file("top")); // before somebody deletes what it leads to
    }
  }

  @Test
  void aLinkFromOneReadableFolderToAnotherIsFollowed() throws Exception {
    link("second-name", project.file("inside"));
    Run run = render("second-name");

    assertThat(run.log()).contains("SECRET of include");
    assertThat(facets(run)).isGreaterThan(4 * FACETS_OF_A_CUBE);
  }

  @Test
  void whatModelsSeeIsKnownOutsideToo() throws Exception {
    link("way-out", secrets);
    assertThat(project.sees(project.file("inside/s.scad"))).isTrue();
    assertThat(project.sees(secrets.resolve("s.scad"))).isFalse();
    assertThat(project.sees(project.file("way-out/s.scad"))).isFalse();
    assertThat(project.sees(folder.resolve("project-evil/s.scad"))).isFalse();
  }

  @Test
  void aFolderThatIsGivenThroughALinkIsReadThroughThatLinkAndByItsRealName() throws Exception {
    Path real = folder.resolve("real");
    writeSecrets(real.resolve("inside"));
    Path given = Files.createSymbolicLink(folder.resolve("given"), real);
    try (EngineProject linked = new EngineProject(given)) {
      for (Path way : List.of(Path.of("inside"), given.resolve("inside"), real.resolve("inside"))) {
        linked.with("model.scad", model(way.toString()));
        Run run = linked.render("model.scad");
        assertThat(run.log()).as(way.toString()).contains("SECRET of include");
        assertThat(facets(run)).as(way.toString()).isGreaterThan(4 * FACETS_OF_A_CUBE);
      }
      linked.with("model.scad", model("../secrets"));
      assertThat(linked.render("model.scad").log()).doesNotContain("SECRET");
    }
  }

  /** Such as /tmp on macOS: the real name begins with another folder of the top. */
  @Test
  void aFolderWhoseRealNameBeginsElsewhereIsRead() throws Exception {
    Path memory = Path.of("/dev/shm");
    assumeTrue(Files.isWritable(memory), "no second place for a folder");
    Path real = Files.createTempDirectory(memory, "scad");
    try {
      Files.writeString(real.resolve("part.scad"), "include <./more.scad>\n");
      Files.writeString(real.resolve("more.scad"), "echo(\"more\");\n");
      Path given = Files.createSymbolicLink(folder.resolve("elsewhere"), real);
      try (EngineProject linked = new EngineProject(given)) {
        linked.with("model.scad", "include <part.scad>", "cube(1);");
        assertThat(linked.render("model.scad").echoes()).containsExactly("\"more\"");
      }
    } finally {
      Folders.delete(real);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "/proc/self/environ",
        "/proc/self/fd/0",
        "/dev/stdin",
        "/dev/tty",
        "/dev/urandom",
        "/",
        "/dev",
        "/proc",
        "/tmp",
        "..",
      })
  void neitherDevicesNorFoldersNorTheMachinesFilesAreRead(String file) throws Exception {
    project.with("model.scad", "include <" + file + ">", "use <" + file + ">", "cube(1);");
    Run run = project.render("model.scad");

    assertThat(run.complaints())
        .containsExactly(
            "model.scad:1: Can't open include file '" + file + "'",
            "model.scad:2: Can't open library '" + file + "'");
    assertThat(run.succeeded()).isTrue();
  }

  @Test
  void ofASingleFontFileTheNeighboursStayUnseen() throws Exception {
    Path fonts = folder.resolve("fonts");
    Path font = TestFont.write("Regular", "The Single Font", fonts.resolve("single.ttf"));
    TestFont.write("Regular", "The Second Font", fonts.resolve("second.ttf"));
    Files.writeString(fonts.resolve("beside.scad"), "echo(\"SECRET\");\n");
    Path home = folder.resolve("single");
    Sight sight = new Sight(List.of(home), List.of(), List.of(font));
    try (EngineProject single = new EngineProject(home, sight)) {
      single.with(
          "model.scad",
          "include <" + fonts.resolve("beside.scad") + ">",
          "text(\"a\", font = \"The Single Font\");",
          "text(\"a\", font = \"The Second Font\");");
      String log = single.render("model.scad", Format.SVG).log();

      assertThat(log).contains("no font \"The Second Font\"").doesNotContain("The Single Font\"");
      assertThat(log).contains("Can't open include file").doesNotContain("SECRET");
    }
  }

  @Test
  void theOutputFolderIsWritable() throws Exception {
    project.with("model.scad", "cube(1);");
    Path output = Files.createDirectories(project.file("target/written"));

    Run run = project.render("model.scad", Format.STL, output.resolve("a.stl"), null);

    assertThat(run.succeeded()).isTrue();
    assertThat(output.resolve("a.stl")).isNotEmptyFile();
    assertThat(output.resolve("model.d")).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"project/source.scad", "project/new.d", "secrets/s.scad", "secrets/new.d"})
  void nothingElseIs(String name) throws Exception {
    project.with("model.scad", "cube(1);");
    project.with("source.scad", "// a source");
    Path target = folder.resolve(name);
    byte[] before = Files.exists(target) ? Files.readAllBytes(target) : new byte[0];
    Path output = Files.createDirectories(project.file("target/beside"));

    project.render("model.scad", Format.STL, output.resolve("a.stl"), target);

    assertThat(Files.exists(target) ? Files.readAllBytes(target) : new byte[0]).isEqualTo(before);
    assertThat(Files.exists(target)).isEqualTo(before.length > 0);
  }

  @Test
  void aLinkInTheOutputFolderIsNoWayOut() throws Exception {
    project.with("model.scad", "cube(1);");
    Path output = Files.createDirectories(project.file("target/trapped"));
    Path victim = Files.writeString(folder.resolve("victim"), "precious");
    Path absent = folder.resolve("absent");
    Files.createSymbolicLink(output.resolve("a.stl"), victim);
    Files.createSymbolicLink(output.resolve("model.d"), absent);

    project.render("model.scad", Format.STL, output.resolve("a.stl"), null);

    assertThat(victim).hasContent("precious");
    assertThat(Files.exists(absent, LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void aPipeInTheProjectIsNotWaitedFor() throws Exception {
    Path pipe = project.file("pipe.scad");
    Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assumeTrue(mkfifo.waitFor() == 0, "no mkfifo");
    project.with("model.scad", "include <pipe.scad>", "cube(1);");

    assertThat(project.render("model.scad").complaints())
        .containsExactly("model.scad:1: Can't open include file 'pipe.scad'");
  }

  private static void assertThatNothingIsReadFrom(String way) throws Exception {
    Run run = render(way);
    assertThat(run.log())
        .contains("Can't open include file", "Can't open library", "no font \"" + FAMILY + "\"")
        .doesNotContain("SECRET");
    assertThat(facets(run)).isEqualTo(FACETS_OF_A_CUBE);
  }

  private static Run render(String way) throws Exception {
    project.with("model.scad", model(way));
    return project.render("model.scad");
  }

  private static String[] model(String way) {
    return """
    include <%1$s/s.scad>
    use <%1$s/s.scad>
    use <%1$s/s.ttf>
    cube(1);
    translate([20, 0, 0]) import("%1$s/s.stl");
    translate([40, 0, 0]) surface("%1$s/s.dat");
    translate([60, 0, 0]) surface("%1$s/s.png");
    translate([80, 0, 0]) linear_extrude(1) import("%1$s/s.svg");
    intersection() { // draws the text, but adds nothing
      linear_extrude(1) text("x", font = "%2$s");
      translate([0, 0, 5]) cube(1);
    }
    """
        .formatted(way, FAMILY)
        .split("\n");
  }

  private static void writeSecrets(Path place) throws IOException {
    Files.createDirectories(place);
    Files.writeString(place.resolve("s.scad"), "echo(\"SECRET of include\");\n");
    Files.writeString(place.resolve("s.stl"), Tetrahedron.asciiStl());
    Files.writeString(place.resolve("s.dat"), "0 1\n1 2\n");
    Files.writeString(
        place.resolve("s.svg"),
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"5\" height=\"5\"/></svg>\n");
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xFFFFFF);
    ImageIO.write(image, "png", place.resolve("s.png").toFile());
    TestFont.write("Regular", FAMILY, place.resolve("s.ttf"));
  }

  private static long facets(Run run) throws IOException {
    return run.text().lines().filter(line -> line.contains("endfacet")).count();
  }

  private static void link(String name, Path target) throws IOException {
    Files.createSymbolicLink(project.file(name), target);
  }
}
