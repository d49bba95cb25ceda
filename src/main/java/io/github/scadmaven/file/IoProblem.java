package io.github.scadmaven.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/**
 * Says in words what the file system refused. The messages of Java's own exceptions often are a
 * path and no more.
 */
public final class IoProblem {

  private IoProblem() {}

  /**
   * Describes what went wrong.
   *
   * @param e what the file system threw
   * @return the path, if there is one, and the reason
   */
  public static String of(IOException e) {
    if (e instanceof FileSystemException refused) {
      String place = Objects.requireNonNullElse(refused.getOtherFile(), refused.getFile());
      return place == null ? reason(refused) : place + ": " + reason(refused);
    }
    return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
  }

  static String reason(FileSystemException e) {
    if (e instanceof AccessDeniedException) {
      return "access is denied";
    } else if (e instanceof NoSuchFileException) {
      return "does not exist";
    } else if (e instanceof NotDirectoryException || e instanceof FileAlreadyExistsException) {
      return "is not a folder"; // the one comes of making folders where there is a file
    } else if (e instanceof DirectoryNotEmptyException) {
      return "is a folder with files in it";
    }
    return Objects.requireNonNullElse(e.getReason(), e.getClass().getSimpleName());
  }
}
