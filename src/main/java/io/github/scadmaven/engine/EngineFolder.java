package io.github.scadmaven.engine;

import io.github.scadmaven.file.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The contents of a jar, unpacked once into a folder of the user's own for all builds to come.
 *
 * <p>The folder takes its place whole, in one step, so that any number of builds may begin at the
 * same time. Every use checks every file against the checksums of the jar, which takes a tenth of a
 * second for 100 MB, and unpacks anew what is not right.
 */
final class EngineFolder {

  private EngineFolder() {}

  /**
   * Unpacks a jar unless it is there, whole and right.
   *
   * @param jar the jar
   * @param wanted which of its entries
   * @param parent the folder for such folders; is made for this user alone if it is missing
   * @return the folder with the entries
   * @throws IOException if it can't be read or written
   */
  static Path unpacked(Path jar, Predicate<String> wanted, Path parent) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile(), StandardCharsets.UTF_8)) {
      List<ZipEntry> entries = entries(zip, wanted);
      Path place = parent.resolve(name(jar, entries));
      if (isRight(place, entries)) {
        return place;
      }
      createPrivate(parent);
      Path fresh = parent.resolve("." + UUID.randomUUID());
      try {
        unpack(zip, entries, fresh);
        replace(place, fresh, entries);
      } finally {
        Folders.delete(fresh);
      }
      return place;
    }
  }

  private static List<ZipEntry> entries(ZipFile zip, Predicate<String> wanted) {
    List<ZipEntry> entries = new ArrayList<>();
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      if (!entry.isDirectory() && wanted.test(entry.getName())) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /** Other contents have another name: a checksum of the checksums. */
  private static String name(Path jar, List<ZipEntry> entries) {
    CRC32 all = new CRC32();
    for (ZipEntry entry : entries) {
      String line = entry.getName() + ' ' + entry.getSize() + ' ' + entry.getCrc() + '\n';
      all.update(line.getBytes(StandardCharsets.UTF_8));
    }
    String base = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    return "%s-%08x".formatted(base, all.getValue());
  }

  private static boolean isRight(Path place, List<ZipEntry> entries) throws IOException {
    for (ZipEntry entry : entries) {
      Path file = place.resolve(entry.getName());
      boolean right =
          Files.isRegularFile(file)
              && Files.size(file) == entry.getSize()
              && checksum(file) == entry.getCrc();
      if (!right) {
        return false;
      }
    }
    return true;
  }

  private static long checksum(Path file) throws IOException {
    try (CheckedInputStream in = new CheckedInputStream(Files.newInputStream(file), new CRC32())) {
      byte[] buffer = new byte[1 << 18];
      while (in.read(buffer) >= 0) {
        // the checksum is what is wanted
      }
      return in.getChecksum().getValue();
    }
  }

  private static void unpack(ZipFile zip, List<ZipEntry> entries, Path folder) throws IOException {
    for (ZipEntry entry : entries) {
      Path file = folder.resolve(entry.getName()).normalize();
      if (!file.startsWith(folder)) {
        throw new IOException("the jar " + zip.getName() + " has an entry " + entry.getName());
      }
      Files.createDirectories(file.getParent());
      try (InputStream in = zip.getInputStream(entry);
          OutputStream out = Files.newOutputStream(file)) {
        in.transferTo(out);
      }
    }
  }

  /** A folder that another build has put there in the meantime is as good as ours. */
  private static void replace(Path place, Path fresh, List<ZipEntry> entries) throws IOException {
    for (int attempt = 0; ; attempt++) {
      try {
        Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        return;
      } catch (FileSystemException e) {
        if (isRight(place, entries)) {
          return;
        }
        if (attempt > 1 || !Files.exists(place)) {
          throw e;
        }
        setAside(place);
      }
    }
  }

  private static void setAside(Path damaged) throws IOException {
    Path aside = damaged.resolveSibling("." + UUID.randomUUID());
    try {
      Files.move(damaged, aside, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      return; // another build was faster
    }
    Folders.delete(aside);
  }

  private static void createPrivate(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Files.createDirectories(folder.getParent());
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    try {
      if (posix) {
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectory(folder);
      }
    } catch (java.nio.file.FileAlreadyExistsException e) {
      // another build was faster
    }
  }
}
