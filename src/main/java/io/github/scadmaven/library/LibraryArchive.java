package io.github.scadmaven.library;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A library's archive. Nothing in it is trusted: names, kinds and sizes are checked, and only
 * ordinary files are made of it.
 */
final class LibraryArchive {

  private static final int BUFFER = 1 << 16;

  private final LibrarySource source;
  private final UnpackLimits limits;

  LibraryArchive(LibrarySource source, UnpackLimits limits) {
    this.source = source;
    this.limits = limits;
  }

  /**
   * Unpacks all files but those that tell about the archive.
   *
   * @param folder an existing, empty folder; if anything goes wrong, some files may be in it
   * @throws LibraryException if the archive is damaged or can't be trusted
   * @throws IOException if the folder can't be written to
   */
  void unpackInto(Path folder) throws LibraryException, IOException {
    try (ZipFile zip = new ZipFile(source.location().toFile(), StandardCharsets.UTF_8)) {
      Unpacking unpacking = new Unpacking(zip, limits.most(Files.size(source.location())));
      for (ZipEntry entry : checkedFiles(zip)) {
        unpacking.unpack(entry, folder);
      }
    } catch (ZipException | EOFException e) {
      throw new LibraryException(
          "The library %s is damaged: %s (%s). Delete that file, and Maven fetches it again."
              .formatted(source.displayName(), source.location(), e.getMessage()));
    }
  }

  private List<ZipEntry> checkedFiles(ZipFile zip) throws LibraryException, IOException {
    if (zip.size() > limits.entries()) {
      throw refused("it has %d entries, of %d at most".formatted(zip.size(), limits.entries()));
    }
    List<UnixModes.Kind> kinds = UnixModes.of(source.location());
    List<ZipEntry> entries = new ArrayList<>(zip.stream().toList());
    if (kinds.size() != entries.size()) {
      throw new ZipException("it has two tables of contents");
    }
    EntryNames names = new EntryNames();
    for (int i = 0; i < entries.size(); i++) {
      String name = entries.get(i).getName();
      String problem =
          switch (kinds.get(i)) {
            case LINK -> "is a symbolic link";
            case OTHER -> "is neither a file nor a folder";
            case ORDINARY -> names.add(name);
          };
      if (problem != null) {
        throw refused("its entry %s %s".formatted(shown(name), problem));
      }
    }
    entries.removeIf(entry -> entry.isDirectory() || EntryName.isMeta(entry.getName()));
    return entries;
  }

  /** Control characters could write anything to a terminal. */
  private static String shown(String name) {
    return '"' + name.replaceAll("\\p{Cntrl}", "?") + '"';
  }

  private LibraryException refused(String why) {
    return new LibraryException(
        "The library %s is not unpacked: %s. Nothing of %s is used; ask those who made it for another version, or remove the dependency."
            .formatted(source.displayName(), why, source.location().getFileName()));
  }

  /** Counts what really comes out. */
  private final class Unpacking {

    private final ZipFile zip;
    private final long most;
    private long total;

    Unpacking(ZipFile zip, long most) {
      this.zip = zip;
      this.most = most;
    }

    void unpack(ZipEntry entry, Path folder) throws LibraryException, IOException {
      Path file = folder.resolve(entry.getName()).normalize();
      if (!file.startsWith(folder)) {
        throw refused("its entry %s leads out of its folder".formatted(shown(entry.getName())));
      }
      Files.createDirectories(file.getParent());
      CRC32 checksum = new CRC32();
      try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), checksum);
          OutputStream out = Files.newOutputStream(file)) {
        byte[] buffer = new byte[BUFFER];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
          total += length;
          if (total > most) {
            throw refused(
                "with its entry %s it grows to more than %d bytes, which no library of its size has"
                    .formatted(shown(entry.getName()), most));
          }
          out.write(buffer, 0, length);
        }
      }
      if (checksum.getValue() != entry.getCrc()) {
        throw new ZipException(shown(entry.getName()) + " has a wrong checksum");
      }
    }
  }
}
