package io.github.scadmaven.fake;

import io.github.scadmaven.engine.worker.Frames;
import io.github.scadmaven.engine.worker.WorkerMain;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A worker of the embedded OpenSCAD that renders nothing and behaves as badly as it is told to, by
 * comments in the model or, on its start, by the file {@code start} in its folder.
 *
 * <pre>
 *   //worker: mark started      make a file in the folder
 *   //worker: wait go           until that file is there
 *   //worker: once seen         do the rest only if there is no such file, and make it
 *   //worker: print some text   on the pipe, where it does not belong
 *   //worker: say some text     to the standard error
 *   //worker: hang              for two minutes
 *   //worker: die
 * </pre>
 *
 * <p>Every start is a line with its process id in the file {@code pids}.
 */
public final class FakeWorker {

  private static final Pattern MODEL = Pattern.compile("\"([^\"]+\\.scad)\"");
  private static final Pattern STEP = Pattern.compile("(?m)^//worker: (\\w+)(?: (.*))?$");
  private static final long LONGEST_SECONDS = 120;

  private final Path folder;
  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

  private FakeWorker(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns the command that starts one.
   *
   * @param folder an existing folder
   */
  public static List<String> command(Path folder) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        "-Xmx64m",
        "-cp",
        String.join(
            System.getProperty("path.separator"),
            Path.of("target", "classes").toAbsolutePath().toString(),
            Path.of("target", "test-classes").toAbsolutePath().toString()),
        FakeWorker.class.getName(),
        folder.toString());
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Files.writeString(
        folder.resolve("pids"),
        ProcessHandle.current().pid() + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    new FakeWorker(folder).run();
  }

  private void run() throws Exception {
    Path start = folder.resolve("start");
    if (Files.exists(start)) {
      obey(start);
    }
    Frames.write(out, WorkerMain.READY);
    InputStream in = Frames.reader(new FileInputStream(FileDescriptor.in));
    while (true) {
      String request;
      try {
        request = Frames.read(in);
      } catch (IOException e) {
        return;
      }
      Matcher model = MODEL.matcher(request);
      if (model.find()) {
        obey(Path.of(model.group(1)));
      }
      Frames.write(out, "{\"code\":0}");
    }
  }

  private void obey(Path file) throws Exception {
    for (Matcher step = STEP.matcher(Files.readString(file)); step.find(); ) {
      if (!obey(step.group(1), step.group(2))) {
        return;
      }
    }
  }

  private boolean obey(String verb, String argument) throws Exception {
    switch (verb) {
      case "mark" -> Files.writeString(folder.resolve(argument), "");
      case "wait" -> await(folder.resolve(argument));
      case "once" -> {
        if (Files.exists(folder.resolve(argument))) {
          return false;
        }
        Files.createFile(folder.resolve(argument));
      }
      case "print" -> out.write((argument + "\n").getBytes(StandardCharsets.UTF_8));
      case "say" -> System.err.println(argument);
      case "hang" -> TimeUnit.SECONDS.sleep(LONGEST_SECONDS);
      case "die" -> Runtime.getRuntime().halt(1);
      default -> throw new IllegalArgumentException(verb);
    }
    return true;
  }

  private static void await(Path file) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    while (!Files.exists(file) && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }
}
