package io.github.scadmaven.mesh;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Sorts more triangles than are to be in memory at once: all pieces but the last are sorted by
 * themselves and put into a file, and in the end merged with it.
 */
final class SortedTriangles implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final List<Piece> pieces = new ArrayList<>();

  /** Where a sorted piece ends in the file, and how many triangles it has. */
  private record Piece(long end, int count) {}

  /**
   * Creates it, without triangles.
   *
   * @param file where sorted pieces are kept; not touched if there is only one
   */
  SortedTriangles(Path file) {
    this.file = file;
  }

  /** Adds the triangles of a piece that is not the last. */
  void add(Triangles triangles) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                BUFFER))) {
      for (int triangle : TriangleOrder.of(triangles)) {
        out.writeInt(triangles.length(triangle));
        out.write(triangles.bytes(), triangles.start(triangle), triangles.length(triangle));
      }
    }
    pieces.add(new Piece(Files.size(file), triangles.count()));
  }

  /**
   * Writes all triangles in order.
   *
   * @param last those of the last piece
   * @param out where to write them
   */
  void writeAll(Triangles last, OutputStream out) throws IOException {
    if (pieces.isEmpty()) {
      for (int triangle : TriangleOrder.of(last)) {
        out.write(last.bytes(), last.start(triangle), last.length(triangle));
      }
      return;
    }
    add(last);
    try (RandomAccessFile runs = new RandomAccessFile(file.toFile(), "r")) {
      PriorityQueue<Run> queue = new PriorityQueue<>();
      long begin = 0;
      for (Piece piece : pieces) {
        enqueue(new Run(new Slice(runs, begin, piece.end()), piece.count()), queue);
        begin = piece.end();
      }
      for (Run first = queue.poll(); first != null; first = queue.poll()) {
        out.write(first.triangle, 0, first.length);
        enqueue(first, queue);
      }
    }
  }

  private static void enqueue(Run run, PriorityQueue<Run> queue) throws IOException {
    if (run.next()) {
      queue.add(run);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }

  /** The sorted triangles of one piece, one at a time; ordered by the one it is at. */
  private static final class Run implements Comparable<Run> {

    private final DataInputStream in;
    private int rest;
    private byte[] triangle = new byte[512];
    private int length;

    Run(InputStream in, int count) {
      this.in = new DataInputStream(new BufferedInputStream(in, BUFFER));
      this.rest = count;
    }

    boolean next() throws IOException {
      if (rest == 0) {
        return false;
      }
      rest--;
      length = in.readInt();
      if (length > triangle.length) {
        triangle = new byte[length];
      }
      in.readFully(triangle, 0, length);
      return true;
    }

    @Override
    public int compareTo(Run other) {
      return Arrays.compareUnsigned(triangle, 0, length, other.triangle, 0, other.length);
    }
  }

  /** A part of a file that is read in several places at a time. */
  private static final class Slice extends InputStream {

    private final RandomAccessFile file;
    private final long end;
    private long position;

    Slice(RandomAccessFile file, long begin, long end) {
      this.file = file;
      this.position = begin;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (position == end) {
        return -1;
      }
      file.seek(position);
      int count = file.read(into, offset, (int) Math.min(length, end - position));
      position += Math.max(0, count);
      return count;
    }
  }
}
