package io.github.scadmaven.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk that is soon full; only root on Linux has one, elsewhere the test is skipped. */
public final class SmallDisk implements AutoCloseable {

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  public static SmallDisk mount(Path folder, String size) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    boolean linux = System.getProperty("os.name").equals("Linux");
    String options = "size=" + size + ",mode=0700";
    assumeTrue(
        linux && run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()) == 0,
        "only root can mount a small disk");
    return new SmallDisk(folder);
  }

  /** From now on, nothing can be written to it. */
  public void makeReadOnly() throws IOException, InterruptedException {
    assumeTrue(run("mount", "-o", "remount,ro", folder.toString()) == 0);
  }

  @Override
  public void close() throws IOException {
    try {
      if (run("umount", folder.toString()) != 0 && run("umount", "-l", folder.toString()) != 0) {
        throw new IOException(folder + " is still mounted");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static int run(String... words) throws InterruptedException {
    try {
      return new ProcessBuilder(words)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1; // no such program here
    }
  }
}
