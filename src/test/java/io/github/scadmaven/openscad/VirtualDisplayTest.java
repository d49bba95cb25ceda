package io.github.scadmaven.openscad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scadmaven.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One display for all pictures of a build, by a script in the place of Xvfb. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs here are shell scripts")
class VirtualDisplayTest {

  @TempDir private Path folder;

  private final ProcessRunner processes = new ProcessRunner("display-" + System.nanoTime());

  @AfterEach
  void endAll() {
    processes.close();
  }

  @Test
  void itIsStartedOnceOnTheNumberThatXvfbPicks() throws Exception {
    VirtualDisplay display = display("echo \"$@\" >> started.txt", "echo 77", "exec sleep 60");

    Map<String, String> first = display.environment();

    assertThat(display.environment()).isEqualTo(first);
    assertThat(first).containsEntry("DISPLAY", ":77").containsOnlyKeys("DISPLAY", "XAUTHORITY");
    assertThat(Files.readAllLines(folder.resolve("started.txt")))
        .singleElement()
        .asString()
        .contains("-displayfd 1 ", "-nolisten tcp", "-auth " + first.get("XAUTHORITY"));
  }

  @Test
  void itsKeyIsForItsUserOnly() throws Exception {
    Path key = Path.of(display("echo 77", "exec sleep 60").environment().get("XAUTHORITY"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(Files.size(key)).isEqualTo(2 + 2 + 2 + 2 + 18 + 2 + 16);
  }

  @Test
  void anXvfbThatDoesNotStartSaysWhy() throws Exception {
    VirtualDisplay display =
        display("echo first >&2", "echo 'Cannot establish a socket' >&2", "exit 1");

    assertThatThrownBy(display::environment)
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("Xvfb did not start: Cannot establish a socket");
  }

  @Test
  void theDisplayIsForPicturesOnMachinesWithout() {
    assertThat(Machine.of("Linux", "/home/me", Map.of()).hasDisplay()).isFalse();
    assertThat(Machine.of("Linux", "/home/me", Map.of("DISPLAY", "")).hasDisplay()).isFalse();
    assertThat(Machine.of("Linux", "/home/me", Map.of("DISPLAY", ":0")).hasDisplay()).isTrue();
  }

  private VirtualDisplay display(String... shell) throws IOException {
    Path xvfb = folder.resolve("Xvfb");
    Files.write(xvfb, List.of("#!/bin/sh", String.join("\n", shell)));
    assertThat(xvfb.toFile().setExecutable(true)).isTrue();
    return new VirtualDisplay(xvfb, processes, folder);
  }
}
