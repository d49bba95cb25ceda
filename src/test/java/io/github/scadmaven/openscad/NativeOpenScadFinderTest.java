package io.github.scadmaven.openscad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.scadmaven.openscad.Machine.Platform;
import io.github.scadmaven.process.ProcessRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An OpenSCAD is found where the user or the operating system has it, or the error helps. */
class NativeOpenScadFinderTest {

  private static final String INSTALL =
      "Install one (Debian and Ubuntu: apt-get install openscad; macOS: brew install --cask"
          + " openscad; Windows: winget install OpenSCAD.OpenSCAD; others:"
          + " https://openscad.org/downloads.html), or say where it is: <openscadPath> in the POM,"
          + " openscad_path in the YAML, or -Dscad.openscadPath=...";

  @TempDir private Path folder;
  private Path work;
  private Path home;
  private Path bin;
  private ProcessRunner processes;

  @BeforeEach
  void prepareAMachine() throws IOException {
    assumeFalse(File.separatorChar == '\\', "the programs are shell scripts");
    work = Files.createDirectory(folder.resolve("work"));
    home = Files.createDirectory(folder.resolve("home"));
    bin = Files.createDirectory(folder.resolve("bin"));
    processes = new ProcessRunner("test-" + System.nanoTime());
  }

  @AfterEach
  void endAllProcesses() throws IOException {
    if (processes != null) {
      processes.close();
      assertThat(work).as("temporary files").isEmptyDirectory();
    }
  }

  @Test
  void theOneOnPathIsFound() throws Exception {
    Path program = openScad(bin.resolve("openscad"), "2021.01");

    assertThat(find(linux(), null).description()).isEqualTo("OpenSCAD 2021.01 (" + program + ")");
  }

  @Test
  void theReleaseIsPreferredToTheNightlyOfAnEarlierFolder() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    openScad(bin.resolve("openscad-nightly"), "2025.03.25");
    openScad(other.resolve("openscad"), "2021.01");
    Machine machine = machine(Platform.LINUX, home, List.of(bin, other), List.of(""));

