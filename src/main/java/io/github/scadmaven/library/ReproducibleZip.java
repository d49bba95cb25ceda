package io.github.scadmaven.library;

import io.github.scadmaven.file.RunId;
import io.github.scadmaven.file.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip with nothing in it that differs from build to build: its entries are sorted, have one time
 * and no other attributes.
 */
final class ReproducibleZip {

  private final LocalDateTime time;
  private final boolean isCompressed;
  private final Map<String, Content> entries = new TreeMap<>();

  /** What is in an entry. */
  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Starts an empty one.
   *
   * @param time that of all entries, without a time zone, as zips have it
   * @param isCompressed whether it is made small; how small, and so its bytes, depends on the zlib
   *     that the Java at hand uses
   */
  ReproducibleZip(LocalDateTime time, boolean isCompressed) {
    this.time = time;
    this.isCompressed = isCompressed;
  }

  void add(String name, Path file) {
    entries.put(name, out -> Files.copy(file, out));
  }

  void add(String name, byte[] content) {
    entries.put(name, out -> out.write(content));
  }

  /**
   * Writes it, and replaces an earlier one in one step.
   *
   * @param place where; the folder is made if it is missing
   */
  void write(Path place) throws IOException {
    Path folder = Files.createDirectories(place.toAbsolutePath().resolveSibling(""));
    Path temporary = folder.resolve(".scad-" + RunId.next().text() + ".zip.tmp");
    try {
      try (ZipOutputStream zip =
          new ZipOutputStream(Files.newOutputStream(temporary), StandardCharsets.UTF_8)) {
        zip.setLevel(Deflater.BEST_COMPRESSION);
        for (Map.Entry<String, Content> entry : entries.entrySet()) {
          write(entry.getKey(), entry.getValue(), zip);
        }
      }
      WholeFile.publish(temporary, place);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private void write(String name, Content content, ZipOutputStream zip) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(time);
    if (!isCompressed) {
      Measure measure = new Measure();
      content.writeTo(measure);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(measure.size);
      entry.setCrc(measure.checksum.getValue());
    }
    zip.putNextEntry(entry);
    content.writeTo(zip);
    zip.closeEntry();
  }

  /** What stands before the bytes of an entry that is not compressed. */
  private static final class Measure extends OutputStream {

    private final CRC32 checksum = new CRC32();
    private long size;

    @Override
    public void write(int b) {
      checksum.update(b);
      size++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      checksum.update(bytes, offset, length);
      size += length;
    }
  }
}
