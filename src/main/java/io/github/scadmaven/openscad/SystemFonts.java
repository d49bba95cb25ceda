package io.github.scadmaven.openscad;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the fonts of a machine and of its user lie: the folders of Fontconfig's own configuration,
 * which an installed OpenSCAD uses everywhere, and those of the system.
 */
final class SystemFonts {

  private SystemFonts() {}

  /**
   * Returns the folders, which need not exist.
   *
   * @param osName Java's {@code os.name}
   * @param home the user's home folder
   * @param windows the folder of Windows; {@code null} elsewhere
   */
  static List<Path> folders(String osName, Path home, @Nullable String windows) {
    String os = osName.toLowerCase(Locale.ROOT);
    List<Path> folders = new ArrayList<>();
    folders.add(home.resolve(".fonts"));
    folders.add(home.resolve(".local/share/fonts"));
    if (os.startsWith("windows")) {
      if (windows != null) {
        folders.add(Path.of(windows, "Fonts"));
      }
    } else if (os.startsWith("mac")) {
      folders.add(home.resolve("Library/Fonts"));
      folders.add(Path.of("/Library/Fonts"));
      folders.add(Path.of("/System/Library/Fonts"));
    } else {
      folders.add(Path.of("/usr/share/fonts"));
      folders.add(Path.of("/usr/local/share/fonts"));
    }
    return folders;
  }
}
