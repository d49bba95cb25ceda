package io.github.scadmaven.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What is to be unpacked from a jar.
 *
 * @param jar the jar
 * @param entries the files
 */
record JarContents(Path jar, List<ZipEntry> entries) {

  private static final int BUFFER = 1 << 18;

  JarContents {
    entries = List.copyOf(entries);
  }

  /**
   * Reads a jar's table of contents.
   *
   * @param jar the jar
   * @param wanted which of its files
   * @throws IOException if it can't be read
   */
  static JarContents of(Path jar, Predicate<String> wanted) throws IOException {
    try (ZipFile zip = open(jar)) {
      return new JarContents(
          jar,
          zip.stream()
              .filter(entry -> !entry.isDirectory() && wanted.test(entry.getName()))
              .map(ZipEntry.class::cast)
              .toList());
    }
  }

  /** Other contents have another name: a checksum of the checksums. */
  String name() {
    CRC32 all = new CRC32();
    for (ZipEntry entry : entries) {
      String line = entry.getName() + ' ' + entry.getSize() + ' ' + entry.getCrc() + '\n';
      all.update(line.getBytes(StandardCharsets.UTF_8));
    }
    String base = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    return "%s-%08x".formatted(base, all.getValue());
  }

  /** Returns whether a folder has all files, right to the last byte. */
  boolean areIn(Path folder) throws IOException {
    for (ZipEntry entry : entries) {
      Path file = folder.resolve(entry.getName());
      if (!isIn(file, entry)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIn(Path file, ZipEntry entry) throws IOException {
    try {
      return Files.isRegularFile(file)
          && Files.size(file) == entry.getSize()
          && checksum(file) == entry.getCrc();
    } catch (NoSuchFileException e) {
      return false; // another build has just set the folder aside, to put a whole one in its place
    }
  }

  /**
   * Writes all files to a folder, and to the disk.
   *
   * @throws IOException if that can't be done, or the jar turns out to be damaged
   */
  void unpackInto(Path folder) throws IOException {
    try (ZipFile zip = open(jar)) {
      for (ZipEntry entry : entries) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw damaged(jar, "it has an entry " + entry.getName());
        }
        Files.createDirectories(file.getParent());
        unpack(zip, entry, file);
      }
    } catch (ZipException e) {
      throw damaged(jar, String.valueOf(e.getMessage()));
    }
  }

  private void unpack(ZipFile zip, ZipEntry entry, Path file) throws IOException {
    CRC32 checksum = new CRC32();
    try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), checksum);
        FileChannel out =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      byte[] buffer = new byte[BUFFER];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        for (ByteBuffer part = ByteBuffer.wrap(buffer, 0, length); part.hasRemaining(); ) {
          out.write(part);
        }
      }
      out.force(true); // after a power failure, a file may have its length and nothing in it
    }
    if (checksum.getValue() != entry.getCrc()) {
      throw damaged(jar, entry.getName() + " has a wrong checksum");
    }
  }

  private static ZipFile open(Path jar) throws IOException {
    try {
      return new ZipFile(jar.toFile(), StandardCharsets.UTF_8);
    } catch (ZipException e) {
      throw damaged(jar, String.valueOf(e.getMessage()));
    }
  }

  private static IOException damaged(Path jar, String why) {
    return new IOException(
        "%s is damaged (%s): delete it, and Maven fetches it again".formatted(jar, why));
  }

  private static long checksum(Path file) throws IOException {
    try (CheckedInputStream in = new CheckedInputStream(Files.newInputStream(file), new CRC32())) {
      byte[] buffer = new byte[BUFFER];
      while (in.read(buffer) >= 0) {
        // the checksum is what is wanted
      }
      return in.getChecksum().getValue();
    }
  }
}
