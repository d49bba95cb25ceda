package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scadmaven.config.Node;
import io.github.scadmaven.config.Position;
import io.github.scadmaven.config.RenderConfig;
import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.Invocation;
import io.github.scadmaven.openscad.Severity;
import io.github.scadmaven.plan.Layout;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.plan.RenderPlan;
import io.github.scadmaven.plan.RenderTimes;
import io.github.scadmaven.process.Exit;
import io.github.scadmaven.process.ProcessRunner;
import io.github.scadmaven.render.RenderResult.Cancelled;
import io.github.scadmaven.render.RenderResult.Failed;
import io.github.scadmaven.render.RenderResult.Rendered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * All jobs of a plan are done, at most so many at a time, and the output folder is true to them.
 */
@Timeout(60)
class RendererTest {

  @TempDir Path project;

  private ScriptedOpenScad openscad = new ScriptedOpenScad();
  private String settings = "";
  private final RenderSlots.Shared shared = new RenderSlots.Shared();
  private long memory = Long.MAX_VALUE;
  private RenderTimes times = RenderTimes.NONE;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private Duration heartbeat = Duration.ofSeconds(30);

  @BeforeEach
  void writeGateway() throws IOException {
    Files.writeString(project.resolve("renderer.scad"), "module a() { cube(1); }\n");
  }

  @Test
  void everyOutputIsThereAndTheReportIsInTheUsersOrder() throws Exception {
    RenderReport report = render(2, "a", "b", "c");

    assertThat(report.results()).allMatch(Rendered.class::isInstance);
    assertThat(report.results().stream().map(result -> result.job().model()))
        .containsExactly("a", "b", "c");
    assertThat(outputs()).containsExactly("a.stl", "b.stl", "c.stl");
    assertThat(told).containsExactlyInAnyOrder("1/3", "2/3", "3/3");
  }

  @Test
  void ofAFileThatModelsDoNotSeeTheFailureSaysHowToBringItIn() throws Exception {
    Path unseen = Files.createDirectories(project.resolve("unseen"));
    Files.writeString(unseen.resolve("part.scad"), "");
    String gateway = project.resolve("renderer.scad").toString();
    openscad.on(
        "a.stl",
        invocation -> {
          Files.writeString(
              invocation.log(),
              "WARNING: Can't open include file 'unseen/part.scad'. in file %s, line 1\n"
                  .formatted(gateway));
          return ScriptedOpenScad.write(invocation);
        });

    assertThat(((Failed) render(1, "a").results().get(0)).reasons())
        .singleElement()
        .satisfies(
            reason ->
                assertThat(reason.text())
                    .contains("it lies in " + unseen, "add library_path: " + unseen));
  }

  @Test
  void anErrorOfThePluginInOneJobLeavesTheOthersAlone() throws Exception {
    render(1, "a");
    openscad.on(
        "a.stl",
        invocation -> {
          throw new IllegalStateException("not thought of");
        });
    openscad.on(
        "b.stl",
        invocation -> {
          throw new StackOverflowError();
        });
    settings = "quality: 7\n";

    RenderReport report = render(1, "a", "b", "c");

    assertThat(report.failures()).hasSize(2);
    assertThat(((Failed) report.results().get(0)).reasons())
        .singleElement()
        .satisfies(
            reason ->
                assertThat(reason.text())
                    .matches(
                        "a\\.stl can't be made because of an error in scad-maven-plugin itself, which should be reported: java\\.lang\\.IllegalStateException: not thought of in \\w+\\.java:\\d+"));
    assertThat(outputs()).containsExactly("c.stl");
  }

  @Test
  void noTemporaryFileIsLeft() throws Exception {
    openscad.on("b.stl", ScriptedOpenScad::fail);

    render(2, "a", "b");

    assertThat(layout().work()).doesNotExist();
    assertThat(outputs()).containsExactly("a.stl");
  }

  @Test
  void noMoreRendersRunThanThereAreThreads() throws Exception {
    CountDownLatch three = new CountDownLatch(3);
    String[] models = IntStream.range(0, 12).mapToObj(i -> "m" + i).toArray(String[]::new);
    for (String model : models) {
      openscad.on(
          model + ".stl",
          invocation -> {
            three.countDown();
            three.await();
            return ScriptedOpenScad.write(invocation);
          });
    }

    render(3, models);

    assertThat(openscad.mostRunning()).isEqualTo(3);
  }

