package io.github.scadmaven.mesh;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A 3MF file as the 3MF Core Specification 1.4 defines it: a ZIP archive (an OPC package) with one
 * model.
 *
 * <p>The same geometry is the same bytes: everything has its canonical order, and nothing tells
 * time, place or machine.
 */
public final class ThreeMfFile {

  /**
   * Any time would do, but that of the first moment of 1980, which Java takes for one out of range
   * and then adds another, that depends on the time zone.
   */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final String CONTENT_TYPES =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\n"
          + "<Default Extension=\"rels\" "
          + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\n"
          + "<Default Extension=\"model\" "
          + "ContentType=\"application/vnd.ms-package.3dmanufacturing-3dmodel+xml\"/>\n"
          + "</Types>\n";

  private static final String RELATIONSHIPS =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\n"
          + "<Relationship Id=\"rel0\" Target=\"/3D/3dmodel.model\" "
          + "Type=\"http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel\"/>\n"
          + "</Relationships>\n";

  private ThreeMfFile() {}

  /**
   * Makes a 3MF file of an OFF file that OpenSCAD wrote. Its faces become triangles, its colours
   * base materials; if it has none but OpenSCAD's default colour, the 3MF file has none.
   *
   * <p>Needs about 120 bytes of memory per triangle, twice that if many vertices share a place.
   *
   * @param off the OFF file
   * @param settings what else is said in the 3MF file
   * @param threeMf the 3MF file; overwritten if it exists, but left alone if the OFF file is not
   *     right
   * @throws IOException if a file can't be read or written, or with file, line and what is wrong
   *     there if the OFF file is malformed, or if it has no triangles
   */
  public static void convert(Path off, ThreeMfSettings settings, Path threeMf) throws IOException {
    SolidMesh mesh = SolidMesh.of(OffReader.read(off));
    if (mesh.triangles().size() == 0) {
      throw new IOException(off + ": there are no triangles in it, and a 3MF file needs some");
    }
    try (ZipOutputStream zip =
            new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(threeMf)));
        Writer writer =
            new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16)) {
      beginPart(zip, "[Content_Types].xml");
      writer.write(CONTENT_TYPES);
      writer.flush();
      beginPart(zip, "_rels/.rels");
      writer.write(RELATIONSHIPS);
      writer.flush();
      beginPart(zip, "3D/3dmodel.model");
      ModelPart.write(mesh, settings, writer);
    }
  }

  private static void beginPart(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
  }
}
