package io.github.scadmaven.library;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a file in an archive: a path with slashes that means the same on all systems, and
 * nothing outside of the folder that the archive is unpacked in.
 */
final class EntryName {

  /** What is no part of a library, but tells about it. */
  private static final Pattern META = Pattern.compile("(?i)META-INF(/.*)?");

  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
  private static final Pattern FORBIDDEN =
      Pattern.compile("[:*?\"<>|\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");
  private static final Pattern WINDOWS_DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

  private EntryName() {}

  /**
   * Returns what is wrong with a name, as the rest of a sentence; {@code null} if nothing is.
   *
   * @param name a path with slashes; that of a folder ends with one
   */
  static @Nullable String problemOf(String name) {
    if (name.contains("\\")) {
      return "has a backslash in its name";
    }
    if (name.startsWith("/") || DRIVE.matcher(name).matches()) {
      return "is an absolute path";
    }
    String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    for (String part : path.split("/", -1)) {
      String problem = problemOfPart(part);
      if (problem != null) {
        return problem;
      }
    }
    return path.equalsIgnoreCase(UnpackedFolder.RECORD)
        ? "has a name that the plugin keeps for itself"
        : null;
  }

  private static @Nullable String problemOfPart(String part) {
    if (part.equals("..")) {
      return "leads out of its folder";
    }
    if (part.isBlank() || part.equals(".")) {
      return "has an empty part in its path";
    }
    if (FORBIDDEN.matcher(part).find()) {
      return "has one of : * ? \" < > | or a control character in its name";
    }
    if (part.endsWith(".") || part.endsWith(" ")) {
      return "has a name that ends with a dot or a space, which Windows drops";
    }
    return WINDOWS_DEVICE.matcher(part).matches() ? "has the name of a device on Windows" : null;
  }

  /** Returns whether a file belongs to the archive, not to the library. */
  static boolean isMeta(String name) {
    return META.matcher(name).matches();
  }

  /** Returns a text that is the same for all names that are the same file on some system. */
  static String key(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
