package io.github.scadmaven.render;

import io.github.scadmaven.cache.FileHashes;
import io.github.scadmaven.cache.Fingerprint;
import io.github.scadmaven.cache.PathNames;
import io.github.scadmaven.cache.RenderCache;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the inputs of renders were when this build first looked at them; each is looked at once.
 *
 * <p>Beside files there are other inputs: all fonts that {@code text()} may take; with {@value
 * #LINK} before a file's name, where a path with links in it really leads: what lies beside that
 * file decides what it includes; and, with {@value #LIBRARIES} before their number, which folders
 * libraries were looked for in: a new one among them may have a file of the same name.
 */
final class CurrentInputs implements RenderCache.Inputs {

  /** The project's fonts. */
  static final String FONTS = "fonts";

  /** Those of the machine, for OpenSCADs that look for them. */
  static final String MACHINE_FONTS = "fonts of the machine";

  static final String LINK = "link ";

  static final String LIBRARIES = "library path, folders: ";

  private final PathNames names;
  private final FileHashes hashes;
  private final FontFiles fonts;
  private final FontFiles machineFonts;
  private final Map<String, Optional<String>> seen = new ConcurrentHashMap<>();

  CurrentInputs(PathNames names, FileHashes hashes, FontFiles fonts, FontFiles machineFonts) {
    this.names = names;
    this.hashes = hashes;
    this.fonts = fonts;
    this.machineFonts = machineFonts;
  }

  @Override
  public Optional<String> hash(String name) throws IOException {
    Optional<String> known = seen.get(name);
    if (known == null) {
      known = look(name);
      seen.put(name, known);
    }
    return known;
  }

  /**
   * Returns whether the project's fonts are those that this build first saw, and were last changed
   * before a moment: then a render that began at that moment read these.
   *
   * @param moment by the clock that stamps files
   */
  boolean fontsAreAsBefore(FileTime moment) throws IOException {
    return hash(FONTS).equals(look(FONTS)) && fonts.areOlder(moment, hashes);
  }

  private Optional<String> look(String name) throws IOException {
    if (name.equals(FONTS)) {
      return Optional.of(fonts.fingerprint());
    }
    if (name.equals(MACHINE_FONTS)) {
      return Optional.of(machineFonts.fingerprint());
    }
    if (name.startsWith(LINK)) {
      Optional<Path> link = names.path(name.substring(LINK.length()));
      return link.isPresent() ? target(link.get(), names) : Optional.empty();
    }
    if (name.startsWith(LIBRARIES)) {
      return libraries(name.substring(LIBRARIES.length()));
    }
    Optional<Path> file = names.path(name);
    return file.isPresent() ? hashes.hash(file.get()) : Optional.empty();
  }

  private Optional<String> libraries(String count) {
    try {
      return Optional.of(Fingerprint.of(names.libraries(Math.max(0, Integer.parseInt(count)))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Returns the fingerprint of where a path really leads. */
  static Optional<String> target(Path link, PathNames names) throws IOException {
    try {
      return Optional.of(Fingerprint.of(List.of(names.name(link.toRealPath()))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
