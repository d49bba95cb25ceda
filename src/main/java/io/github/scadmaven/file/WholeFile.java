package io.github.scadmaven.file;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts files in their place so that nobody ever sees half of one, whatever happens meanwhile. */
public final class WholeFile {

  private static final String PREFIX = ".scad-";
  private static final String SUFFIX = ".tmp";

  private WholeFile() {}

  /**
   * Writes a file, with the permissions that files of this user usually get, and replaces an
   * earlier one in one step.
   *
   * @param place where; its folder is made if it is missing
   * @param content what
   * @throws IOException if it can't be written; an earlier file is untouched then
   */
  public static void write(Path place, byte[] content) throws IOException {
    Path temporary = temporaryFor(place);
    try {
      Files.write(temporary, content);
      move(temporary, place);
    } catch (FileSystemException e) {
      throw about(place, e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Puts a finished file in its place, and replaces an earlier one in one step.
   *
   * @param finished the file; it is gone afterwards
   * @param place where it belongs; its folder is made if it is missing
   * @throws IOException if it can't be put there; an earlier file is untouched then
   */
  public static void publish(Path finished, Path place) throws IOException {
    createFolderOf(place);
    try {
      move(finished, place);
    } catch (AtomicMoveNotSupportedException e) { // another disk
      copy(finished, place);
      Files.deleteIfExists(finished);
    } catch (FileSystemException e) {
      throw about(place, e);
    }
  }

  /**
   * Puts a copy of a file in its place, and replaces an earlier one in one step.
   *
   * @param original the file
   * @param place where the copy belongs; its folder is made if it is missing
   * @throws IOException if it can't be put there; an earlier file is untouched then
   */
  public static void copy(Path original, Path place) throws IOException {
    Path temporary = temporaryFor(place);
    try {
      Files.copy(original, temporary, StandardCopyOption.REPLACE_EXISTING);
      move(temporary, place);
    } catch (FileSystemException e) {
      throw about(place, e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Returns whether a file is one that this class is writing, or was when its build was killed. */
  public static boolean isTemporary(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
  }

  /** What is refused to a temporary file, which nobody knows, is refused to its place. */
  private static FileSystemException about(Path place, FileSystemException e) {
    FileSystemException about =
        new FileSystemException(place.toString(), null, IoProblem.reason(e));
    about.initCause(e);
    return about;
  }

  /**
   * Deletes the temporary files of runs that were killed.
   *
   * @param folder a folder with files that were written by this class; may be missing
   */
  public static void clearLeftovers(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        int end = name.indexOf('.', PREFIX.length());
        if (RunId.isLeftOver(name.substring(PREFIX.length(), end))) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static Path temporaryFor(Path place) throws IOException {
    return createFolderOf(place)
        .resolve(PREFIX + RunId.next().text() + "." + place.getFileName() + SUFFIX);
  }

  private static Path createFolderOf(Path place) throws IOException {
    return Files.createDirectories(place.toAbsolutePath().resolveSibling(""));
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
