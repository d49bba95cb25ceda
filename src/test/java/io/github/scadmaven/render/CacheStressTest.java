package io.github.scadmaven.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.cache.LocalCache;
import io.github.scadmaven.file.Folders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many builds in several virtual machines, which use one cache at once and are killed at any
 * moment, get no wrong and no partial output.
 */
@DisabledOnOs(OS.WINDOWS)
class CacheStressTest {

  private static final int CHECKOUTS = 4;
  private static final int KILLS = 15;
  private static final int MOST_BUILDS = 12;
  private static final String[] MODELS = {"a", "b", "c"};
  private static final String GOOD = "good";

  @TempDir Path folder;
  private final List<Process> machines = new CopyOnWriteArrayList<>();
  private final ExecutorService checkouts = Executors.newFixedThreadPool(CHECKOUTS);

  /** Whatever one of them saw, none outlives the test. */
  @AfterEach
  void endAll() throws InterruptedException {
    checkouts.shutdownNow();
    do {
      machines.forEach(Process::destroyForcibly);
    } while (!checkouts.awaitTermination(100, TimeUnit.MILLISECONDS));
  }

  @Test
  @Timeout(300)
  void noOutputIsEverWrongOrPartial() throws Exception {
    List<Future<Integer>> builds = new ArrayList<>();
    for (int i = 0; i < CHECKOUTS; i++) {
      int number = i;
      builds.add(checkouts.submit(() -> buildAndKill(number)));
    }
    int all = 0;
    for (Future<Integer> of : builds) {
      all += of.get();
    }
    assertThat(all).isGreaterThan(CHECKOUTS * KILLS);
  }

  /** Returns how many builds came to their end. */
  private int buildAndKill(int number) throws IOException, InterruptedException {
    Random random = new Random(number);
    int ended = 0;
    for (int i = 0; i < KILLS && !checkouts.isShutdown(); i++) {
      int builds = 1 + random.nextInt(MOST_BUILDS);
      Process machine = start(number, random.nextLong());
      machines.add(machine);
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(machine.getInputStream(), UTF_8))) {
        for (int build = 0; build < builds; build++) {
          assertThat(lines.readLine()).isEqualTo(GOOD);
          ended++;
        }
        for (int turn = random.nextInt(1_000_000); turn > 0; turn--) {
          Thread.onSpinWait();
        }
      } finally {
        machine.destroyForcibly().waitFor();
      }
    }
    return ended;
  }

  private Process start(int number, long seed) throws IOException {
    String java = ProcessHandle.current().info().command().orElse("java");
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            java,
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            classPath,
            CacheStressTest.class.getName(),
            folder.toString(),
            "" + number,
            "" + seed)
        .redirectError(folder.resolve("errors" + number + ".txt").toFile())
        .start();
  }

  /**
   * Changes the files of a checkout, cleans it now and then, builds it, and looks at the outputs.
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Random random = new Random(Long.parseLong(arguments[2]));
    ReuseProject project = new ReuseProject(folder.resolve("checkout" + arguments[1]));
    project.models("", MODELS);
    for (String model : MODELS) {
      project.reads(model, model + ".scad");
    }
    while (!System.out.checkError()) { // nobody reads it any more
      for (String model : MODELS) {
        // Few contents, so that the checkouts often want the same at the same moment.
        project.file(model + ".scad", ("// " + model + random.nextInt(8) + " ").repeat(4_000));
      }
      // A small cache deletes what others are about to read.
      long most = random.nextInt(4) == 0 ? 200_000 : 1 << 24;
      project.stores(new LocalCache(folder.resolve("cache"), most, warning -> {}));
      if (random.nextInt(3) == 0) {
        Folders.delete(project.target());
      }
      project.build();
      System.out.println(problem(project).isEmpty() ? GOOD : problem(project));
    }
  }

  private static String problem(ReuseProject project) throws IOException {
    for (String model : MODELS) {
      String content = Files.readString(project.folder().resolve(model + ".scad"));
      String output = project.output(model);
      if (!output.contains(content) || !output.endsWith("endsolid x\n")) {
        return model + " is wrong or cut off: " + output.length() + " characters";
      }
    }
    return "";
  }
}
