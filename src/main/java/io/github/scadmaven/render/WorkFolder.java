package io.github.scadmaven.render;

import io.github.scadmaven.process.ProcessRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The temporary files of one run, in a folder that bears the name of the process that made it, so
 * that a later run can tell whether it is still in use or was left behind by a build that was
 * killed.
 */
public final class WorkFolder implements AutoCloseable {

  private static final Pattern NAME = Pattern.compile("(\\d{1,18})-(\\d{1,18})-[0-9a-z]+");

  /** Start times are derived from the machine's clock, which may have been adjusted in between. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

  private final Path path;

  private WorkFolder(Path path) {
    this.path = path;
  }

  /**
   * Creates a folder for this run, after ending and deleting what earlier runs left that were
   * killed.
   *
   * @param parent the folder that all runs of an execution use
   */
  public static WorkFolder create(Path parent) throws IOException {
    Files.createDirectories(parent);
    clearLeftovers(parent);
    ProcessHandle me = ProcessHandle.current();
    String name =
        "%d-%d-%s"
            .formatted(
                me.pid(), startMillis(me), Long.toString(System.nanoTime(), 36).replace("-", ""));
    return new WorkFolder(Files.createDirectory(parent.toAbsolutePath().resolve(name)));
  }

  /** Returns the folder, absolute. */
  public Path path() {
    return path;
  }

  /** Returns a name that no other run has, on this machine, ever. */
  public String runId() {
    return path.getFileName().toString();
  }

  /** Deletes the folder and all that is in it. */
  @Override
  public void close() throws IOException {
    delete(path);
    deleteIfEmpty(path.resolveSibling(""));
  }

  /**
   * Deletes the folder while the virtual machine is ending; what can't be deleted is left to the
   * next run.
   */
  public void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      // there is nobody left to tell
    }
  }

  private static void clearLeftovers(Path parent) throws IOException {
    List<Path> folders;
    try (Stream<Path> entries = Files.list(parent)) {
      folders = entries.toList();
    }
    for (Path folder : folders) {
      String runId = folder.getFileName().toString();
      if (isLeftOver(runId)) {
        ProcessRunner.endLeftovers(runId);
        delete(folder);
      }
    }
  }

  /**
   * Returns whether a name is the id of a run whose virtual machine has ended.
   *
   * @param runId the name
   */
  static boolean isLeftOver(String runId) {
    Matcher owner = NAME.matcher(runId);
    return owner.matches() && !isRunning(owner.group(1), owner.group(2));
  }

  private static boolean isRunning(String pid, String startMillis) {
    Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(pid));
    return process.isPresent()
        && process.get().isAlive()
        && Math.abs(startMillis(process.get()) - Long.parseLong(startMillis))
            <= CLOCK_TOLERANCE.toMillis();
  }

  private static long startMillis(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (java.nio.file.DirectoryNotEmptyException e) {
      // another run is using it
    }
  }

  /** Deletes a folder; what somebody else deletes at the same time is no error. */
  private static void delete(Path folder) throws IOException {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
              }
              throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                Path visited, @org.jspecify.annotations.Nullable IOException e) throws IOException {
              Files.deleteIfExists(visited);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (NoSuchFileException | UncheckedIOException e) {
      // gone already
    }
  }
}
