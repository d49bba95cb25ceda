package io.github.scadmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scadmaven.process.Exit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When workers are started, used again, replaced and ended. */
@Timeout(300)
class WorkerPoolTest {

  private static final Exit GOOD = new Exit.Code(0);
  private static final Exit FAILED = new Exit.Code(1);

  @TempDir Path folder;

  private FakeWorkers workers;

  @BeforeEach
  void prepare() {
    workers = new FakeWorkers(folder);
  }

  @AfterEach
  void close() {
    workers.close();
  }

  @Test
  void nothingIsStartedBeforeTheFirstRender() throws Exception {
    assertThat(workers.started()).isEmpty();
  }

  @Test
  void oneRenderAfterTheOtherTakesOneWorker() throws Exception {
    assertThat(workers.render("one", "mark a")).isEqualTo(GOOD);
    assertThat(workers.render("two", "mark b")).isEqualTo(GOOD);

    assertThat(workers.started()).hasSize(1);
  }

  @Test
  void rendersAtTheSameTimeTakeOneWorkerEachWhichIsKept() throws Exception {
    FutureTask<Exit> first = workers.renderInBackground("one", "mark a", "wait b");
    FutureTask<Exit> second = workers.renderInBackground("two", "mark b", "wait a");
    assertThat(first.get()).isEqualTo(GOOD);
    assertThat(second.get()).isEqualTo(GOOD);

    assertThat(workers.render("three", "mark c")).isEqualTo(GOOD);

    assertThat(workers.started()).hasSize(2);
  }

  @Test
  void aWorkerThatDiesInMidRenderIsReplacedAndTheModelRendered() throws Exception {
    assertThat(workers.render("one", "once seen", "die")).isEqualTo(GOOD);

    assertThat(workers.started()).hasSize(2);
  }

  @Test
  void aModelOfWhichTwoWorkersDieFailsAndSaysWhatTheySaid() throws Exception {
    Exit exit =
        workers.render(
            "one",
            "say #",
            "say # Fatal error in , line 0",
            "say # Fatal process out of memory: Zone",
            "say #",
            "die");

    assertThat(exit).isEqualTo(FAILED);
    assertThat(workers.log("one"))
        .content()
        .startsWith(
            "ERROR: the embedded OpenSCAD died twice of this model (Fatal error in , line 0 / Fatal process out of memory: Zone); ")
        .contains("fewer threads");
    assertThat(workers.started()).hasSize(2);
  }

  @Test
  void afterAModelThatKillsWorkersTheNextOneIsRendered() throws Exception {
    workers.render("one", "die");

    assertThat(workers.render("two", "mark a")).isEqualTo(GOOD);
  }

  @Test
  void aWorkerThatDiedWhileNobodyUsedItIsReplaced() throws Exception {
    workers.render("one", "mark a");
    ProcessHandle worker = ProcessHandle.of(workers.started().get(0)).orElseThrow();
    worker.destroyForcibly();
    worker.onExit().get();

    assertThat(workers.render("two", "mark b")).isEqualTo(GOOD);
  }

  @Test
  void aWorkerWhoseLibraryPrintsOnThePipeIsEndedAndReplaced() throws Exception {
    assertThat(workers.render("one", "once seen", "print Debugger listening on", "hang"))
        .isEqualTo(GOOD);

    assertThat(workers.started()).hasSize(2);
    assertThat(workers.living()).containsExactly(workers.started().get(1));
  }

  @Test
  void aWorkerThatDoesNotStartIsHealedOnceAndReportedWithWhatItSaid() throws Exception {
    workers.onStart(
        "say Picked up JAVA_TOOL_OPTIONS: -Dx",
        "say Error occurred during initialization of VM",
        "say Could not reserve enough space for object heap",
        "die");

    assertThat(workers.render("one", "mark a")).isEqualTo(FAILED);

    assertThat(workers.log("one"))
        .content()
        .startsWith(
            "ERROR: The embedded OpenSCAD does not start: it ended at once (Error occurred during initialization of VM / Could not reserve enough space for object heap). ")
        .contains("set engine to native");
    assertThat(workers.heals).hasValue(1);
    assertThat(workers.started()).hasSize(2);
  }

  @Test
  void whereNoWorkerEverStartedNoMoreAreTriedForTheOtherModels() throws Exception {
    workers.onStart("die");
    workers.render("one", "mark a");

    assertThat(workers.render("two", "mark b")).isEqualTo(FAILED);

    assertThat(workers.log("two")).content().contains("does not start");
    assertThat(workers.started()).hasSize(2);
  }

  @Test
  void whatHealsIsRendered() throws Exception {
    workers.onStart("die");
    workers.make("curable");

    assertThat(workers.render("one", "mark a")).isEqualTo(GOOD);
  }

  @Test
  void aLongLamentIsShortened() throws Exception {
    workers.render("one", "say " + "x".repeat(1000), "die");

    assertThat(workers.log("one")).content().contains("x".repeat(300) + "…").hasSizeLessThan(600);
  }

  @Test
  void aTimeoutEndsTheWorker() throws Exception {
    Duration limit = Duration.ofSeconds(1);

    assertThat(workers.render("one", limit, "hang")).isEqualTo(new Exit.TimedOut(limit));

    assertThat(workers.started()).hasSize(1);
    assertThat(workers.living()).isEmpty();
  }

  @Test
  void anInterruptionEndsTheWorker() throws Exception {
    FutureTask<Exit> running = workers.renderInBackground("one", "mark started", "hang");
    workers.await("started");
    CompletableFuture<ProcessHandle> end =
        ProcessHandle.of(workers.started().get(0)).orElseThrow().onExit();

    running.cancel(true);

    assertThatThrownBy(running::get).isInstanceOf(CancellationException.class);
    assertThat(end.get(30, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void theEndOfTheRunEndsIdleAndBusyWorkersAndStartsNoMore() throws Exception {
    FutureTask<Exit> idle = workers.renderInBackground("one", "mark a", "wait b");
    workers.await("a");
    FutureTask<Exit> busy = workers.renderInBackground("two", "mark b", "hang");
    assertThat(idle.get()).isEqualTo(GOOD);

    workers.close();

    assertThat(busy.get()).isEqualTo(new Exit.Stopped());
    assertThat(workers.started()).hasSize(2);
    assertThat(workers.living()).isEmpty();
    assertThat(workers.render("three", "mark c")).isEqualTo(new Exit.Stopped());
    assertThat(Files.readString(folder.resolve("pids")).lines()).hasSize(2);
  }
}
