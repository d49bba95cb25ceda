package io.github.scadmaven.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The entry by which a zip says that it is an OpenSCAD library. */
public final class LibraryMarker {

  static final String NAME = "META-INF/scad-library.properties";

  private LibraryMarker() {}

  /**
   * Returns whether a zip is a library that this plugin made.
   *
   * @param archive a file; one that is no zip is no library
   * @throws IOException if it can't be read
   */
  public static boolean isIn(Path archive) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile(), StandardCharsets.UTF_8)) {
      return zip.getEntry(NAME) != null;
    } catch (ZipException e) {
      return false; // of whatever kind, it is none of ours
    }
  }

  static byte[] content(String group, String artifact, String version) {
    return "groupId=%s%nartifactId=%s%nversion=%s%n"
        .replace("%n", "\n")
        .formatted(group, artifact, version)
        .getBytes(StandardCharsets.UTF_8);
  }
}