  /** Each took 60 of 100 bytes the last time: two together are too many, whatever the threads. */
  @Test
  void rendersThatDoNotFitIntoTheMemoryTogetherAreNotStartedTogether() throws Exception {
    memory = 100;
    String[] models = {"a", "b", "c", "d"};
    for (String model : models) {
      openscad.on(model + ".stl", invocation -> withPeak(60, ScriptedOpenScad.write(invocation)));
    }
    CountDownLatch together = new CountDownLatch(2);
    openscad.on("a.stl", invocation -> withPeak(60, meet(together, invocation)));
    openscad.on("b.stl", invocation -> withPeak(60, meet(together, invocation)));
    render(2, models);
    assertThat(openscad.mostRunning())
        .as("renders at a time of which nothing is known")
        .isEqualTo(2);
    openscad.forgetMostRunning();

    RenderReport report = render(4, models);

    assertThat(report.results())
        .allSatisfy(
            result ->
                assertThat(result)
                    .isInstanceOfSatisfying(
                        Rendered.class,
                        rendered -> assertThat(rendered.peakBytes()).isEqualTo(60)));
    assertThat(openscad.mostRunning()).isEqualTo(1);
  }

  @Test
  void theFirstRenderThatIsHeldBackForItsMemoryIsToldOf() throws Exception {
    heartbeat = Duration.ofMillis(20);
    memory = 100;
    for (String model : List.of("a", "b", "c")) {
      openscad.on(model + ".stl", invocation -> withPeak(60, ScriptedOpenScad.write(invocation)));
    }
    render(1, "a", "b", "c");
    CountDownLatch wasTold = new CountDownLatch(1);
    for (String model : List.of("a", "b", "c")) {
      openscad.on(
          model + ".stl",
          invocation -> {
            wasTold.await();
            return withPeak(60, ScriptedOpenScad.write(invocation));
          });
    }
    RenderListener listener =
        new RenderListener() {
          @Override
          public void waitsForMemory(RenderJob job, long expectedBytes, long availableBytes) {
            told.add("%d of %d".formatted(expectedBytes, availableBytes));
            wasTold.countDown();
          }
        };
    told.clear();

    render(plan(List.of(), "a", "b", "c"), 3, options(), listener);

    assertThat(told).containsExactly("60 of 100");
  }

  @Test
  void allRenderersOfABuildShareTheBound() throws Exception {
    CountDownLatch firstRuns = new CountDownLatch(1);
    CountDownLatch firstMayEnd = new CountDownLatch(1);
    openscad.on(
        "a.stl",
        invocation -> {
          firstRuns.countDown();
          firstMayEnd.await();
          return ScriptedOpenScad.write(invocation);
        });
    RenderPlan planOfFirst = plan(List.of(), "a");
    RenderPlan planOfSecond = plan(project.resolve("second"), List.of(), "b");
    FutureTask<RenderReport> first = inBackground(() -> render(planOfFirst, 1, options()));
    firstRuns.await();

    FutureTask<RenderReport> second = inBackground(() -> render(planOfSecond, 1, options()));
    firstMayEnd.countDown();
    first.get();
    second.get();

    assertThat(openscad.mostRunning()).isEqualTo(1);
    assertThat(openscad.started()).containsExactly("a.stl", "b.stl");
  }

  @Test
  void aFailureStopsNoOther() throws Exception {
    openscad.on("a.stl", ScriptedOpenScad::fail);

    RenderReport report = render(1, "a", "b");

    assertThat(report.failures()).hasSize(1);
    assertThat(report.failures().get(0).reasons().get(0).text())
        .isEqualTo("Assertion '(false)' failed");
    assertThat(outputs()).containsExactly("b.stl");
  }

  @Test
  void withFailFastTheFirstFailureStopsAllOthers() throws Exception {
    CountDownLatch otherRuns = new CountDownLatch(1);
    openscad.on(
        "a.stl",
        invocation -> {
          otherRuns.await();
          return ScriptedOpenScad.fail(invocation);
        });
    openscad.on(
        "b.stl",
        invocation -> {
          otherRuns.countDown();
          new CountDownLatch(1).await();
          return new Exit.Code(0);
        });

    RenderReport report = render(2, new RenderOptions(true, true, List.of()), "a", "b", "c");

    assertThat(report.results().get(0)).isInstanceOf(Failed.class);
    assertThat(report.results().get(1)).isInstanceOf(Cancelled.class);
    assertThat(report.results().get(2)).isInstanceOf(Cancelled.class);
    assertThat(told).containsExactly("1/3");
  }

