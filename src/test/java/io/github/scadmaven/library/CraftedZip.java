package io.github.scadmaven.library;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes zips byte by byte, also such as no tool would write: entries of any name, kind and
 * declared size, and several of one name.
 */
final class CraftedZip {

  private static final int LINK = 0120777;
  private static final int FIFO = 0010644;

  private final ByteArrayOutputStream files = new ByteArrayOutputStream();
  private final ByteArrayOutputStream table = new ByteArrayOutputStream();
  private int entries;

  static CraftedZip of(String... names) throws IOException {
    CraftedZip zip = new CraftedZip();
    for (String name : names) {
      zip.file(name, name);
    }
    return zip;
  }

  CraftedZip file(String name, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return entry(name, bytes, bytes.length, crc(bytes), 0);
  }

  CraftedZip link(String name, String target) throws IOException {
    byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
    return entry(name, bytes, bytes.length, crc(bytes), LINK);
  }

  CraftedZip pipe(String name) throws IOException {
    return entry(name, new byte[0], 0, 0, FIFO);
  }

  /** A file that declares another size than it has. */
  CraftedZip liar(String name, int size, int declared) throws IOException {
    byte[] bytes = new byte[size];
    return entry(name, bytes, declared, crc(bytes), 0);
  }

  CraftedZip damaged(String name, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return entry(name, bytes, bytes.length, crc(bytes) + 1, 0);
  }

  void write(Path file) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(files.toByteArray());
    all.writeBytes(table.toByteArray());
    ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
    end.putInt(0x06054b50).putInt(0).putShort((short) entries).putShort((short) entries);
    end.putInt(table.size()).putInt(files.size()).putShort((short) 0);
    all.writeBytes(end.array());
    Files.createDirectories(file.getParent());
    Files.write(file, all.toByteArray());
  }

  private CraftedZip entry(String name, byte[] content, int declared, long crc, int mode)
      throws IOException {
    byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
    byte[] packed = deflated(content);
    int offset = files.size();
    ByteBuffer local = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
    local.putInt(0x04034b50).putShort((short) 20);
    putCommon(local, packed.length, declared, crc, nameBytes.length);
    files.write(local.array());
    files.write(nameBytes);
    files.write(packed);
    ByteBuffer central = ByteBuffer.allocate(46).order(ByteOrder.LITTLE_ENDIAN);
    central.putInt(0x02014b50).putShort((short) (3 << 8 | 20)).putShort((short) 20);
    putCommon(central, packed.length, declared, crc, nameBytes.length);
    central.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    central.putInt(mode << 16).putInt(offset);
    table.write(central.array());
    table.write(nameBytes);
    entries++;
    return this;
  }

  /** Flags (names in UTF-8), method (deflated), time, checksum, sizes, lengths. */
  private static void putCommon(ByteBuffer header, int packed, int size, long crc, int name) {
    header.putShort((short) 0x800).putShort((short) 8).putInt(0x21 << 16);
    header.putInt((int) crc).putInt(packed).putInt(size);
    header.putShort((short) name).putShort((short) 0);
  }

  private static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 13];
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return packed.toByteArray();
  }

  private static long crc(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return crc.getValue();
  }
}
