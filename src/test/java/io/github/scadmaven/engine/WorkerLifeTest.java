package io.github.scadmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.engine.EmbeddedOpenScad.Sight;
import io.github.scadmaven.engine.worker.Frames;
import io.github.scadmaven.engine.worker.WorkerMain;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Invocation;
import io.github.scadmaven.process.Exit;
import io.github.scadmaven.process.ProcessRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real workers: they end when they should, at once, and nothing that a model does confuses them.
 */
@Timeout(300)
class WorkerLifeTest {

  /** Ends after hours. */
  private static final String ENDLESS =
      "function f(n) = n == 0 ? 0 : f(n - 1); for (i = [0 : 9999]) assert(f(900000) == 0); cube();";

  /** What Unix reports for a process that was killed: 128 + 9. */
  private static final int KILLED = 137;

  @TempDir Path folder;

  private final ProcessRunner processes = new ProcessRunner("test-" + System.nanoTime());
  private EmbeddedOpenScad openscad;

  @BeforeEach
  void prepare() throws IOException {
    openscad = openScad(folder, processes);
  }

  @AfterEach
  void close() {
    processes.close();
  }

  /** The way of a SIGTERM to Maven. */
  @Test
  void theEndOfTheParentEndsTheWorkerInMidRender() throws Exception {
    Process parent = parentThatRenders();
    ProcessHandle worker = workerOf(parent);

    parent.destroy();

    assertThat(parent.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(worker.isAlive()).isFalse();
  }

  @Test
  void aWorkerWhoseParentIsKilledEndsItselfInMidRender() throws Exception {
    Process parent = parentThatRenders();
    ProcessHandle worker = workerOf(parent);

    parent.destroyForcibly();

    assertThat(worker.onExit().get(30, TimeUnit.SECONDS)).isNotNull();
  }

  /** Ordinary ends wait for V8's threads now and then, for ever. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anIdleWorkerThatNobodyListensToIsGoneWithoutTheOrdinaryEnd() throws Exception {
    Process worker = bareWorker();

    worker.getOutputStream().close();

    assertThat(worker.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(worker.exitValue()).isEqualTo(KILLED);
  }

  /** Java's own handling of it is an ordinary end. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aWorkerLeavesSigtermToTheKernel() throws Exception {
    Process worker = bareWorker();
    try {
      long caught = Long.parseUnsignedLong(status(worker.pid(), "SigCgt"), 16);

      assertThat(caught & 1L << 15 - 1).isZero();
    } finally {
      worker.destroyForcibly();
    }
  }

  @Test
  void whatLooksLikeAFrameIsJustPrinted() throws Exception {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    Frames.write(frame, "{'code': 0}");
    String text = frame.toString(StandardCharsets.UTF_8).replace("\n", "\\n");

    assertThat(render("echo(\"\\n" + text.repeat(100) + "\"); cube();").isSuccess()).isTrue();
    assertThat(render("cube();").isSuccess()).isTrue();

    assertThat(workers()).isEqualTo(1);
  }

  @Test
  void binaryRubbishIsAnErrorOfTheModel() throws Exception {
    byte[] rubbish = new byte[100_000];
    new java.util.Random(1).nextBytes(rubbish);
    Files.write(folder.resolve("model.scad"), rubbish);

    assertThat(TestEngine.codeOf(export())).isEqualTo(1);
    assertThat(folder.resolve("model.log")).content(StandardCharsets.ISO_8859_1).contains("ERROR");
    assertThat(render("cube();").isSuccess()).isTrue();
    assertThat(workers()).isEqualTo(1);
  }

  @Test
  void sixteenMegabytesOfEchoAllArriveInTheLog() throws Exception {
    assertThat(
            render("s = chr([for (i = [1 : 100000]) 65]); for (i = [1 : 168]) echo(s); cube();")
                .isSuccess())
        .isTrue();

    assertThat(Files.size(folder.resolve("model.log"))).isGreaterThan(168 * 100_000L);
    assertThat(workers()).isEqualTo(1);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theMemoryOfAWorkerIsBounded() throws Exception {
    renderOften(40);
    long early = residentMegabytes();

    renderOften(100);

    assertThat(residentMegabytes()).isLessThan(early + 120);
    assertThat(workers()).isEqualTo(1);
  }

  /** Force comes after a grace of two seconds. */
  @Test
  void anIdleWorkerIsEndedWithTheRunWithoutForce() throws Exception {
    render("cube();");

    long start = System.nanoTime();
    processes.close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    assertThat(workers()).isZero();
  }

  private void renderOften(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      assertThat(render("cube();").isSuccess()).isTrue();
    }
  }

  private static long workers() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
  }

  private static long residentMegabytes() throws IOException {
    long pid = ProcessHandle.current().children().findFirst().orElseThrow().pid();
    return Long.parseLong(status(pid, "VmRSS").replace("kB", "").strip()) / 1024;
  }

  private static String status(long pid, String name) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElseThrow();
  }

  private Exit render(String model) throws Exception {
    Files.writeString(folder.resolve("model.scad"), model + "\n");
    return export();
  }

  private Exit export() throws IOException, InterruptedException {
    return openscad.export(invocation(folder));
  }

  private static Invocation invocation(Path folder) throws IOException {
    Path output = Files.createDirectories(folder.resolve("out"));
    return new Invocation(
        folder.resolve("model.scad"),
        null,
        folder,
        output.resolve("model.stl"),
        Format.STL,
        null,
        output.resolve("model.d"),
        folder.resolve("model.log"),
        Map.of(),
        null);
  }

  private static EmbeddedOpenScad openScad(Path folder, ProcessRunner processes)
      throws IOException {
    Sight sight = new Sight(List.of(folder), List.of(), List.of());
    return TestEngine.openScad(sight, processes, Files.createDirectories(folder.resolve("work")));
  }

  /** A worker that is ready, without a pool. */
  private Process bareWorker() throws IOException {
    Process worker =
        new ProcessBuilder(TestEngine.installation().command())
            .redirectError(folder.resolve("worker.log").toFile())
            .start();
    assertThat(Frames.read(Frames.reader(worker.getInputStream()))).isEqualTo(WorkerMain.READY);
    return worker;
  }

  private Process parentThatRenders() throws Exception {
    Files.writeString(folder.resolve("model.scad"), ENDLESS);
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OneRender.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("parent.log").toFile())
            .start();
    while (!Files.exists(folder.resolve("model.log")) && parent.isAlive()) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    assertThat(parent.isAlive()).as(Files.readString(folder.resolve("parent.log"))).isTrue();
    return parent;
  }

  private static ProcessHandle workerOf(Process parent) {
    return parent.descendants().findFirst().orElseThrow();
  }

  /** A virtual machine that does no more than to render a model. */
  static final class OneRender {
    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      try (ProcessRunner processes = new ProcessRunner("one-render-" + System.nanoTime())) {
        openScad(folder, processes).export(invocation(folder));
      }
    }
  }
}
