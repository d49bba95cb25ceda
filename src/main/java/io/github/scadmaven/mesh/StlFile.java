package io.github.scadmaven.mesh;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An STL file, text or binary.
 *
 * <p>OpenSCAD 2021.01 writes the triangles of a model in another order on every run; everything
 * else about them, the texts of their numbers included, is the same. Sorting them makes the same
 * geometry the same bytes.
 */
public final class StlFile {

  /**
   * How many bytes of a file are in memory at once. Many renders may end at the same time, in a
   * virtual machine that was not sized for them.
   */
  private static final int PIECE = 1 << 24;

  private StlFile() {}

  /**
   * Copies an STL file with its triangles in canonical order: that of their bytes.
   *
   * <p>Needs about 25 MB of memory at most, however large the file; one of more than 16 MB takes
   * its size once more on the disk of the copy while it is sorted.
   *
   * @param from the file
   * @param to the copy; overwritten if it exists
   * @return whether it was copied; false if it is neither text nor binary STL, or not a whole one
   * @throws IOException if a file can't be read or written
   */
  public static boolean copySorted(Path from, Path to) throws IOException {
    return copySorted(from, to, PIECE);
  }

  /** The same, with pieces of another size. */
  static boolean copySorted(Path from, Path to, int pieceSize) throws IOException {
    Path runs = to.resolveSibling(to.getFileName() + ".runs");
    try (RandomAccessFile file = new RandomAccessFile(from.toFile(), "r");
        SortedTriangles sorted = new SortedTriangles(runs)) {
      StlForm form = StlForm.of(file);
      if (form == null) {
        return false;
      }
      byte[] piece = new byte[(int) Math.min(file.length(), pieceSize)];
      Triangles triangles = read(file, form, form.header(), piece);
      long begin = form.header() + triangles.begin();
      long end = form.header() + triangles.end();
      while (!triangles.areLast()) {
        if (triangles.count() == 0) {
          return false;
        }
        sorted.add(triangles);
        triangles = read(file, form, end, piece);
        end += triangles.end();
      }
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), 1 << 16)) {
        copy(file, 0, begin, out);
        sorted.writeAll(triangles, out);
        copy(file, end, file.length(), out);
      }
      return true;
    }
  }

  /** Reads the triangles that are whole in the piece of the file that begins at a position. */
  private static Triangles read(RandomAccessFile file, StlForm form, long position, byte[] piece)
      throws IOException {
    long rest = file.length() - position;
    int length = (int) Math.min(rest, piece.length);
    file.seek(position);
    file.readFully(piece, 0, length);
    return form.find(piece, length, length == rest);
  }

  private static void copy(RandomAccessFile file, long begin, long end, OutputStream out)
      throws IOException {
    byte[] bytes = new byte[1 << 13];
    file.seek(begin);
    long rest = end - begin;
    while (rest > 0) {
      int count = (int) Math.min(rest, bytes.length);
      file.readFully(bytes, 0, count);
      out.write(bytes, 0, count);
      rest -= count;
    }
  }
}
