package io.github.scadmaven.fake;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program that takes OpenSCAD's arguments and behaves as badly as it is told to, so that
 * processes and whole builds can be tested without a real one, and with what a real one does only
 * on bad days.
 *
 * <p>It does what comments in the files it is given say, those of included files too. {@code //fake
 * wheel: ...} is for the renders that call the module {@code wheel()}, {@code //fake: ...} for all:
 *
 * <pre>
 *   //fake wheel: print WARNING: Ignoring unknown module 'foo' in file renderer.scad, line 2
 *   //fake wheel: flood 20000000        print that many bytes
 *   //fake wheel: allocate 60000000     take that many bytes of memory, and keep them; 64 MB at most
 *   //fake wheel: mark started.txt      append a line to a file beside the file with this comment
 *   //fake wheel: wait go.txt           until that file is there; fail after two minutes
 *   //fake wheel: count running         append how many renders with this step are running now to
 *                                       running/counts.txt
 *   //fake wheel: watch running         until more than two were counted there; three seconds at most
 *   //fake wheel: pid fake.pid          write the own pid
 *   //fake wheel: child child.pid       start a child that lives for two minutes, write its pid
 *   //fake wheel: signal KILL           send a signal to the process that started it
 *   //fake wheel: stubborn              from now on survive SIGTERM, and so do children started
 *                                       later; hang next, or it never ends
 *   //fake wheel: hang                  for two minutes
 *   //fake wheel: crash                 die of a signal
 *   //fake wheel: write some text       what the output holds; otherwise: a triangle, or "fake"
 *   //fake wheel: nothing               write no output
 *   //fake wheel: exit 1
 * </pre>
 *
 * <p>The steps are done in the order they stand in; the output is written before an {@code exit},
 * or at the end. Nothing lives longer than two minutes, whatever a test forgets.
 */
public final class FakeOpenScad {

  private static final Pattern STEP = Pattern.compile("(?m)^//fake(?: (\\w+))?: (\\w+)(?: (.*))?$");
  private static final Pattern INCLUDE = Pattern.compile("(?m)^(?:include|use) <(.+)>");
  private static final Pattern CALL = Pattern.compile("(?m)^(\\w+)\\(\\);$");
  private static final long LONGEST_SECONDS = 120;

  private static final String TRIANGLE =
      "solid OpenSCAD_Model\n  facet normal 0 0 1\n    outer loop\n      vertex 0 0 0\n"
          + "      vertex 1 0 0\n      vertex 0 1 0\n    endloop\n  endfacet\n"
          + "endsolid OpenSCAD_Model\n";

  private final PrintStream out = new PrintStream(System.err, true, StandardCharsets.UTF_8);
  private final List<Path> sources = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<ByteBuffer> allocated = new ArrayList<>();
  private boolean stubborn;

  private record Step(Path folder, String module, String verb, String argument) {}

  private FakeOpenScad() {}

  public static void main(String[] arguments) throws Exception {
    List<String> words = List.of(arguments);
    if (words.get(0).equals("child")) {
      if (words.contains("stubborn")) {
        surviveSigterm();
      }
      live();
    } else if (words.get(0).equals("install")) {
      install(Path.of(words.get(1)));
    } else if (words.contains("--version")) {
      System.err.println("OpenSCAD version 2025.03.25");
    } else if (words.contains("--help")) {
      System.err.println("Usage: openscad [options] file.scad\n  -o [ --o ] arg  output");
    } else {
      new FakeOpenScad().export(words);
    }
  }

  /**
   * Writes a script that starts it.
   *
   * @param folder where to
   * @return the executable
   */
  public static Path install(Path folder) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path classes = Path.of(codeLocation());
    String command =
        "\"%s\" -XX:TieredStopAtLevel=1 -Xshare:auto -Xmx64m -cp \"%s\" %s"
            .formatted(java, classes, FakeOpenScad.class.getName());
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    Path script = Files.createDirectories(folder).resolve(windows ? "openscad.cmd" : "openscad");
    Files.writeString(
        script, windows ? "@" + command + " %*\r\n" : "#!/bin/sh\nexec " + command + " \"$@\"\n");
    if (!script.toFile().setExecutable(true)) {
      throw new IOException(script + " can't be made executable");
    }
    return script;
  }

  private static String codeLocation() {
    return Path.of(
            java.net.URI.create(
                FakeOpenScad.class.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }

  private void export(List<String> words) throws Exception {
    Path output = Path.of(words.get(words.indexOf("-o") + 1));
    String main = words.get(words.size() - 1);
    Path folder = Path.of("").toAbsolutePath();
    String text =
        main.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : null;
    if (text == null) {
      sources.add(folder.resolve(main));
      text = Files.readString(folder.resolve(main));
      folder = folder.resolve(main).normalize().getParent();
    }
    collect(text, folder);
    Matcher call = CALL.matcher(text);
    String module = call.find() ? call.group(1) : "";
    writeDependencies(words, output);
    String content = output.toString().endsWith(".stl") ? TRIANGLE : "fake";
    for (Step step : steps) {
      if (!step.module().isEmpty() && !step.module().equals(module)) {
        continue;
      }
      switch (step.verb()) {
        case "write" -> content = step.argument();
        case "nothing" -> content = null;
        case "exit" -> {
          write(output, content);
          System.exit(Integer.parseInt(step.argument()));
        }
        default -> perform(step);
      }
    }
    write(output, content);
  }

  private void perform(Step step) throws Exception {
    switch (step.verb()) {
      case "print" -> out.println(step.argument());
      case "flood" -> flood(Long.parseLong(step.argument()));
      case "allocate" ->
          allocated.add(ByteBuffer.allocateDirect(Integer.parseInt(step.argument())));
      case "mark" -> append(step.folder().resolve(step.argument()), "here\n");
      case "wait" -> awaitFile(step.folder().resolve(step.argument()));
      case "count" -> count(step.folder().resolve(step.argument()));
      case "watch" -> watch(step.folder().resolve(step.argument()));
      case "signal" -> signalParent(step.argument());
      case "child" -> child(step.folder().resolve(step.argument()));
      case "stubborn" -> {
        stubborn = true;
        surviveSigterm();
      }
      case "pid" ->
          writeWhole(step.folder().resolve(step.argument()), ProcessHandle.current().pid());
      case "hang" -> live();
      case "crash" -> Runtime.getRuntime().halt(139);
      default -> throw new IllegalArgumentException("no step " + step.verb());
    }
  }

  private void collect(String text, Path folder) throws IOException {
    Matcher include = INCLUDE.matcher(text);
    while (include.find()) {
      Path file = folder.resolve(include.group(1)).normalize();
      if (Files.exists(file) && !sources.contains(file)) {
        sources.add(file);
        collect(Files.readString(file), file.getParent());
      }
    }
    Matcher step = STEP.matcher(text);
    while (step.find()) {
      String module = step.group(1) == null ? "" : step.group(1);
      String argument = step.group(3) == null ? "" : step.group(3);
      steps.add(new Step(folder, module, step.group(2), argument));
    }
  }

  private void writeDependencies(List<String> words, Path output) throws IOException {
    if (words.contains("-d")) {
      String files =
          sources.stream()
              .map(file -> "\t" + file.toString().replace(" ", "\\ "))
              .collect(Collectors.joining(" \\\n"));
      Files.writeString(
          Path.of(words.get(words.indexOf("-d") + 1)), output + ": \\\n" + files + "\n");
    }
  }

  private void flood(long bytes) {
    String line = "ECHO: " + "x".repeat(93);
    for (long printed = 0; printed < bytes; printed += 100) {
      out.println(line);
    }
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static void awaitFile(Path file) throws Exception {
    if (!await(() -> Files.exists(file), LONGEST_SECONDS)) {
      throw new IllegalStateException("waited in vain for " + file);
    }
  }

  private static boolean await(Callable<Boolean> condition, long seconds) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    return true;
  }

  private static void count(Path folder) throws IOException {
    Path mine = Files.createDirectories(folder).resolve(ProcessHandle.current().pid() + ".running");
    Files.createFile(mine).toFile().deleteOnExit();
    try (Stream<Path> running = Files.list(folder)) {
      long count = running.filter(file -> file.toString().endsWith(".running")).count();
      append(folder.resolve("counts.txt"), count + "\n");
    }
  }

  /** Gives a render that should not be started the time to be. */
  private static void watch(Path folder) throws Exception {
    Path counts = folder.resolve("counts.txt");
    await(
        () -> Files.readAllLines(counts).stream().anyMatch(count -> Integer.parseInt(count) > 2),
        3);
  }

  private static void signalParent(String signal) throws IOException, InterruptedException {
    long parent = ProcessHandle.current().parent().orElseThrow().pid();
    new ProcessBuilder("kill", "-" + signal, Long.toString(parent)).inheritIO().start().waitFor();
  }

  private void child(Path pidFile) throws IOException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-cp",
                codeLocation(),
                FakeOpenScad.class.getName(),
                "child",
                stubborn ? "stubborn" : "meek")
            .inheritIO()
            .start();
    writeWhole(pidFile, child.pid());
  }

  private static void writeWhole(Path pidFile, long pid) throws IOException {
    Path whole = pidFile.resolveSibling(pidFile.getFileName() + ".tmp");
    Files.writeString(whole, Long.toString(pid));
    Files.move(whole, pidFile);
  }

  /** The hook of a virtual machine that is told to end takes as long as it likes. */
  private static void surviveSigterm() {
    Runtime.getRuntime().addShutdownHook(new Thread(FakeOpenScad::live));
  }

  private static void live() {
    try {
      TimeUnit.SECONDS.sleep(LONGEST_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(Path output, String content) throws IOException {
    if (content != null) {
      Files.writeString(output, content);
    }
  }
}
