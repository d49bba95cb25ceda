package io.github.scadmaven.library;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a library comes from.
 *
 * @param group the group of its artifact
 * @param artifact its artifact's id in that group
 * @param form what tells artifacts of one project from each other, such as {@code zip} or {@code
 *     scad.jar}; may be a part of a file name
 * @param version its version
 * @param location the archive, or a folder that is used as it is, since it is built here, too
 */
public record LibrarySource(
    String group, String artifact, String form, String version, Path location) {

  /** Returns the name that people know it by. */
  public String displayName() {
    return String.join(":", group, artifact, version);
  }

  boolean isFolder() {
    return Files.isDirectory(location);
  }
}
