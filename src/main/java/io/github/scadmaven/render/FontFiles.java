package io.github.scadmaven.render;

import io.github.scadmaven.cache.FileHashes;
import io.github.scadmaven.cache.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fonts that {@code text()} may take. OpenSCAD does not say which ones it read, and which one it
 * takes depends on what others there are: they count as one.
 */
final class FontFiles {

  private final Set<Path> roots;
  private final Description description;
  private @Nullable String fingerprint;

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

  /** Returns the fingerprint of all of them, as they were when this was first asked. */
  synchronized String fingerprint() throws IOException {
    if (fingerprint == null) {
      List<String> texts = new ArrayList<>();
      for (Path root : roots) {
        for (Path font : filesIn(root)) {
          texts.addAll(description.of(font));
        }
      }
      fingerprint = Fingerprint.of(texts);
    }
    return fingerprint;
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

  private static List<Path> filesIn(Path root) throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (UncheckedIOException e) { // a circle of links, or a folder that is not for us
      return List.of();
    }
  }
}
