package io.github.scadmaven.engine;

import io.github.scadmaven.file.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a folder looked like to the file system when every byte of them was checked
 * last: size, time and, where there are such, number and time of change, which no program can set.
 * As long as they look the same, they need not be read again. Lies in the folder itself.
 */
final class CheckedState {

  private static final String FILE = ".checked";
  private static final String UNIX_ATTRIBUTES = "unix:ino,size,lastModifiedTime,ctime";

  private CheckedState() {}

  /** Returns whether the files look as they did when they were checked. */
  static boolean isUnchanged(Path folder, List<ZipEntry> entries) {
    try {
      return Files.readString(folder.resolve(FILE)).equals(describe(folder, entries));
    } catch (IOException e) {
      return false; // never checked, or files are missing
    }
  }

  /** Remembers what the files look like. */
  static void remember(Path folder, List<ZipEntry> entries) {
    try {
      byte[] state = describe(folder, entries).getBytes(StandardCharsets.UTF_8);
      WholeFile.write(folder.resolve(FILE), state);
    } catch (IOException e) {
      // a folder that can only be read: all is checked next time, too
    }
  }

  private static String describe(Path folder, List<ZipEntry> entries) throws IOException {
    boolean unix = folder.getFileSystem().supportedFileAttributeViews().contains("unix");
    StringBuilder state = new StringBuilder();
    for (ZipEntry entry : entries) {
      Path file = folder.resolve(entry.getName());
      state.append(entry.getName()).append(' ');
      if (unix) {
        Map<String, Object> seen = Files.readAttributes(file, UNIX_ATTRIBUTES);
        state.append(seen.get("ino")).append(' ').append(seen.get("size")).append(' ');
        append(state, seen.get("lastModifiedTime"));
        append(state, seen.get("ctime"));
      } else {
        BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
        state.append(seen.size()).append(' ');
        append(state, seen.lastModifiedTime());
      }
      state.append('\n');
    }
    return state.toString();
  }

  /** The text of a time takes longer to make than all the rest. */
  private static void append(StringBuilder state, @Nullable Object time) {
    if (time instanceof FileTime at) {
      state.append(at.to(TimeUnit.NANOSECONDS)).append(' ');
    }
  }
}
