package io.github.scadmaven.render;

import io.github.scadmaven.file.Folders;
import io.github.scadmaven.file.RunId;
import io.github.scadmaven.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The temporary files of one run, in a folder that bears the name of the run, so that a later one
 * can tell whether it is still in use or was left behind by a build that was killed.
 */
public final class WorkFolder implements AutoCloseable {

  private final Path path;
  private final AtomicInteger folders = new AtomicInteger();

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
    return new WorkFolder(
        Files.createDirectory(parent.toAbsolutePath().resolve(RunId.next().text())));
  }

  /** Returns the folder, absolute. */
  public Path path() {
    return path;
  }

  /** Returns a name that no other run has, on this machine, ever. */
  public String runId() {
    return path.getFileName().toString();
  }

  /** Makes a new folder in it. */
  Path newFolder() throws IOException {
    return Files.createDirectory(path.resolve("render" + folders.incrementAndGet()));
  }

  /** Deletes the folder and all that is in it. */
  @Override
  public void close() throws IOException {
    Folders.delete(path);
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
      if (RunId.isLeftOver(runId)) {
        ProcessRunner.endLeftovers(runId);
        Folders.delete(folder);
      }
    }
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // another run is using it
    }
  }
}
