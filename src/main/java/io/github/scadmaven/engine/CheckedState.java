package io.github.scadmaven.engine;

import io.github.scadmaven.file.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;

/**
 * What the files of a folder looked like to the file system when every byte of them was checked
 * last: size, time and, where there are such, number and time of change, which no program can set.
 * As long as they look the same, they need not be read again. Lies in the folder itself.
 */
final class CheckedState {

  private static final String FILE = ".checked";

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
    String wanted = unix ? "unix:size,lastModifiedTime,ctime,ino" : "size,lastModifiedTime";
    StringBuilder state = new StringBuilder();
    for (ZipEntry entry : entries) {
      Path file = folder.resolve(entry.getName());
      Map<String, Object> attributes = new TreeMap<>(Files.readAttributes(file, wanted));
      state.append(entry.getName()).append(' ').append(attributes).append('\n');
    }
    return state.toString();
  }
}
