package io.github.scadmaven.render;

import io.github.scadmaven.cache.CacheStore;
import io.github.scadmaven.config.Node;
import io.github.scadmaven.config.Position;
import io.github.scadmaven.config.RenderConfig;
import io.github.scadmaven.openscad.Invocation;
import io.github.scadmaven.plan.Layout;
import io.github.scadmaven.plan.RenderPlan;
import io.github.scadmaven.plan.RenderTimes;
import io.github.scadmaven.process.Exit;
import io.github.scadmaven.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A project that is built again and again by an OpenSCAD that reads the files it is told to, and
 * whose outputs hold what it read.
 */
final class ReuseProject {

  private final Path folder;
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private ScriptedOpenScad openscad = new ScriptedOpenScad();
  private List<CacheStore> stores = List.of();
  private String yaml = "";
  private List<String> messages = List.of();
  private boolean force;
  private List<String> only = List.of();
  private int threads = 2;

  ReuseProject(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  Path folder() {
    return folder;
  }

  /** Writes a file, and waits until the clock that stamps files has gone on. */
  ReuseProject file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    awaitTick(file);
    return this;
  }

  /** A file that changes within the tick in which a render begins may have been read or not. */
  static void awaitTick(Path file) throws IOException {
    FileTime written = (FileTime) Files.getAttribute(file, "unix:ctime");
    Path probe = Files.createTempFile("tick", null);
    try {
      do {
        Files.write(probe, new byte[1]);
      } while (Files.getLastModifiedTime(probe).compareTo(written) <= 0);
    } finally {
      Files.delete(probe);
    }
  }

  /** Sets the configuration: everything before the models, then their modules. */
  ReuseProject models(String settings, String... modules) throws IOException {
    StringBuilder text = new StringBuilder(settings).append("models:\n");
    for (String module : modules) {
      text.append("  - module: ").append(module).append('\n');
    }
    yaml = text.toString();
    if (!Files.exists(folder.resolve("renderer.scad"))) {
      file("renderer.scad", "");
    }
    return this;
  }

  ReuseProject openscad(ScriptedOpenScad openscad) {
    this.openscad = openscad;
    return this;
  }

  ReuseProject stores(CacheStore... stores) {
    this.stores = List.of(stores);
    return this;
  }

  ReuseProject force(boolean force) {
    this.force = force;
    return this;
  }

  /** In the order of the models, as long as nothing is known of how long they take. */
  ReuseProject oneAtATime() {
    this.threads = 1;
    return this;
  }

  ReuseProject only(String... names) {
    this.only = List.of(names);
    return this;
  }

  /** Says which files a model reads beside the gateway; what they hold goes into its output. */
  ReuseProject reads(String module, String... names) {
    openscad.on(module + ".stl", invocation -> read(invocation, names));
    return this;
  }

  private Exit read(Invocation invocation, String... names) throws IOException {
    List<Path> files = new ArrayList<>(List.of(folder.resolve("renderer.scad")));
    for (String name : names) {
      files.add(folder.resolve(name));
    }
    StringBuilder facets = new StringBuilder();
    StringBuilder dependencies = new StringBuilder("out: \\\n");
    // An OpenSCAD that opens the stub lists it.
    dependencies
        .append('\t')
        .append(target().resolve("scad/stubs/" + stub(invocation)))
        .append(" \\\n");
    for (Path file : files) {
      String text = Files.exists(file) ? Files.readString(file) : "";
      facets.append("facet ").append(text.replace('\n', ' ')).append("\nendfacet\n");
      dependencies
          .append('\t')
          .append(folder.toRealPath().resolve(folder.relativize(file)))
          .append(" \\\n");
    }
    Files.writeString(invocation.output(), "solid x\n" + facets + "endsolid x\n");
    Files.writeString(invocation.dependencies(), dependencies);
    Files.writeString(invocation.log(), "ECHO: \"read\"\n");
    return new Exit.Code(0);
  }

  private static String stub(Invocation invocation) {
    return invocation.output().getFileName().toString().replace(".stl", ".scad");
  }

  /** Builds, and returns what became of each model in words: {@code a rendered, b upToDate}. */
  String build() throws Exception {
    Path target = folder.resolve("target/scad");
    Files.writeString(folder.resolve("render_config.yaml"), yaml);
    Node.Mapping nothing = new Node.Mapping(Position.of("pom.xml"), Map.of());
    RenderConfig config = RenderConfig.read(folder, null, nothing).orElseThrow();
    RenderPlan plan =
        RenderPlan.of(
            config, new Layout(target, target.resolve("outputs")), only, RenderTimes.NONE);
    RenderListener listener =
        new RenderListener() {
          @Override
          public void warning(String sentence) {
            warnings.add(sentence);
          }
        };
    RenderOptions options =
        new RenderOptions(config.failFast(), config.reproducible(), config.allow());
    ReuseOptions reuse = new ReuseOptions(folder, folder, force, stores);
    try (WorkFolder work = WorkFolder.create(plan.layout().work());
        ProcessRunner processes = new ProcessRunner(work.runId())) {
      RenderReport report =
          new Renderer(
                  Engines.allBy(openscad, null),
                  processes,
                  new RenderSlots(new RenderSlots.Shared(), threads, Long.MAX_VALUE),
                  options,
                  reuse,
                  listener)
              .render(plan, work);
      messages =
          report.results().stream()
              .flatMap(result -> result.messages().stream())
              .map(message -> message.text().replace("\"", ""))
              .toList();
      return String.join(", ", report.results().stream().map(ReuseProject::describe).toList());
    }
  }

  private static String describe(RenderResult result) {
    String kind = result.getClass().getSimpleName();
    return result.job().model()
        + " "
        + kind.substring(0, 1).toLowerCase(Locale.ROOT)
        + kind.substring(1);
  }

  String output(String module) throws IOException {
    return Files.readString(folder.resolve("target/scad/outputs/" + module + ".stl"));
  }

  Path target() {
    return folder.resolve("target");
  }

  /** Returns what OpenSCAD said in the last build, or when it made what that one used. */
  List<String> messages() {
    return messages;
  }

  List<String> warnings() {
    return warnings;
  }
}
