package io.github.scadmaven.render;

import io.github.scadmaven.cache.FileHashes;
import io.github.scadmaven.cache.Fingerprint;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Fonts that {@code text()} may take. OpenSCAD does not say which ones it read, and which one it
 * takes depends on what others there are: they count as one.
 */
final class FontFiles {

  private final Set<Path> roots;
  private final Description description;

  /** Says by what a font is known. */
  private interface Description {
    List<String> of(Path font) throws IOException;
  }

  private FontFiles(Collection<Path> roots, Description description) {
    this.roots = new LinkedHashSet<>(roots);
    this.description = description;
  }

  /**
   * Returns fonts that are known by their content.
   *
   * @param roots files and folders
   * @param hashes knows the content
   */
  static FontFiles ofProject(Collection<Path> roots, FileHashes hashes) {
    return new FontFiles(
        roots, font -> List.of(font.getFileName().toString(), hashes.hash(font).orElse("")));
  }

  /**
   * Returns fonts that are known by their names and sizes: hundreds of megabytes, which only the
   * machine's packages change.
   *
   * @param roots folders, which need not exist
   */
  static FontFiles ofMachine(Collection<Path> roots) {
    return new FontFiles(roots, font -> List.of(font.toString(), Long.toString(Files.size(font))));
  }

  /** Returns the fingerprint of all of them, as they are now. */
  String fingerprint() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path root : roots) {
      for (Path font : filesIn(root)) {
        texts.addAll(description.of(font));
      }
    }
    return Fingerprint.of(texts);
  }

  /**
   * Returns whether all of them were last changed before a moment.
   *
   * @param moment by the clock that stamps files
   */
  boolean areOlder(FileTime moment, FileHashes hashes) throws IOException {
    for (Path root : roots) {
      for (Path font : filesIn(root)) {
        if (!hashes.isOlder(font, moment)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Circles of links and folders that are not for us are passed over, as OpenSCAD does. */
  private static List<Path> filesIn(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(Comparator.naturalOrder());
    return files;
  }
}
