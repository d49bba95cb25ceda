import io.github.scadmaven.cache.LocalCache;
import io.github.scadmaven.config.Node;
import io.github.scadmaven.config.Position;
import io.github.scadmaven.config.RenderConfig;
import io.github.scadmaven.engine.EmbeddedOpenScad;
import io.github.scadmaven.engine.EngineFiles;
import io.github.scadmaven.file.Folders;
import io.github.scadmaven.openscad.ExportOptions;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Invocation;
import io.github.scadmaven.openscad.Launcher;
import io.github.scadmaven.openscad.NativeOpenScadFinder;
import io.github.scadmaven.openscad.OpenScad;
import io.github.scadmaven.openscad.Version;
import io.github.scadmaven.plan.Layout;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.plan.RenderPlan;
import io.github.scadmaven.plan.RenderTimes;
import io.github.scadmaven.process.Exit;
import io.github.scadmaven.process.ProcessRunner;
import io.github.scadmaven.render.Engines;
import io.github.scadmaven.render.RenderListener;
import io.github.scadmaven.render.RenderOptions;
import io.github.scadmaven.render.RenderReport;
import io.github.scadmaven.render.RenderResult;
import io.github.scadmaven.render.RenderSlots;
import io.github.scadmaven.render.Renderer;
import io.github.scadmaven.render.ReuseOptions;
import io.github.scadmaven.render.WorkFolder;
import io.github.scadmaven.report.JsonReport;
import io.github.scadmaven.report.JunitReport;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Times the pool against {@code xargs -P} over the same stubs with the OpenSCAD on PATH, both in turn in one run, and prints
 * a table of ratios: machines are noisy, ratios within one run are not. The engine is {@code native}, the same OpenSCAD as
 * for {@code xargs}, or {@code embedded}.
 *
 * <p>Every measurement of the pool is a fresh virtual machine, as in a build; its start is not counted, nor is Maven's, but
 * that of the embedded OpenSCAD is.
 *
 * <pre>
 *   Benchmark compare WORK THREADS ENGINE PROJECT=ROUNDS...
 *   Benchmark cube WORK ROUNDS                    (the embedded OpenSCAD's first cube, and later ones)
 *   Benchmark pool WORK THREADS ENGINE PROJECT    (one measurement; prints its seconds)
 *   Benchmark cubes WORK                          (one measurement; prints its seconds)
 *   Benchmark twice WORK MODELS...                (projects of so many models, unchanged and after a clean)
 *   Benchmark again WORK MODELS                   (one measurement; prints its seconds)
 * </pre>
 */
public final class Benchmark {

  private static final String SOURCE = "src/bench/Benchmark.java";

  private static final int LATER_CUBES = 30;

  private final Path work;
  private final int threads;
  private final String engine;

  private Benchmark(Path work, int threads, String engine) {
    this.work = work;
    this.threads = threads;
    this.engine = engine;
  }

  public static void main(String[] arguments) throws Exception {
    Path work = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
    switch (arguments[0]) {
      case "cubes" -> new Benchmark(work, 1, "embedded").renderCubes();
      case "again" -> {
        Benchmark one = new Benchmark(work, 2, "instant");
        System.out.println("seconds=" + one.renderAgain(Integer.parseInt(arguments[2])));
      }
      case "twice" -> {
        for (String models : Arrays.asList(arguments).subList(2, arguments.length)) {
          new Benchmark(work, 2, "instant").renderTwice(models);
        }
      }
      case "cube" -> new Benchmark(work, 1, "embedded").timeCubes(Integer.parseInt(arguments[2]));
      case "pool" -> {
        Benchmark one = new Benchmark(work, Integer.parseInt(arguments[2]), arguments[3]);
        System.out.println("seconds=" + one.render(arguments[4]));
      }
      default -> {
        Benchmark all = new Benchmark(work, Integer.parseInt(arguments[2]), arguments[3]);
        all.compareAll(Arrays.asList(arguments).subList(4, arguments.length));
      }
    }
  }

  private void compareAll(List<String> projects) throws Exception {
    System.out.printf(
        Locale.ROOT,
        "%n%-10s %7s %8s %7s %12s %12s %9s %10s%n",
        "project", "models", "threads", "rounds", "xargs -P", engine, "ratio", "best ratio");
    for (String project : projects) {
      String[] words = project.split("=");
      compare(words[0], Integer.parseInt(words[1]));
    }
  }

  /** The least of several rounds is what the machine can do when nobody else uses it. */
  private void timeCubes(int rounds) throws Exception {
    List<Double> first = new ArrayList<>();
    List<Double> later = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      String[] seconds = measured("cubes", work.toString()).split(" ");
      first.add(Double.parseDouble(seconds[0]));
      later.add(Double.parseDouble(seconds[1]));
    }
    System.out.printf(
        Locale.ROOT,
        "%ncube(10): first after %.3f s at best (%s), later ones %.3f s each at best (%s)%n",
        min(first), seconds(first), min(later), seconds(later));
  }

  private void renderCubes() throws Exception {
    Path folder = Files.createDirectories(work.resolve("cubes"));
    Path model = Files.writeString(folder.resolve("cube.scad"), "cube(10);\n");
    Invocation cube =
        new Invocation(
            model, null, folder, folder.resolve("cube.stl"), Format.STL, null, folder.resolve("cube.d"),
            folder.resolve("cube.log"), Map.of(), null);
    try (WorkFolder run = WorkFolder.create(folder.resolve("work"));
        ProcessRunner processes = new ProcessRunner(run.runId())) {
      long start = System.nanoTime();
      OpenScad openscad = embedded(folder, processes, run);
      openscad.export(cube);
      double first = (System.nanoTime() - start) / 1e9;
      List<Double> later = new ArrayList<>();
      for (int i = 0; i < LATER_CUBES; i++) {
        start = System.nanoTime();
        openscad.export(cube);
        later.add((System.nanoTime() - start) / 1e9);
      }
      System.out.println("seconds=" + first + " " + median(later));
    }
  }

  /** Rendered by nothing at all, so that what is measured is this plugin's own work. */
  private void renderTwice(String models) throws Exception {
    Path project = writeMany(Integer.parseInt(models));
    double first = Double.parseDouble(measured("again", work.toString(), models));
    measured("again", work.toString(), models); // whose state is that of files that have settled
    double unchanged = Double.parseDouble(measured("again", work.toString(), models));
    Folders.delete(project.resolve("target"));
    double restored = Double.parseDouble(measured("again", work.toString(), models));
    System.out.printf(
        Locale.ROOT,
        "%s models: %.2f s with an OpenSCAD that takes no time, unchanged %.2f s, after a clean %.2f s%n",
        models, first, unchanged, restored);
  }

  private Path writeMany(int models) throws IOException {
    Path project = work.resolve("many" + models);
    if (Files.exists(project)) {
      Folders.delete(project);
    }
    Folders.delete(work.resolve("many-renders"));
    Files.createDirectories(project);
    StringBuilder gateway = new StringBuilder();
    StringBuilder config = new StringBuilder("models:\n");
    for (int file = 0; file < 10; file++) {
      Files.writeString(project.resolve("part" + file + ".scad"), "// a file of " + models + "\n");
      gateway.append("include <part").append(file).append(".scad>\n");
    }
    for (int model = 0; model < models; model++) {
      config.append("  - module: m").append(model).append('\n');
    }
    Files.writeString(project.resolve("renderer.scad"), gateway);
    Files.writeString(project.resolve("render_config.yaml"), config);
    return project;
  }

  private double renderAgain(int models) throws Exception {
    Path project = work.resolve("many" + models);
    long start = System.nanoTime();
    Node.Mapping nothing = new Node.Mapping(Position.of("bench"), Map.of());
    RenderConfig config = RenderConfig.read(project, null, nothing).orElseThrow();
    Path root = project.resolve("target/scad");
    Layout layout = new Layout(root, root.resolve("outputs"));
    RenderPlan plan = RenderPlan.of(config, layout, List.of(), RenderTimes.NONE);
    LocalCache cache = new LocalCache(work.resolve("many-renders"), 5L << 30, System.err::println);
    try (WorkFolder folder = WorkFolder.create(layout.work());
        ProcessRunner processes = new ProcessRunner(folder.runId())) {
      RenderReport report =
          new Renderer(
                  Engines.allBy(new InstantOpenScad(project), null),
                  processes,
                  new RenderSlots(new RenderSlots.Shared(), threads, Long.MAX_VALUE),
                  new RenderOptions(false, true, List.of()),
                  new ReuseOptions(project, project, false, List.of(cache)),
                  SILENT)
              .render(plan, folder);
      JsonReport.write(report, project, layout.json());
      JunitReport.write(report, "bench", project, layout.junit());
      if (!report.failures().isEmpty()) {
        throw new IllegalStateException(report.failures().get(0).toString());
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** Writes one triangle at once, and says that it read all files of the project. */
  private record InstantOpenScad(Path project) implements OpenScad {

    @Override
    public Exit export(Invocation invocation) throws IOException {
      StringBuilder read = new StringBuilder("out: \\\n");
      for (int file = 0; file < 10; file++) {
        read.append('\t').append(project.resolve("part" + file + ".scad")).append(" \\\n");
      }
      Files.writeString(invocation.dependencies(), read);
      Files.writeString(
          invocation.output(),
          "solid x\n  facet normal 0 0 1\n    outer loop\n      vertex 0 0 0\n      vertex 1 0 0\n"
              + "      vertex 0 1 0\n    endloop\n  endfacet\nendsolid x\n");
      return new Exit.Code(0);
    }

    @Override
    public Version version() {
      return new Version(2025, 3, 25);
    }

    @Override
    public String description() {
      return "instant";
    }

    @Override
    public boolean importsBesideMainFile() {
      return false;
    }

    @Override
    public boolean readsPipe() {
      return false;
    }

    @Override
    public boolean exports(Format format) {
      return true;
    }

    @Override
    public boolean writesSeveral() {
      return false;
    }

    @Override
    public @Nullable String objection(Format format, ExportOptions options) {
      return null;
    }

    @Override
    public boolean sees(Path file) {
      return true;
    }

    @Override
    public Path identity() {
      return project.resolve("renderer.scad");
    }

    @Override
    public List<Path> libraryFolders() {
      return List.of();
    }

    @Override
    public List<Path> fonts() {
      return List.of();
    }

    @Override
    public List<Path> machineFonts() {
      return List.of();
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
    return Double.parseDouble(
        measured("pool", work.toString(), Integer.toString(threads), engine, project));
  }

  /** A measurement in a virtual machine of its own, which has not just compiled this program. */
  private String measured(String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(ProcessHandle.current().info().command().orElse("java"));
    String classPath = System.getProperty("java.class.path");
    words.addAll(List.of("-cp", compiled(classPath) + File.pathSeparator + classPath, "Benchmark"));
    words.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0 || !printed.contains("seconds=")) {
      throw new IllegalStateException("the measurement failed: " + printed);
    }
    return printed.substring(printed.indexOf("seconds=") + 8).strip();
  }

  private Path compiled(String classPath) {
    Path classes = work.resolve("classes");
    ToolProvider.getSystemJavaCompiler()
        .run(null, null, null, "-d", classes.toString(), "-cp", classPath, SOURCE);
    return classes;
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
    for (Map.Entry<String, String> variable : any.stub().definitions().entrySet()) {
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

  /** Returns the seconds that it took. */
  private double render(String project) throws Exception {
    RenderPlan plan = plan(project);
    try (WorkFolder folder = WorkFolder.create(plan.layout().work());
        ProcessRunner processes = new ProcessRunner(folder.runId())) {
      long start = System.nanoTime();
      OpenScad openscad =
          engine.equals("embedded")
              ? embedded(Path.of("src/bench").toAbsolutePath(), processes, folder)
              : new NativeOpenScadFinder(processes, folder.path()).find(null, List.of(), List.of());
      RenderReport report =
          new Renderer(
                  Engines.allBy(openscad, null),
                  processes,
                  new RenderSlots(new RenderSlots.Shared(), threads, Long.MAX_VALUE),
                  new RenderOptions(false, true, List.of()),
                  new ReuseOptions(work, work, true, List.of()),
                  SILENT)
              .render(plan, folder);
      if (!report.failures().isEmpty()) {
        throw new IllegalStateException(report.failures().toString());
      }
      double withEngine = (System.nanoTime() - start) / 1e9;
      return engine.equals("embedded") ? withEngine : report.seconds();
    }
  }

  /** What Maven resolves is on this program's class path or, the engine, was just built. */
  private OpenScad embedded(Path sources, ProcessRunner processes, WorkFolder folder) throws Exception {
    Path built;
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("target"), "*-engine.jar")) {
      built = jars.iterator().next().toAbsolutePath();
    }
    EngineFiles files = new EngineFiles(built, onClassPath("javet-\\d.*"), onClassPath("javet-node-.*"));
    EmbeddedOpenScad.Sight sight =
        new EmbeddedOpenScad.Sight(List.of(sources, work), List.of(), List.of());
    return EmbeddedOpenScad.of(files, work.resolve("engine"), sight, Launcher.NONE, processes, folder.path());
  }

  private static Path onClassPath(String name) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> path.getFileName().toString().matches(name))
        .findFirst()
        .orElseThrow();
  }

  private RenderPlan plan(String project) throws Exception {
    Path folder = Path.of("src/bench", project).toAbsolutePath();
    Node.Mapping nothing = new Node.Mapping(Position.of("bench"), Map.of());
    RenderConfig config = RenderConfig.read(folder, null, nothing).orElseThrow();
    Path root = work.resolve(project);
    return RenderPlan.of(config, new Layout(root, root.resolve("outputs")), List.of(), RenderTimes.NONE);
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