    assertThat(find(machine, null).version()).hasToString("2021.01");
  }

  @Test
  void aNightlyWillDo() throws Exception {
    openScad(bin.resolve("openscad-nightly"), "2025.03.25");

    assertThat(find(linux(), null).version()).hasToString("2025.03.25");
  }

  @Test
  void foldersAndFilesThatAreNoProgramsArePassedOver() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    Path another = Files.createDirectory(folder.resolve("another"));
    Files.createDirectory(bin.resolve("openscad"));
    Files.writeString(other.resolve("openscad"), "not executable");
    openScad(another.resolve("openscad"), "2021.01");
    Machine machine =
        machine(
            Platform.LINUX,
            home,
            List.of(folder.resolve("missing"), bin, other, another),
            List.of(""));

    assertThat(find(machine, null).description()).contains(another.toString());
  }

  @Test
  void aProgramInAFolderOfPathThatIsRelativeIsStartedAllTheSame() throws Exception {
    openScad(bin.resolve("openscad"), "2021.01");
    Path relative = Path.of("").toAbsolutePath().relativize(bin);

    OpenScad found = find(machine(Platform.LINUX, home, List.of(relative), List.of("")), null);

    assertThat(found.description()).contains("(" + Path.of("").toAbsolutePath());
  }

  @Test
  void onWindowsTheExtensionsAreTriedInTheirOrder() throws Exception {
    Path exe = openScad(bin.resolve("openscad.exe"), "2021.01");
    openScad(bin.resolve("openscad.com"), "2019.05");
    openScad(bin.resolve("openscad"), "2019.05");

    assertThat(find(windows(), null).description()).contains(exe.toString());
  }

  @Test
  void onWindowsAProgramInItsUsualFolderIsFound() throws Exception {
    Path nightly =
        openScad(folder.resolve("Programs/OpenSCAD (Nightly)/openscad.exe"), "2025.03.25");

    assertThat(find(windows(), null).description()).contains(nightly.toString());
  }

  @Test
  void onMacAnApplicationOfTheUserIsFound() throws Exception {
    Path program =
        openScad(home.resolve("Applications/OpenSCAD.app/Contents/MacOS/OpenSCAD"), "2021.01");
    Machine machine = machine(Platform.MAC, home, List.of(), List.of(""));

    // There may be one for all users, which comes first.
    assertThat(find(machine, null).description())
        .matches(".*\\Q(" + program + ")\\E|.*\\Q(/Applications/\\E.*");
  }

  @ParameterizedTest
  @CsvSource({
    "Applications/OpenSCAD-2021.01-x86_64.AppImage",
    ".local/share/flatpak/exports/bin/org.openscad.OpenSCAD"
  })
  void onLinuxTheUsersOwnInstallationsAreFound(String place) throws Exception {
    openScad(home.resolve(place), "2021.01");

    assertThat(find(linux(), null).version().year()).isPositive();
  }

  @Test
  void manifoldIsNamedWhereItIsUsed() throws Exception {
    Path program =
        script(
            bin.resolve("openscad"),
            "[ $1 = --help ] && echo '  --backend arg' || echo OpenSCAD version 2025.03.25");

    assertThat(find(linux(), null).description())
        .isEqualTo("OpenSCAD 2025.03.25 with Manifold (" + program + ")");
  }

  @Test
  void theVersionMayBePrintedAsAnErrorAmongOtherLines() throws Exception {
    script(bin.resolve("openscad"), "echo noise; echo 'OpenSCAD version 2021.01' >&2; exit 0");

    assertThat(find(linux(), null).version()).hasToString("2021.01");
  }

  @Test
  void theUsersChoiceIsAFile() throws Exception {
    openScad(bin.resolve("openscad"), "2019.05");
    Path chosen = openScad(folder.resolve("my tools/openscad-2021"), "2021.01");

    assertThat(find(linux(), chosen.toString()).version()).hasToString("2021.01");
  }

  @Test
  void theUsersChoiceIsANameOnPath() throws Exception {
    openScad(bin.resolve("openscad"), "2019.05");
    openScad(bin.resolve("openscad-2021.01"), "2021.01");

    assertThat(find(linux(), "openscad-2021.01").version()).hasToString("2021.01");
  }

  @ParameterizedTest
  @CsvSource({"openscad", "openscad.exe", "OpenSCAD.EXE"})
  void onWindowsANameOnPathMayHaveItsExtension(String name) throws Exception {
    openScad(bin.resolve(name.endsWith("EXE") ? name : "openscad.exe"), "2021.01");

    assertThat(find(windows(), name).version()).hasToString("2021.01");
  }

  @Test
  void theUsersChoiceIsAnApplicationOfMac() throws Exception {
    Path program = openScad(folder.resolve("OpenSCAD.app/Contents/MacOS/OpenSCAD"), "2021.01");

    assertThat(find(linux(), folder.resolve("OpenSCAD.app").toString()).description())
        .isEqualTo("OpenSCAD 2021.01 (" + program + ")");
  }

  @Test
  void aChoiceThatDoesNotExistIsAnError() {
    String wrong = folder.resolve("nowhere/openscad").toString();

    assertError(linux(), wrong)
        .hasMessage("openscadPath: " + wrong + " does not exist. " + INSTALL);
  }

  @Test
  void aNameThatIsNotOnPathIsAnError() {
    assertError(linux(), "openscad-2099")
        .hasMessage("openscadPath: there is no program openscad-2099 on PATH. " + INSTALL);
  }

  @Test
  void aFolderIsAnError() {
    assertError(linux(), bin.toString())
        .hasMessage("openscadPath: " + bin + " is a folder; name the program in it.");
  }

  @Test
  void aFileThatIsNotExecutableIsAnError() throws Exception {
    Path file = Files.writeString(bin.resolve("openscad"), "#!/bin/sh\n");

    assertError(linux(), file.toString())
        .hasMessage("openscadPath: " + file + " is not executable. Make it so: chmod +x " + file);
  }

  @Test
  void whatIsNoPathIsAnError() {
    assertError(linux(), "/a\0b").hasMessage("openscadPath: /a\0b is not a path.");
  }

  @Test
  void anotherProgramIsAnErrorThatQuotesIt() throws Exception {
    Path other = script(bin.resolve("blender"), "echo; echo Blender 4.2; echo more");

    assertError(linux(), other.toString())
        .hasMessage(
            other
                + " is not OpenSCAD: asked for its --version it printed \"Blender 4.2\" instead of"
                + " \"OpenSCAD version ...\". "
                + INSTALL);
  }

  @Test
  void ofAnotherProgramsAnswerOnlyTheBeginningIsQuoted() throws Exception {
    Path other = script(bin.resolve("other"), "printf 'y%.0s' $(seq 1 500)");

    assertError(linux(), other.toString())
        .hasMessageContaining("printed \"" + "y".repeat(120) + "...\" instead");
  }

  @Test
  void aProgramThatSaysNothingIsAnError() throws Exception {
    Path silent = script(bin.resolve("true"), "exit 0");

    assertError(linux(), silent.toString())
        .hasMessageContaining(
            "it printed nothing instead of \"OpenSCAD version ...\". If it is, the disk may be full: its answer goes to ");
  }

  @Test
  void aProgramThatCantBeStartedIsAnError() throws Exception {
    Path broken = executable(Files.writeString(bin.resolve("openscad"), "#!/no/such/shell\n"));

    assertError(linux(), null)
        .hasMessageStartingWith(broken + " can't be started: ")
        .hasMessageEndingWith(". " + INSTALL);
  }

  @Test
  void aProgramThatDoesNotEndIsAnErrorAndIsEnded() throws Exception {
    Path endless = script(bin.resolve("openscad"), "exec tail -f /dev/null");
    NativeOpenScadFinder finder =
        new NativeOpenScadFinder(linux(), processes, work, Duration.ofSeconds(1));

    assertThatThrownBy(() -> finder.find(null, List.of(), List.of()))
        .isInstanceOf(OpenScadNotFoundException.class)
        .hasMessage(endless + " --version did not end within 1 s.");
  }

  @Test
  void whereThereIsNoneTheErrorSaysWhereItLookedAndHowToGetOne() {
    Machine machine = windows();
    Path programs = folder.resolve("Programs");

    assertError(machine, null)
        .hasMessage(
            "No OpenSCAD found. Looked for: openscad and openscad-nightly on PATH, "
                + programs.resolve("OpenSCAD/openscad.exe")
                + ", "
                + programs.resolve("OpenSCAD (Nightly)/openscad.exe")
                + ". "
                + INSTALL);
  }

  @Test
  void onLinuxSnapFlatpakAndAppImagesAreLookedForToo() {
    String looked =
        NativeOpenScadFinder.places(linux()).stream().map(Path::toString).toList().toString();

    assertThat(looked)
        .isEqualTo(
            "[/snap/bin/openscad, /snap/bin/openscad-nightly,"
                + " /var/lib/flatpak/exports/bin/org.openscad.OpenSCAD, "
                + home.resolve(".local/share/flatpak/exports/bin/org.openscad.OpenSCAD")
                + ", "
                + home.resolve("Applications/OpenSCAD*.AppImage")
                + "]");
  }

  @Test
  void onMacApplicationsAreLookedFor() {
    assertThat(NativeOpenScadFinder.places(machine(Platform.MAC, home, List.of(), List.of(""))))
        .containsExactly(
            Path.of("/Applications/OpenSCAD.app/Contents/MacOS/OpenSCAD"),
            home.resolve("Applications/OpenSCAD.app/Contents/MacOS/OpenSCAD"));
  }

  @ParameterizedTest
  @CsvSource({"LINUX, 3", "MAC, 1", "WINDOWS, 2"})
  void withoutAHomeOnlyThePlacesForAllUsersAreLookedAt(Platform platform, int places) {
    assertThat(NativeOpenScadFinder.places(machine(platform, null, List.of(), List.of(""))))
        .hasSize(places)
        .noneMatch(place -> place.startsWith(home));
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertError(
      Machine machine, String wanted) {
    return assertThatThrownBy(() -> find(machine, wanted))
        .isInstanceOf(OpenScadNotFoundException.class);
  }

  private OpenScad find(Machine machine, String wanted) throws Exception {
    return new NativeOpenScadFinder(machine, processes, work, Duration.ofMinutes(1))
        .find(wanted, List.of(), List.of());
  }

  private Machine linux() {
    return machine(Platform.LINUX, home, List.of(bin), List.of(""));
  }

  private Machine windows() {
    return machine(Platform.WINDOWS, home, List.of(bin), List.of(".exe", ".com"));
  }

  private Machine machine(
      Platform platform, Path userHome, List<Path> searchPath, List<String> extensions) {
    return new Machine(
        platform, userHome, searchPath, extensions, List.of(folder.resolve("Programs")), true);
  }

  private static Path openScad(Path file, String version) throws IOException {
    return script(file, "echo 'OpenSCAD version " + version + "' >&2");
  }

  private static Path script(Path file, String commands) throws IOException {
    Files.createDirectories(file.getParent());
    return executable(Files.writeString(file, "#!/bin/sh\n" + commands + "\n"));
  }

  private static Path executable(Path file) throws IOException {
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
