import io.github.scadmaven.config.Node;
import io.github.scadmaven.config.Position;
import io.github.scadmaven.config.RenderConfig;
import io.github.scadmaven.openscad.NativeOpenScadFinder;
import io.github.scadmaven.openscad.OpenScad;
import io.github.scadmaven.plan.Layout;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.plan.RenderPlan;
import io.github.scadmaven.process.ProcessRunner;
import io.github.scadmaven.render.Engines;
import io.github.scadmaven.render.RenderListener;
import io.github.scadmaven.render.RenderOptions;
import io.github.scadmaven.render.RenderReport;
import io.github.scadmaven.render.RenderResult;
import io.github.scadmaven.render.RenderSlots;
import io.github.scadmaven.render.Renderer;
import io.github.scadmaven.render.WorkFolder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Times the pool against {@code xargs -P} over the same stubs with the same OpenSCAD, both in turn in one run, and prints a
 * table of ratios: machines are noisy, ratios within one run are not.
 *
 * <p>Every measurement of the pool is a fresh virtual machine, as in a build; its start is not counted, nor is Maven's.
 *
 * <pre>
 *   Benchmark compare WORK THREADS PROJECT=ROUNDS...
 *   Benchmark pool WORK THREADS PROJECT      (one measurement; prints its seconds)
 * </pre>
 */
public final class Benchmark {

  private static final String SOURCE = "src/bench/Benchmark.java";

  private final Path work;
  private final int threads;

  private Benchmark(Path work, int threads) {
    this.work = work;
    this.threads = threads;
  }

  public static void main(String[] arguments) throws Exception {
    Path work = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
    Benchmark benchmark = new Benchmark(work, Integer.parseInt(arguments[2]));
    if (arguments[0].equals("pool")) {
      System.out.println("seconds=" + benchmark.render(arguments[3]).seconds());
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "%n%-10s %7s %8s %7s %12s %12s %9s %10s%n",
        "project", "models", "threads", "rounds", "xargs -P", "pool", "ratio", "best ratio");
    for (String project : Arrays.asList(arguments).subList(3, arguments.length)) {
      String[] words = project.split("=");
      benchmark.compare(words[0], Integer.parseInt(words[1]));
    }
  }

  /** The first run of the pool knows nothing; the later ones start the longest renders first. */
  private void compare(String project, int rounds) throws Exception {
    RenderPlan plan = plan(project);
    List<Double> xargs = new ArrayList<>();
    List<Double> pool = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      pool.add(pool(project));
      xargs.add(xargs(plan));
    }
    System.out.printf(
        Locale.ROOT,
        "%-10s %7d %8d %7d %10.2f s %10.2f s %9.3f %10.3f%n",
        project, plan.jobs().size(), threads, rounds,
        median(xargs), median(pool), median(pool) / median(xargs), min(pool) / min(xargs));
    System.out.printf(
        Locale.ROOT, "%-10s pool %s%n%-10s xargs %s%n", "", seconds(pool), "", seconds(xargs));
  }

  private double pool(String project) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp", System.getProperty("java.class.path"),
                SOURCE, "pool", work.toString(), Integer.toString(threads), project)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0 || !printed.contains("seconds=")) {
      throw new IllegalStateException("the pool failed: " + printed);
    }
    return Double.parseDouble(printed.substring(printed.indexOf("seconds=") + 8).strip());
  }

  /** What a shell user would write. */
  private double xargs(RenderPlan plan) throws IOException, InterruptedException {
    Path outputs = Files.createDirectories(plan.layout().root().resolve("xargs"));
    StringBuilder names = new StringBuilder();
    plan.jobs().forEach(job -> names.append(job.model()).append('\n'));
    Path list = Files.writeString(plan.layout().root().resolve("models.txt"), names);
    RenderJob any = plan.jobs().get(0);
    List<String> words = new ArrayList<>();
    words.addAll(List.of("xargs", "-P", Integer.toString(threads), "-I", "{}", "openscad"));
    words.addAll(List.of("-o", outputs + "/{}.stl"));
    for (Map.Entry<String, String> variable : any.stub().variables().entrySet()) {
      words.addAll(List.of("-D", variable.getKey() + "=" + variable.getValue()));
    }
    words.add("{}.scad");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(words)
            .directory(plan.layout().stubs().toFile())
            .redirectInput(list.toFile())
            .redirectErrorStream(true)
            .redirectOutput(new File(plan.layout().root().toFile(), "xargs.log"))
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("xargs failed; see " + plan.layout().root());
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private RenderReport render(String project) throws Exception {
    RenderPlan plan = plan(project);
    try (WorkFolder folder = WorkFolder.create(plan.layout().work());
        ProcessRunner processes = new ProcessRunner(folder.runId())) {
      OpenScad openscad = new NativeOpenScadFinder(processes, folder.path()).find(null, List.of(), List.of());
      RenderReport report =
          new Renderer(
                  Engines.allBy(openscad, null),
                  processes,
                  new RenderSlots(new AtomicInteger(), threads),
                  new RenderOptions(false, true, List.of()),
                  SILENT)
              .render(plan, folder);
      if (!report.failures().isEmpty()) {
        throw new IllegalStateException(report.failures().toString());
      }
      return report;
    }
  }

  private RenderPlan plan(String project) throws Exception {
    Path folder = Path.of("src/bench", project).toAbsolutePath();
    Node.Mapping nothing = new Node.Mapping(Position.of("bench"), Map.of());
    RenderConfig config = RenderConfig.read(folder, null, nothing).orElseThrow();
    Path root = work.resolve(project);
    return RenderPlan.of(config, new Layout(root, root.resolve("outputs")), List.of());
  }

  private static final RenderListener SILENT =
      new RenderListener() {
      };

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static double min(List<Double> values) {
    return values.stream().min(Double::compare).orElseThrow();
  }

  private static String seconds(List<Double> values) {
    return String.join(
        " ", values.stream().map(value -> String.format(Locale.ROOT, "%.2f", value)).toList());
  }
}
