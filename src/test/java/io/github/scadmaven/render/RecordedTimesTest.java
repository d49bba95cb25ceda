package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.cache.FileHashes;
import io.github.scadmaven.cache.PathNames;
import io.github.scadmaven.cache.RenderIndex;
import io.github.scadmaven.plan.Layout;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.plan.RenderPlan;
import io.github.scadmaven.plan.RenderTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What this machine measured counts more than what the project records. */
class RecordedTimesTest {

  private static final RenderTimes PROJECT =
      new RenderTimes(Map.of("m0.stl", 7.0, "m1.stl", 8.0, "gone.stl", 9.0));

  @TempDir private Path folder;

  private List<RenderJob> jobs;
  private RenderPlan plan;
  private RecordedTimes times;

  @BeforeEach
  void renderTwoOfFourHere() throws IOException {
    jobs = Stream.of("m0", "m1", "m2", "m3").map(model -> Jobs.job(model, folder)).toList();
    Layout layout = new Layout(folder, folder.resolve("outputs"));
    plan = new RenderPlan(layout, jobs, jobs.stream().map(RenderJob::output).toList(), PROJECT);
    Files.createDirectories(layout.outputs());
    PathNames names = new PathNames(folder, folder, List.of());
    FileHashes hashes = new FileHashes();
    RenderIndex index = RenderIndex.empty(layout.index(), names, hashes);
    for (RenderJob job : List.of(jobs.get(0), jobs.get(2))) {
      index.put(Files.createFile(job.output()), 1.5, null, null);
    }
    RenderOptions options = new RenderOptions(false, true, List.of());
    ReuseOptions nothing = new ReuseOptions(folder, folder, false, List.of());
    Engines engines = Engines.allBy(new ScriptedOpenScad(), null);
    times =
        new RecordedTimes(
            index, new Reuse(nothing, options, engines, names, hashes, index), PROJECT);
  }

  @Test
  void thisMachineIsAskedFirst() throws Exception {
    assertThat(times.seconds(jobs.get(0))).hasValue(1.5);
    assertThat(times.seconds(jobs.get(1))).hasValue(8);
    assertThat(times.seconds(jobs.get(2))).hasValue(1.5);
    assertThat(times.seconds(jobs.get(3))).isEmpty();
  }

  @Test
  void theProjectCanRecordWhatThisMachineKnows() throws Exception {
    assertThat(times.forProject(plan).seconds())
        .isEqualTo(Map.of("m0.stl", 1.5, "m1.stl", 8.0, "m2.stl", 1.5, "gone.stl", 9.0));
  }
}
