package io.github.scadmaven.engine;

import io.github.scadmaven.file.Folders;
import io.github.scadmaven.file.RunId;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Removes what nobody needs any more beside the unpacked jars: those of other versions that no
 * build has used for a month, and what builds left that were killed while they unpacked.
 */
final class UnusedFolders {

  private static final Duration KEPT = Duration.ofDays(30);

  /** Often enough to tell a month; a build more or less does not matter. */
  private static final Duration MARKED = Duration.ofDays(1);

  private static final Pattern UNPACKED = Pattern.compile(".+-[0-9a-f]{8}");

  private UnusedFolders() {}

  /** Returns a folder beside another for what is not finished; whoever is killed leaves it. */
  static Path temporary(Path parent) {
    return parent.resolve("." + RunId.next().text());
  }

  /** Marks an unpacked jar as used today. */
  static void markUsed(Path folder) {
    try {
      Instant now = Instant.now();
      if (Files.getLastModifiedTime(folder).toInstant().isBefore(now.minus(MARKED))) {
        Files.setLastModifiedTime(folder, FileTime.from(now));
      }
    } catch (IOException e) {
      // a folder that can only be read is removed by nobody
    }
  }

  /** Removes them; what can't be removed stays. */
  static void remove(Path parent) {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(parent, Files::isDirectory)) {
      for (Path folder : all) {
        removeIfUnused(folder);
      }
    } catch (IOException e) {
      // the next version is the next chance
    }
  }

  private static void removeIfUnused(Path folder) throws IOException {
    String name = folder.getFileName().toString();
    if (name.startsWith(".") && RunId.isLeftOver(name.substring(1))) {
      Folders.delete(folder);
    } else if (UNPACKED.matcher(name).matches() && isOld(folder)) {
      Path aside = temporary(folder.resolveSibling(""));
      Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
      Folders.delete(aside);
    }
  }

  private static boolean isOld(Path folder) throws IOException {
    Instant used = Files.getLastModifiedTime(folder).toInstant();
    return used.isBefore(Instant.now().minus(KEPT));
  }
}
