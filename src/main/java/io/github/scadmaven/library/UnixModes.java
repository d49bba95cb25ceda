package io.github.scadmaven.library;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/**
 * What an archive says of the kind of its entries, which Java's own classes don't tell: the modes
 * of Unix, in the table of contents at its end (APPNOTE.TXT, 4.3.12 and 4.3.16).
 */
final class UnixModes {

  private static final int END_SIZE = 22;
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int HEADER_SIZE = 46;
  private static final int HEADER_SIGNATURE = 0x02014b50;

  /** The systems, by their numbers there, that say it in the same way. */
  private static final int UNIX = 3;

  private static final int MAC_OS = 19;

  private static final int KIND = 0170000;
  private static final int FILE = 0100000;
  private static final int FOLDER = 0040000;
  private static final int LINK = 0120000;

  private UnixModes() {}

  /** What an entry is. */
  enum Kind {
    ORDINARY,
    LINK,
    OTHER
  }

  /**
   * Reads them.
   *
   * @param archive a zip
   * @return one for each entry, in the order of the table of contents
   * @throws ZipException if that makes no sense, or is of the form for more than 65534 entries
   */
  static List<Kind> of(Path archive) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "r")) {
      return read(table(file));
    }
  }

  private static ByteBuffer table(RandomAccessFile file) throws IOException {
    long start = Math.max(0, file.length() - END_SIZE - LONGEST_COMMENT);
    ByteBuffer tail = bytes(file, start, file.length() - start);
    for (int end = tail.limit() - END_SIZE; end >= 0; end--) {
      boolean isEnd =
          tail.getInt(end) == END_SIGNATURE
              && end + END_SIZE + unsigned(tail, end + 20) == tail.limit();
      if (isEnd) {
        long size = Integer.toUnsignedLong(tail.getInt(end + 12));
        // what stands before the archive, such as a script, is no part of its offsets
        return bytes(file, start + end - size, size);
      }
    }
    throw new ZipException("it has no table of contents");
  }

  private static ByteBuffer bytes(RandomAccessFile file, long start, long length)
      throws IOException {
    if (start < 0 || length > Integer.MAX_VALUE - 8) {
      throw new ZipException("its table of contents is out of bounds");
    }
    byte[] bytes = new byte[(int) length];
    file.seek(start);
    file.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static List<Kind> read(ByteBuffer table) throws ZipException {
    List<Kind> kinds = new ArrayList<>();
    int entry = 0;
    while (entry < table.limit()) {
      if (table.limit() - entry < HEADER_SIZE || table.getInt(entry) != HEADER_SIGNATURE) {
        throw new ZipException("its table of contents is damaged");
      }
      int system = table.get(entry + 5);
      kinds.add(
          system == UNIX || system == MAC_OS
              ? kind(unsigned(table, entry + 40) & KIND)
              : Kind.ORDINARY);
      entry +=
          HEADER_SIZE
              + unsigned(table, entry + 28)
              + unsigned(table, entry + 30)
              + unsigned(table, entry + 32);
    }
    return kinds;
  }

  private static Kind kind(int mode) {
    return switch (mode) {
      case 0, FILE, FOLDER -> Kind.ORDINARY;
      case LINK -> Kind.LINK;
      default -> Kind.OTHER;
    };
  }

  private static int unsigned(ByteBuffer bytes, int index) {
    return Short.toUnsignedInt(bytes.getShort(index));
  }
}
