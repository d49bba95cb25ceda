package io.github.scadmaven.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scadmaven.fake.FakeOpenScad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that is started survives: not a timeout, an interruption, nor the end of the run. */
@Timeout(60)
class ProcessRunnerTest {

  @TempDir Path folder;

  private final ProcessRunner runner = new ProcessRunner("test-" + System.nanoTime());
  private Path fake;

  @BeforeEach
  void installFake() throws IOException {
    fake = FakeOpenScad.install(folder.resolve("bin"));
  }

  @AfterEach
  void close() {
    runner.close();
  }

  @Test
  void exitCodeAndMergedOutputArrive() throws Exception {
    model("//fake: print ECHO: hello\n//fake: exit 3\n");

    assertThat(runner.run(command(null)))
        .isInstanceOfSatisfying(Exit.Code.class, exit -> assertThat(exit.value()).isEqualTo(3));
    assertThat(folder.resolve("out.log")).hasContent("ECHO: hello");
  }

  @Test
  void aFloodOfOutputBlocksNothing() throws Exception {
    model("//fake: flood 20000000\n");

    assertThat(runner.run(command(null)).isSuccess()).isTrue();
    assertThat(folder.resolve("out.log")).hasSize(20_000_000L);
  }

  @Test
  void theInputIsTheFileGiven() throws Exception {
    Path input = Files.writeString(folder.resolve("in.scad"), "//fake: print ECHO: piped\n");
    Command command =
        new Command(
            List.of(fake.toString(), "-o", "out.stl", "-"),
            folder,
            Map.of(),
            input,
            folder.resolve("out.log"),
            null);

    assertThat(runner.run(command).isSuccess()).isTrue();
    assertThat(folder.resolve("out.log")).hasContent("ECHO: piped");
  }

  @Test
  void aProgramThatIsNotThereIsAnIoException() {
    Command command =
        new Command(
            List.of(folder.resolve("nothing").toString()),
            folder,
            Map.of(),
            null,
            folder.resolve("out.log"),
            null);

    assertThatThrownBy(() -> runner.run(command)).isInstanceOf(IOException.class);
  }

  /** A second look comes after what the first one saw was noted. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void theMemoryOfAProcessThatRunsLongEnoughIsKnown() throws Exception {
    int bytes = 60_000_000;
    CountDownLatch looks = new CountDownLatch(2);
    MemorySampler sampler =
        new MemorySampler(
            pid -> {
              long peak = PeakMemory.ofThisMachine().ofTree(pid);
              if (peak > bytes) {
                looks.countDown();
              }
              return peak;
            });
    model("//fake: allocate " + bytes + "\n//fake: wait go.txt\n");
    try (ProcessRunner sampled = new ProcessRunner("sampled-" + System.nanoTime(), sampler)) {
      FutureTask<Exit> running = new FutureTask<>(() -> sampled.run(command(null)));
      new Thread(running).start();
      looks.await();
      Files.createFile(folder.resolve("go.txt"));

      assertThat(running.get().peakBytes()).isBetween((long) bytes, 10L * bytes);
    }
  }

  @Test
  void aTimeoutEndsTheProcessAndItsChildrenEvenIfTheyIgnoreSigterm() throws Exception {
    model("//fake: stubborn\n//fake: pid fake.pid\n//fake: child child.pid\n//fake: hang\n");
    Duration limit = Duration.ofSeconds(5);

    assertThat(runner.run(command(limit))).isEqualTo(new Exit.TimedOut(limit));

    assertThat(isAlive(pid("fake.pid"))).isFalse();
    assertThat(isAlive(pid("child.pid"))).isFalse();
  }

  @Test
  void anInterruptionEndsTheProcessAndItsChildren() throws Exception {
    model("//fake: child child.pid\n//fake: mark started\n//fake: hang\n");
    FutureTask<Exit> running = runInBackground();
    await("started");
    long child = pid("child.pid");

    running.cancel(true);
    awaitEnd(child);

    assertThat(isAlive(child)).isFalse();
  }

  @Test
  void closingStopsWhatRunsAndStartsNothingAnyMore() throws Exception {
    model("//fake: child child.pid\n//fake: mark started\n//fake: hang\n");
    FutureTask<Exit> running = runInBackground();
    await("started");
    long child = pid("child.pid");

    runner.close();

    assertThat(running.get()).isEqualTo(new Exit.Stopped());
    assertThat(isAlive(child)).isFalse();
    assertThat(runner.run(command(null))).isEqualTo(new Exit.Stopped());
  }

  @Test
  void whatAGoodProcessLeavesBehindIsEndedWithTheRun() throws Exception {
    model("//fake: child child.pid\n");
    assertThat(runner.run(command(null)).isSuccess()).isTrue();
    long child = pid("child.pid");

    runner.close();

    assertThat(isAlive(child)).isFalse();
  }

  @Test
  void theNextRunEndsWhatAKilledOneLeftBehind() throws Exception {
    model("//fake: child child.pid\n");
    ProcessBuilder killed =
        new ProcessBuilder(fake.toString(), "-o", "out.stl", "model.scad")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.log").toFile());
    killed.environment().put(ProcessMark.VARIABLE, "killed-run.1");
    assertThat(killed.start().waitFor()).isZero();
    long child = pid("child.pid");
    assertThat(isAlive(child)).isTrue();

    ProcessRunner.endLeftovers("killed-run");

    assertThat(isAlive(child)).isFalse();
  }

  /** The way of a SIGTERM to Maven: the virtual machine's shutdown hooks. */
  @Test
  void theEndOfTheVirtualMachineEndsAllProcesses() throws Exception {
    model("//fake: child child.pid\n//fake: mark started\n//fake: hang\n");
    Process machine =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OneRun.class.getName(),
                fake.toString(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("machine.log").toFile())
            .start();
    await("started");
    long child = pid("child.pid");

    machine.destroy();

    assertThat(machine.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(isAlive(child)).isFalse();
    assertThat(folder.resolve("tidied")).exists();
  }

  /** A virtual machine that does no more than to run the fake. */
  static final class OneRun {
    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[1]);
      try (ProcessRunner runner = new ProcessRunner("one-run-" + System.nanoTime())) {
        runner.onShutdown(
            () -> {
              try {
                Files.createFile(folder.resolve("tidied"));
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
        runner.run(command(Path.of(arguments[0]), folder, null));
      }
    }
  }

  private FutureTask<Exit> runInBackground() {
    FutureTask<Exit> task = new FutureTask<>(() -> runner.run(command(null)));
    new Thread(task).start();
    return task;
  }

  private void model(String text) throws IOException {
    Files.writeString(folder.resolve("model.scad"), text);
  }

  private Command command(@Nullable Duration timeout) {
    return command(fake, folder, timeout);
  }

  private static Command command(Path fake, Path folder, @Nullable Duration timeout) {
    return new Command(
        List.of(fake.toString(), "-o", "out.stl", "model.scad"),
        folder,
        Map.of(),
        null,
        folder.resolve("out.log"),
        timeout);
  }

  private void await(String file) throws Exception {
    while (!Files.exists(folder.resolve(file))) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private long pid(String file) throws IOException {
    return Long.parseLong(Files.readString(folder.resolve(file)));
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private static void awaitEnd(long pid) throws InterruptedException, ExecutionException {
    var process = ProcessHandle.of(pid);
    if (process.isPresent()) {
      process.get().onExit().get();
    }
  }
}
