package io.github.scadmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scadmaven.openscad.Launcher;
import io.github.scadmaven.openscad.OpenScadNotFoundException;
import io.github.scadmaven.process.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Workers that another program starts, well or badly. */
@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
class LaunchedWorkersTest {

  private static final Exit GOOD = new Exit.Code(0);
  private static final Exit FAILED = new Exit.Code(1);

  @TempDir Path folder;

  private @Nullable FakeWorkers workers;

  @AfterEach
  void close() {
    if (workers != null) {
      workers.close();
    }
  }

  @Test
  void whatALauncherSaysBeforehandIsPassedOver() throws Exception {
    FakeWorkers launched =
        launched(60, "echo Welcome to node 7", "echo srun: job 5 queued >&2", "exec \"$@\"");

    assertThat(launched.render("one", "mark a")).isEqualTo(GOOD);
    assertThat(launched.render("two", "mark b")).isEqualTo(GOOD);

    assertThat(launched.started()).hasSize(1);
    assertThat(launched.heals).hasValue(0);
  }

  @Test
  void oneThatEndsBeforeTheWorkerAnswersIsQuoted() throws Exception {
    FakeWorkers launched =
        launched(60, "echo usage: launch HOST", "echo no such host >&2", "exit 2");

    assertThat(launched.render("one", "mark a")).isEqualTo(FAILED);
    assertThat(launched.render("two", "mark a")).isEqualTo(FAILED);

    for (String model : List.of("one", "two")) {
      assertThat(launched.log(model))
          .content()
          .startsWith("ERROR: The launcher \"" + script() + " -x\" does not start the embedded")
          .contains(": it ended at once (")
          .contains("no such host")
          .contains("usage: launch HOST")
          .contains("). Try it by hand: " + script() + " -x ")
          .endsWith("java -version\n");
    }
  }

  @Test
  void oneThatKeepsWaitingIsGivenUp() throws Exception {
    FakeWorkers launched =
        launched(1, "echo srun: job 5 queued and waiting for resources >&2", "exec sleep 120");

    assertThat(launched.render("one", "mark a")).isEqualTo(FAILED);

    assertThat(launched.log("one"))
        .content()
        .contains(
            "it was not ready after 1 s (srun: job 5 queued and waiting for resources). Try it");
  }

  @Test
  void oneThatCannotBeStartedIsNamed() throws Exception {
    FakeWorkers launched = launched(60);
    Files.setPosixFilePermissions(script(), PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(launched.render("one", "mark a")).isEqualTo(FAILED);

    assertThat(launched.log("one"))
        .content()
        .startsWith("ERROR: The launcher " + script() + " -x can't be started: ");
  }

  /** As a cluster with room for one job does. */
  @Test
  void whoWaitsForANewWorkerTakesOneThatIsFreeBefore() throws Exception {
    FakeWorkers launched =
        launched(60, "mkdir '" + folder + "/room' 2>/dev/null || exec sleep 120", "exec \"$@\"");
    FutureTask<Exit> first = launched.renderInBackground("one", "mark a", "wait go");
    launched.await("a");
    FutureTask<Exit> second = launched.renderInBackground("two", "mark b");

    launched.make("go");

    assertThat(first.get()).isEqualTo(GOOD);
    assertThat(second.get()).isEqualTo(GOOD);
    assertThat(launched.started()).hasSize(1);
  }

  @Test
  void aLostMachineIsNoDeathOfTheModels() throws Exception {
    FakeWorkers launched =
        launched(
            60,
            "\"$@\"",
            "echo >>'" + folder + "/ends'",
            "echo srun: error: Node failure on n7 >&2");

    Exit exit = launched.render("one", "once first", "die");
    assertThat(exit).isEqualTo(GOOD);
    assertThat(launched.render("two", "die")).isEqualTo(FAILED);

    // One for the first model, and for the second one its own worker, three more, and the last one.
    assertThat(launched.started()).hasSize(2 + 4);
    assertThat(launched.log("two")).content().contains("Node failure on n7");
  }

  /** The fake ends itself with a signal; a launcher that ends well hides that. */
  @Test
  void aMachineThatIsGoneAtTheStartIsTriedAgain() throws Exception {
    FakeWorkers launched =
        launched(
            60,
            "mkdir '" + folder + "/1' 2>/dev/null && { " + failure() + "; }",
            "mkdir '" + folder + "/2' 2>/dev/null && { " + failure() + "; }",
            "exec \"$@\"");

    assertThat(launched.render("one", "mark a")).isEqualTo(GOOD);
    assertThat(launched.heals).hasValue(0);
  }

  @Test
  void whatIsWrongWithTheProgramItselfIsNoEndlessTrial() {
    try (FakeWorkers any = new FakeWorkers(folder)) {
      WorkerProgram program =
          new WorkerProgram() {
            @Override
            public List<String> command() {
              throw new IllegalStateException("no command");
            }

            @Override
            public void heal() {}
          };
      WorkerPool pool =
          new WorkerPool(program, Launcher.NONE, any.processes, folder, Duration.ofSeconds(60));

      assertThatThrownBy(pool::take)
          .isInstanceOf(OpenScadNotFoundException.class)
          .hasMessageContaining("no command");
    }
  }

  private static String failure() {
    return "echo 'srun: error: Task launch for StepId=20.0 failed on node n2: Communication"
        + " connection failure' >&2; exit 233";
  }

  private Path script() {
    return folder.resolve("launch.sh");
  }

  private FakeWorkers launched(int patienceSeconds, String... script) throws IOException {
    Files.writeString(script(), "#!/bin/sh\nshift\n" + String.join("\n", script) + "\n");
    Files.setPosixFilePermissions(script(), PosixFilePermissions.fromString("rwxr-xr-x"));
    FakeWorkers launched =
        new FakeWorkers(
            folder,
            new Launcher(List.of(script().toString(), "-x")),
            Duration.ofSeconds(patienceSeconds));
    workers = launched;
    return launched;
  }
}
