package io.github.scadmaven.openscad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scadmaven.openscad.Machine.Platform;
import io.github.scadmaven.process.Exit;
import io.github.scadmaven.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A native OpenSCAD that another program starts: which one it is, and what goes wrong. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class LaunchedOpenScadTest {

  private final ProcessRunner processes = new ProcessRunner("test-" + System.nanoTime());

  @TempDir Path folder;

  private Path bin;
  private Path inside;
  private Path launch;

  @BeforeEach
  void prepare() throws IOException {
    bin = Files.createDirectory(folder.resolve("bin"));
    inside = Files.createDirectory(folder.resolve("inside"));
    launch = folder.resolve("launch.sh");
  }

  @AfterEach
  void close() {
    processes.close();
  }

  /** As in a container. */
  @Test
  void whereTheLauncherLeadsThereIsAnother() throws Exception {
    script(bin.resolve("openscad"), "echo OpenSCAD version 2019.05 >&2");
    script(inside.resolve("openscad"), "echo 'OpenSCAD version 2021.01.17 (git abc)' >&2");
    script(launch, "shift; PATH='" + inside + "':$PATH; exec \"$@\"");

    OpenScad named = find("openscad");

    assertThat(named.description())
        .isEqualTo("OpenSCAD 2021.01.17 (openscad, launched by " + launch + " -x)");
    assertThat(named.launchedAs())
        .isEqualTo("OpenSCAD version 2021.01.17 (git abc) by " + launch + " -x");
    assertThat(find(null).version()).hasToString("2019.05");
    Files.delete(bin.resolve("openscad"));
    assertThat(find(null).version()).hasToString("2021.01.17");
  }

  @Test
  void whatStaysHereIsTheFileThatIsHere() throws Exception {
    Path program = script(bin.resolve("openscad"), "echo OpenSCAD version 2021.01 >&2");
    Launcher nice = Launcher.parse("nice -n 19");

    OpenScad openscad = finder(60).find("openscad", nice, List.of(), List.of());

    assertThat(openscad.launchedAs()).isEmpty();
    assertThat(openscad.identity()).isEqualTo(program);
  }

  @Test
  void oneThatLaunchesNothingIsQuoted() throws Exception {
    script(launch, "echo Unable to find image >&2", "echo Run with --help >&2", "exit 125");

    assertThatThrownBy(() -> find("openscad"))
        .isInstanceOf(OpenScadNotFoundException.class)
        .hasMessage(
            "The launcher \"%s -x\" does not launch OpenSCAD: asked for the --version of openscad it printed \"Unable to find image / Run with --help\". Try it by hand: %s -x openscad --version"
                .formatted(launch, launch));
  }

  @Test
  void whatIsAskedOnALostMachineIsAskedAgain() throws Exception {
    program();
    script(
        launch,
        "shift",
        "mkdir '"
            + folder
            + "/once' 2>/dev/null && { "
            + "echo srun: error: Application launch failed: Communication connection failure >&2; exit 233; }",
        "exec \"$@\"");

    assertThat(find(bin.resolve("openscad").toString()).version()).hasToString("2021.01");
  }

  @Test
  void oneThatKeepsWaitingIsGivenUp() throws Exception {
    script(launch, "echo srun: job 5 queued and waiting for resources >&2", "exec sleep 120");

    assertThatThrownBy(() -> finder(1).find("openscad", launcher(), List.of(), List.of()))
        .isInstanceOf(OpenScadNotFoundException.class)
        .hasMessage(
            launch
                + " -x openscad --version did not end within 1 s: srun: job 5 queued and waiting for resources");
  }

  @Test
  void aRenderWhoseMachineIsLostIsLaunchedAgain() throws Exception {
    program();
    script(
        launch,
        "shift",
        "case $* in *-o*) mkdir '"
            + folder
            + "/once' 2>/dev/null && { echo part >part.stl; "
            + "echo srun: error: Node failure on n2 >&2; exit 0; };; esac",
        "exec \"$@\"");

    Exit exit = find(bin.resolve("openscad").toString()).export(invocation());

    assertThat(exit).isEqualTo(new Exit.Code(0));
    assertThat(folder.resolve("part.stl")).hasContent("whole");
    assertThat(folder.resolve("log")).content().doesNotContain("Node failure");
  }

  /** Its launcher says 0 all the same. */
  @Test
  void aRenderWhoseMachinesAreAllLostFails() throws Exception {
    program();
    script(
        launch,
        "shift",
        "case $* in *-o*) \"$@\"; echo >>'"
            + folder
            + "/runs'; "
            + "echo srun: error: Node failure on n2 >&2; exit 0;; esac",
        "exec \"$@\"");

    Exit exit = find(bin.resolve("openscad").toString()).export(invocation());

    assertThat(exit).isEqualTo(new Exit.Code(1));
    assertThat(Files.readAllLines(folder.resolve("runs"))).hasSize(4);
    assertThat(folder.resolve("log"))
        .content()
        .contains(
            "ERROR: the machine that it was launched on failed 4 times (srun: error: Node failure on n2)");
  }

  @Test
  void aProgramThatIsNotThereIsSaidBeforeAnythingRuns() throws Exception {
    assertMissing(
        "srunn -n1",
        "launcher: there is no program srunn on PATH, to launch OpenSCAD with \"srunn -n1\"; install it, give its whole path, or set launcher to none");
    assertMissing(folder + "/none", "launcher: " + folder + "/none does not exist");
    assertMissing(bin.toString(), "launcher: " + bin + " is a folder; name the program in it");
    Files.writeString(launch, "");
    assertMissing(
        launch.toString(),
        "launcher: %s is not executable; make it so: chmod +x %s".formatted(launch, launch));
    script(launch, "");
    programs().check(launcher());
    programs().check(Launcher.NONE);
    script(bin.resolve("srun"), "");
    programs().check(Launcher.parse("srun"));
  }

  private void assertMissing(String launcher, String message) {
    assertThatThrownBy(() -> programs().check(Launcher.parse(launcher)))
        .isInstanceOf(OpenScadNotFoundException.class)
        .hasMessage(message);
  }

  private void program() throws IOException {
    script(
        bin.resolve("openscad"),
        "echo OpenSCAD version 2021.01 >&2",
        "case $* in *-o*) echo whole >part.stl;; esac");
  }

  private Invocation invocation() {
    return new Invocation(
        folder.resolve("part.scad"),
        null,
        folder,
        folder.resolve("part.stl"),
        Format.STL,
        null,
        folder.resolve("part.d"),
        folder.resolve("log"),
        Map.of(),
        null);
  }

  private OpenScad find(String wanted) throws Exception {
    return finder(60).find(wanted, launcher(), List.of(), List.of());
  }

  private Launcher launcher() {
    return new Launcher(List.of(launch.toString(), "-x"));
  }

  private NativeOpenScadFinder finder(int patienceSeconds) {
    return new NativeOpenScadFinder(
        machine(), processes, folder, Duration.ofSeconds(patienceSeconds));
  }

  private LauncherPrograms programs() {
    return new LauncherPrograms(machine());
  }

  private Machine machine() {
    return new Machine(Platform.LINUX, folder, List.of(bin), List.of(""), List.of(), false);
  }

  private static Path script(Path file, String... lines) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
