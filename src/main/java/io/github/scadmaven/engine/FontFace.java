package io.github.scadmaven.engine;

import java.io.DataInput;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a font calls itself, as it stands in the tables {@code name} of TrueType and OpenType files
 * and collections.
 *
 * @param families its family, in all languages; for some fonts there are a family of four styles
 *     and one of all styles
 * @param styles its style within these
 * @param variable whether it has more styles than those
 */
record FontFace(Set<String> families, Set<String> styles, boolean variable) {

  private static final int COLLECTION = 0x74746366; // ttcf
  private static final Set<Integer> SINGLE =
      Set.of(0x00010000, 0x4F54544F, 0x74727565); // TrueType, OTTO, true

  private static final int NAMES = 0x6E616D65; // name
  private static final int VARIATIONS = 0x66766172; // fvar

  private static final Set<Integer> FAMILY = Set.of(1, 16, 21);
  private static final Set<Integer> STYLE = Set.of(2, 17, 22);

  /** More fonts in a file, tables in a font or names in a table there are not. */
  private static final int MOST = 10_000;

  FontFace {
    families = Set.copyOf(families);
    styles = Set.copyOf(styles);
  }

  /**
   * Reads the fonts of a file.
   *
   * @param file any file
   * @return none if it is of another kind, or damaged
   */
  static List<FontFace> of(Path file) {
    List<FontFace> faces = new ArrayList<>();
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      for (int start : starts(in)) {
        faces.add(face(in, start));
      }
    } catch (IOException e) {
      return List.of();
    }
    return faces;
  }

  boolean isOfFamily(String name) {
    return families.stream().anyMatch(family -> FontFamily.same(family, name));
  }

  boolean hasStyle(String name) {
    return styles.stream().anyMatch(style -> FontFamily.same(style, name));
  }

  private static List<Integer> starts(RandomAccessFile in) throws IOException {
    int kind = in.readInt();
    if (SINGLE.contains(kind)) {
      return List.of(0);
    }
    List<Integer> starts = new ArrayList<>();
    if (kind == COLLECTION) {
      in.seek(8);
      int count = bounded(in.readInt());
      for (int i = 0; i < count; i++) {
        starts.add(in.readInt());
      }
    }
    return starts;
  }

  private static FontFace face(RandomAccessFile in, int start) throws IOException {
    in.seek(start + 4L);
    int count = bounded(in.readUnsignedShort());
    int names = -1;
    boolean variable = false;
    for (int i = 0; i < count; i++) {
      in.seek(start + 12L + 16L * i);
      int table = in.readInt();
      in.readInt(); // the checksum
      int place = in.readInt();
      variable |= table == VARIATIONS;
      names = table == NAMES ? place : names;
    }
    Set<String> families = new LinkedHashSet<>();
    Set<String> styles = new LinkedHashSet<>();
    if (names >= 0) {
      readNames(in, names, families, styles);
    }
    return new FontFace(families, styles, variable);
  }

  private static void readNames(
      RandomAccessFile in, int table, Set<String> families, Set<String> styles) throws IOException {
    in.seek(table + 2L);
    int count = bounded(in.readUnsignedShort());
    long texts = table + (long) in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      in.seek(table + 6L + 12L * i);
      int platform = in.readUnsignedShort();
      in.readInt(); // encoding and language
      int kind = in.readUnsignedShort();
      if (FAMILY.contains(kind) || STYLE.contains(kind)) {
        int length = in.readUnsignedShort();
        in.seek(texts + in.readUnsignedShort());
        (FAMILY.contains(kind) ? families : styles).add(text(in, length, platform));
      }
    }
  }

  private static String text(DataInput in, int length, int platform) throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    boolean macintosh = platform == 1;
    Charset charset = macintosh ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16BE;
    return new String(bytes, charset);
  }

  private static int bounded(int count) throws IOException {
    if (count < 0 || count > MOST) {
      throw new IOException("no font has so many parts");
    }
    return count;
  }
}