  @Test
  void withFailFastNothingStartsAfterTheFirstFailure() throws Exception {
    String[] models = IntStream.range(0, 300).mapToObj(i -> "m" + i).toArray(String[]::new);
    openscad.on("m0.stl", ScriptedOpenScad::fail);

    render(1, new RenderOptions(true, true, List.of()), models);

    assertThat(openscad.started()).containsExactly("m0.stl");
  }

  /** What has been put in its place must not be reported as cancelled. */
  @Test
  void withFailFastARenderThatEndsAllTheSameIsReported() throws Exception {
    CountDownLatch otherRuns = new CountDownLatch(1);
    openscad.on(
        "a.stl",
        invocation -> {
          otherRuns.await();
          return ScriptedOpenScad.fail(invocation);
        });
    openscad.on(
        "b.stl",
        invocation -> {
          otherRuns.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            // too late: this one is done
          }
          return ScriptedOpenScad.write(invocation);
        });

    RenderReport report = render(2, new RenderOptions(true, true, List.of()), "a", "b");

    assertThat(outputs()).containsExactly("b.stl");
    assertThat(report.results().get(1)).isInstanceOf(Rendered.class);
  }

  @Test
  void theEarlierOutputOfAFailedModelIsGone() throws Exception {
    render(1, "a", "b");
    openscad.on("a.stl", ScriptedOpenScad::fail);

    RenderReport report = render(1, "a", "b");

    assertThat(outputs()).containsExactly("b.stl");
    assertThat(report.gone()).containsExactly(layout().outputs().resolve("a.stl"));
  }

  @Test
  void theOutputOfAModelThatIsGoneIsGone() throws Exception {
    render(1, "a", "b");

    render(1, "b");

    assertThat(outputs()).containsExactly("b.stl");
  }

  @Test
  void aFileOfTheUsersOwnStays() throws Exception {
    render(1, "a", "b");
    Files.writeString(layout().outputs().resolve("notes.txt"), "mine");
    Path repaired = layout().outputs().resolve("a.stl");
    Files.writeString(repaired, "repaired by hand");
    Files.setLastModifiedTime(repaired, FileTime.fromMillis(1_000_000));

    render(1, "b");

    assertThat(outputs()).containsExactly("a.stl", "b.stl", "notes.txt");
  }

  @Test
  void theOutputsOfABuildThatWasKilledAreKnown() throws Exception {
    openscad.on(
        "b.stl",
        invocation -> {
          throw new AssertionError("killed");
        });
    assertThatThrownBy(() -> render(1, "a", "b")).hasRootCauseMessage("killed");
    assertThat(outputs()).containsExactly("a.stl");

    render(1, "c");

    assertThat(outputs()).containsExactly("c.stl");
  }

  @Test
  void aPartialRunLeavesTheOutputsOfTheOthersAlone() throws Exception {
    render(1, "a", "b");
    openscad.on("a.stl", ScriptedOpenScad::fail);

    render(plan(List.of("b"), "b", "c"), 1, options());

    assertThat(outputs()).containsExactly("a.stl", "b.stl");
  }

  @Test
  void theLongestRenderOfTheLastBuildStartsFirst() throws Exception {
    openscad.on(
        "b.stl",
        invocation -> {
          long busyUntil = System.nanoTime() + Duration.ofMillis(50).toNanos();
          while (System.nanoTime() < busyUntil) {
            Thread.onSpinWait();
          }
          return ScriptedOpenScad.write(invocation);
        });
    render(1, "a", "b");
    openscad.started().clear();
    times = new RenderTimes(Map.of("a.stl", 1e6));

    render(1, oneAfterTheOther(), "a", "b");

    assertThat(openscad.started()).containsExactly("b.stl", "a.stl");
  }

  @Test
  void whatWasNeverRenderedHereGoesByTheProjectsTimes() throws Exception {
    times = new RenderTimes(Map.of("a.stl", 1.0, "b.stl", 3.0, "c.stl", 2.0));

    render(1, oneAfterTheOther(), "a", "b", "c");

    assertThat(openscad.started()).containsExactly("b.stl", "c.stl", "a.stl");
  }

  @Test
  void theTimeLeftIsToldWithEachRender() throws Exception {
    times = new RenderTimes(Map.of("a.stl", 100.0, "b.stl", 300.0, "c.stl", 200.0));
    CountDownLatch firstIsTold = new CountDownLatch(1);
    CountDownLatch secondIsTold = new CountDownLatch(2);
    openscad.on("c.stl", after(firstIsTold)).on("a.stl", after(secondIsTold));
    List<OptionalDouble> left = new CopyOnWriteArrayList<>();
    RenderListener listener =
        new RenderListener() {
          @Override
          public void ended(RenderResult result, Progress progress) {
            left.add(progress.secondsLeft());
            firstIsTold.countDown();
            secondIsTold.countDown();
          }
        };

    render(plan(List.of(), "a", "b", "c"), 1, oneAfterTheOther(), listener);

    // The next one may have been running for as long as this test may take.
    assertThat(left).hasSize(3);
    assertThat(left.get(0).getAsDouble()).isBetween(300.0 - 60, 300.0);
    assertThat(left.get(1).getAsDouble()).isBetween(100.0 - 60, 100.0);
    assertThat(left.get(2)).hasValue(0);
  }

  @Test
  void aLongRenderIsReportedWhileItRuns() throws Exception {
    heartbeat = Duration.ofMillis(20);
    CountDownLatch wasTold = new CountDownLatch(1);
    openscad.on(
        "a.stl",
        invocation -> {
          wasTold.await();
          return ScriptedOpenScad.write(invocation);
        });
    RenderListener listener =
        new RenderListener() {
          @Override
          public void stillRunning(RenderJob job, Duration running) {
            assertThat(job.displayName()).isEqualTo("a.stl");
            wasTold.countDown();
          }
        };

    RenderReport report = render(plan(List.of(), "a"), 1, options(), listener);

    assertThat(report.results().get(0)).isInstanceOf(Rendered.class);
  }

  @Test
  void anInterruptionLeavesNothingRunning() throws Exception {
    CountDownLatch runs = new CountDownLatch(1);
    CountDownLatch wasInterrupted = new CountDownLatch(1);
    openscad.on(
        "a.stl",
        invocation -> {
          runs.countDown();
          try {
            new CountDownLatch(1).await();
          } finally {
            wasInterrupted.countDown();
          }
          return new Exit.Code(0);
        });
    CountDownLatch gone = new CountDownLatch(1);
    Thread build =
        new Thread(
            () -> {
              try {
                render(1, "a", "b");
              } catch (InterruptedException e) {
                gone.countDown();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    build.start();
    runs.await();

    build.interrupt();

    gone.await();
    wasInterrupted.await();
    assertThat(openscad.started()).containsExactly("a.stl");
    assertThat(layout().work()).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anOutputFolderThatCannotBeWrittenToFailsItsModels() throws Exception {
    Files.createDirectories(layout().outputs().getParent());
    Files.writeString(layout().outputs(), "a file stands in the way");

    RenderReport report = render(1, "a");

    assertThat(report.failures().get(0).reasons().get(0).text())
        .isEqualTo("a.stl can't be written: " + layout().outputs() + ": is not a folder");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void outputsHaveTheUsualPermissions() throws Exception {
    Path usual = Files.createFile(project.resolve("usual"));

    render(1, "a");

    for (Path file : List.of(layout().outputs().resolve("a.stl"), layout().index())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo(PosixFilePermissions.toString(Files.getPosixFilePermissions(usual)));
    }
  }

  @Test
  void trianglesComeInCanonicalOrderUnlessSwitchedOff() throws Exception {
    String solid = "solid m\n" + facet("9") + facet("1") + facet("5") + "endsolid m\n";
    openscad.on("a.stl", invocation -> write(invocation, solid));

    render(1, "a");
    assertThat(layout().outputs().resolve("a.stl"))
        .hasContent("solid m\n" + facet("1") + facet("5") + facet("9") + "endsolid m\n");

    render(1, new RenderOptions(false, false, List.of()), "a");
    assertThat(layout().outputs().resolve("a.stl")).hasContent(solid);
  }

  @Test
  void anStlFileThatIsCutOffIsAFailure() throws Exception {
    openscad.on("a.stl", invocation -> write(invocation, "solid m\n" + facet("9")));

    RenderReport report = render(1, "a");

    assertThat(report.failures().get(0).reasons().get(0).text())
        .isEqualTo("OpenSCAD ended well, but its STL file is not a whole one");
    assertThat(layout().outputs().resolve("a.stl")).doesNotExist();
  }

  @Test
  void theOutputsOfModelsThatAreGoneAreReported() throws Exception {
    render(1, "a", "b");

    assertThat(render(1, "b").removed()).containsExactly(layout().outputs().resolve("a.stl"));
  }

  @Test
  void anIndexThatCannotBeWrittenHidesNoFailure() throws Exception {
    openscad.on("a.stl", ScriptedOpenScad::fail);
    Files.createDirectories(layout().index().resolve("in the way"));

    RenderReport report = render(1, "a");

    assertThat(report.failures()).hasSize(1);
    assertThat(told).anyMatch(text -> text.startsWith("what was rendered can't be written down"));
  }

  @Test
  void messagesNameTheOutputAndNoTemporaryFile() throws Exception {
    openscad.on(
        "a.stl",
        invocation -> {
          Files.writeString(
              invocation.log(),
              "ERROR: \"%s\" write error. (Disk full?)\n".formatted(invocation.output()));
          return new Exit.Code(0);
        });

    RenderReport report = render(1, "a");

    assertThat(report.failures().get(0).reasons())
        .containsExactly(Diagnostic.error("\"a.stl\" write error. (Disk full?)"));
  }

  @Test
  void aSyntaxErrorIsNeverTheStubs() throws Exception {
    openscad.on(
        "a.stl",
        invocation -> {
          Files.writeString(
              invocation.log(), "ERROR: Parser error: syntax error in file a.scad, line 5\n");
          return new Exit.Code(1);
        });

    RenderReport report = render(1, "a");

    assertThat(report.failures().get(0).reasons())
        .containsExactly(
            new Diagnostic(
                Severity.ERROR,
                "Parser error: syntax error at the end of this file or of one that it includes",
                project.resolve("renderer.scad"),
                0));
  }

  @Test
  void aPipeThatCannotBeParsedIsNotSpokenOfBesideTheError() throws Exception {
    openscad.on(
        "a.stl",
        invocation -> {
          Files.writeString(
              invocation.log(),
              "ERROR: Parser error: syntax error\n\nCan't parse file '<stdin>'!\n");
          return new Exit.Code(1);
        });

    RenderReport report = render(1, "a");

    assertThat(report.failures().get(0).reasons())
        .containsExactly(Diagnostic.error("Parser error: syntax error"));
  }

  /** 2021.01 is run again if an included file's import was not found; both runs share the time. */
  @Test
  void aSecondRunHasTheRestOfTheTime() throws Exception {
    Files.createDirectories(project.resolve("parts"));
    Files.writeString(project.resolve("parts/peg.scad"), "module a() { import(\"peg.stl\"); }\n");
    Files.writeString(project.resolve("parts/peg.stl"), "solid\nendsolid\n");
    List<Duration> limits = new CopyOnWriteArrayList<>();
    settings = "timeout: 1h\n";
    openscad = ScriptedOpenScad.of2021();
    openscad.on(
        "a.stl",
        invocation -> {
          limits.add(invocation.timeout());
          missImport(invocation);
          return limits.size() == 1
              ? ScriptedOpenScad.write(invocation)
              : new Exit.TimedOut(invocation.timeout());
        });

    RenderReport report = render(1, "a");

    assertThat(limits).hasSize(2);
    assertThat(limits.get(0)).isEqualTo(Duration.ofHours(1));
    assertThat(limits.get(1)).isLessThan(Duration.ofHours(1));
    assertThat(report.failures().get(0).reasons())
        .anySatisfy(reason -> assertThat(reason.text()).startsWith("not finished after 3600 s"));
  }

  @Test
  void ofTwoRunsTheLargerMemoryCounts() throws Exception {
    Files.createDirectories(project.resolve("parts"));
    Files.writeString(project.resolve("parts/peg.scad"), "module a() { import(\"peg.stl\"); }\n");
    Files.writeString(project.resolve("parts/peg.stl"), "solid\nendsolid\n");
    AtomicInteger runs = new AtomicInteger();
    openscad = ScriptedOpenScad.of2021();
    openscad.on(
        "a.stl",
        invocation -> {
          boolean first = runs.incrementAndGet() == 1;
          if (first) {
            missImport(invocation);
          } else {
            Files.writeString(invocation.log(), "");
          }
          return withPeak(first ? 70 : 60, ScriptedOpenScad.write(invocation));
        });

    RenderReport report = render(1, "a");

    assertThat(runs).hasValue(2);
    assertThat(((Rendered) report.results().get(0)).peakBytes()).isEqualTo(70);
  }

  private void missImport(Invocation invocation) throws IOException {
    Path missing = project.toRealPath().resolve("peg.stl");
    Files.writeString(
        invocation.log(),
        "WARNING: Can't open import file '" + missing + "', import() at line 1\n");
    Files.writeString(
        invocation.dependencies(),
        "a.stl: \\\n\t" + project.toRealPath().resolve("parts/peg.scad") + "\n");
  }

  private static Exit withPeak(long peakBytes, Exit exit) {
    return new Exit.Code(((Exit.Code) exit).value(), peakBytes);
  }

  private static Exit meet(CountDownLatch together, Invocation invocation)
      throws IOException, InterruptedException {
    together.countDown();
    together.await();
    return ScriptedOpenScad.write(invocation);
  }

  private static String facet(String x) {
    return "  facet normal 0 0 1\n    outer loop\n      vertex "
        + x
        + " 0 0\n      vertex 1 0 0\n      vertex 0 1 0\n    endloop\n  endfacet\n";
  }

  private static ScriptedOpenScad.Script after(CountDownLatch latch) {
    return invocation -> {
      latch.await();
      return ScriptedOpenScad.write(invocation);
    };
  }

  private static Exit write(Invocation invocation, String content) throws IOException {
    Files.writeString(invocation.output(), content);
    return new Exit.Code(0);
  }

  private interface Work {
    RenderReport run() throws Exception;
  }

  private static FutureTask<RenderReport> inBackground(Work work) {
    FutureTask<RenderReport> task = new FutureTask<>(work::run);
    new Thread(task).start();
    return task;
  }

  private static RenderOptions options() {
    return new RenderOptions(false, true, List.of());
  }

  /** With failFast no thread prepares a render while another one is waited for. */
  private static RenderOptions oneAfterTheOther() {
    return new RenderOptions(true, true, List.of());
  }

  private RenderReport render(int threads, String... models) throws Exception {
    return render(threads, options(), models);
  }

  private RenderReport render(int threads, RenderOptions options, String... models)
      throws Exception {
    return render(plan(List.of(), models), threads, options);
  }

  private RenderReport render(RenderPlan plan, int threads, RenderOptions options)
      throws Exception {
    RenderListener listener =
        new RenderListener() {
          @Override
          public void ended(RenderResult result, Progress progress) {
            told.add(progress.ended() + "/" + progress.all());
          }

          @Override
          public void warning(String sentence) {
            told.add(sentence);
          }
        };
    return render(plan, threads, options, listener);
  }

  private RenderReport render(
      RenderPlan plan, int threads, RenderOptions options, RenderListener listener)
      throws Exception {
    try (WorkFolder work = WorkFolder.create(plan.layout().work());
        ProcessRunner processes = new ProcessRunner(work.runId())) {
      RenderSlots slots = new RenderSlots(shared, threads, memory);
      ReuseOptions reuse = new ReuseOptions(project, project, true, List.of());
      return new Renderer(
              Engines.allBy(openscad, null), processes, slots, options, reuse, listener, heartbeat)
          .render(plan, work);
    }
  }

  private Layout layout() {
    Path root = project.resolve("target").resolve("scad");
    return new Layout(root, root.resolve("outputs"));
  }

  private RenderPlan plan(List<String> only, String... models) throws Exception {
    return plan(layout().root(), only, models);
  }

  private RenderPlan plan(Path root, List<String> only, String... models) throws Exception {
    String list =
        Arrays.stream(models)
            .map(model -> "  - module: " + model + "\n")
            .collect(Collectors.joining());
    Files.writeString(project.resolve("render_config.yaml"), settings + "models:\n" + list);
    Node.Mapping nothing = new Node.Mapping(Position.of("pom.xml"), Map.of());
    RenderConfig config = RenderConfig.read(project, null, nothing).orElseThrow();
    return RenderPlan.of(config, new Layout(root, root.resolve("outputs")), only, times);
  }

  private List<String> outputs() throws IOException {
    try (Stream<Path> files = Files.list(layout().outputs())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
