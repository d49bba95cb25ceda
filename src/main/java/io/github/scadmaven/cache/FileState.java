package io.github.scadmaven.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * By what a file is known to be unchanged without reading it, as git's index does it: while none of
 * these change, its content has not, unless it was written within the tick of the clock in which
 * they were read.
 *
 * @param size in bytes
 * @param modified when its content was last written, in nanoseconds since 1970; anybody can set it
 * @param changed when anything about it last changed, in nanoseconds since 1970; only the system
 *     sets it. Where there is no such time, {@code modified}
 * @param number tells files of a disk apart, so that one that took another's place is noticed; 0
 *     where there is none
 */
record FileState(long size, long modified, long changed, long number) {

  private static final String UNIX = "unix:isRegularFile,size,lastModifiedTime,ctime,ino";

  /**
   * Reads the state of a file.
   *
   * @param file any path; links are followed
   * @return empty if there is no file of content there
   * @throws IOException if it can't be told
   */
  static Optional<FileState> of(Path file) throws IOException {
    try {
      return file.getFileSystem().supportedFileAttributeViews().contains("unix")
          ? ofUnix(Files.readAttributes(file, UNIX))
          : ofAny(Files.readAttributes(file, BasicFileAttributes.class));
    } catch (IOException e) {
      if (Files.exists(file)) {
        throw e;
      }
      return Optional.empty(); // a circle of links is no file, either
    }
  }

  /**
   * Reads the state of a link itself.
   *
   * @param link a symbolic link
   * @throws IOException if it can't be told
   */
  static FileState ofLink(Path link) throws IOException {
    if (!link.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      long made = nanos(Files.getLastModifiedTime(link, LinkOption.NOFOLLOW_LINKS));
      return new FileState(0, made, made, 0);
    }
    Map<String, Object> attributes = Files.readAttributes(link, UNIX, LinkOption.NOFOLLOW_LINKS);
    return new FileState(
        number(attributes, "size"),
        time(attributes, "lastModifiedTime"),
        time(attributes, "ctime"),
        number(attributes, "ino"));
  }

  /** Returns whether it came about before a moment, by the clock that stamps files. */
  boolean isBefore(FileTime moment) {
    return changed < nanos(moment);
  }

  private static Optional<FileState> ofUnix(Map<String, Object> attributes) {
    return Boolean.TRUE.equals(attributes.get("isRegularFile"))
        ? Optional.of(
            new FileState(
                number(attributes, "size"),
                time(attributes, "lastModifiedTime"),
                time(attributes, "ctime"),
                number(attributes, "ino")))
        : Optional.empty();
  }

  private static long number(Map<String, Object> attributes, String name) {
    return attributes.get(name) instanceof Long number ? number : 0;
  }

  private static long time(Map<String, Object> attributes, String name) {
    return attributes.get(name) instanceof FileTime time ? nanos(time) : 0;
  }

  private static Optional<FileState> ofAny(BasicFileAttributes attributes) {
    long modified = nanos(attributes.lastModifiedTime());
    return attributes.isRegularFile()
        ? Optional.of(new FileState(attributes.size(), modified, modified, 0))
        : Optional.empty();
  }

  static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }
}
