package io.github.scadmaven.cache;

import io.github.scadmaven.file.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps a folder below a size, by deleting the files that were used least recently.
 *
 * <p>How much there is stands in a file, and is counted anew only when that file says that there is
 * too much: builds that end at the same moment may lose each other's count, and counting costs as
 * much as listing all files.
 */
final class CacheSize {

  private static final String TOTAL = "size";

  /** After deleting, there is room for a while. */
  private static final double FULL_AGAIN = 0.9;

  /** A temporary file that is older was left behind by a build that was killed. */
  private static final Duration LEFT_BEHIND = Duration.ofDays(1);

  private final Path folder;
  private final long most;

  CacheSize(Path folder, long most) {
    this.folder = folder;
    this.most = most;
  }

  private record CachedFile(Path path, long size, FileTime used) {}

  /**
   * Takes note of what was added, and makes room if need be.
   *
   * @param bytes how much was added
   */
  void grow(long bytes) throws IOException {
    long before = total();
    long total = before < 0 ? count() : before + bytes;
    if (total > most) {
      total = shrink();
    }
    Path file = folder.resolve(TOTAL);
    WholeFile.write(file, Long.toString(total).getBytes(StandardCharsets.UTF_8));
  }

  /** How much there was; negative if that is not known. */
  private long total() throws IOException {
    try {
      return Long.parseLong(Files.readString(folder.resolve(TOTAL)).strip());
    } catch (NoSuchFileException | NumberFormatException e) {
      return -1;
    }
  }

  private long count() throws IOException {
    return files().stream().mapToLong(CachedFile::size).sum();
  }

  private long shrink() throws IOException {
    List<CachedFile> files = files();
    files.sort(Comparator.comparing(CachedFile::used));
    long total = files.stream().mapToLong(CachedFile::size).sum();
    if (total <= most) {
      return total;
    }
    for (CachedFile file : files) {
      if (total <= most * FULL_AGAIN) {
        break;
      }
      Files.deleteIfExists(file.path());
      total -= file.size();
    }
    return total;
  }

  /** All files of the cache, but for those that are being written. */
  private List<CachedFile> files() throws IOException {
    List<CachedFile> files = new ArrayList<>();
    FileTime leftBehind = FileTime.from(Instant.now().minus(LEFT_BEHIND));
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!WholeFile.isTemporary(file)) {
              files.add(new CachedFile(file, attributes.size(), attributes.lastModifiedTime()));
            } else if (attributes.lastModifiedTime().compareTo(leftBehind) < 0) {
              Files.deleteIfExists(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE; // another build deleted it
            }
            throw e;
          }
        });
    return files;
  }
}
