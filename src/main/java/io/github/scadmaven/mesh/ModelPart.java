package io.github.scadmaven.mesh;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the 3D model part of a 3MF file: one object with its mesh, and a base material for each
 * colour, see chapters 3 to 5 of the 3MF Core Specification.
 */
final class ModelPart {

  private static final int MATERIALS = 1;
  private static final int OBJECT = 2;

  private final SolidMesh mesh;
  private final Palette palette;
  private final ThreeMfSettings settings;
  private final Writer out;

  private ModelPart(SolidMesh mesh, ThreeMfSettings settings, Writer out) {
    this.settings = settings;
    this.mesh = mesh;
    this.palette = mesh.palette();
    this.out = out;
  }

  static void write(SolidMesh mesh, ThreeMfSettings settings, Writer out) throws IOException {
    new ModelPart(mesh, settings, out).write();
  }

  private void write() throws IOException {
    out.write(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<model unit=\""
            + settings.unit()
            + "\" xml:lang=\"en-US\" "
            + "xmlns=\"http://schemas.microsoft.com/3dmanufacturing/core/2015/02\">\n"
            + "<metadata name=\"Application\">scad-maven-plugin</metadata>\n");
    for (Map.Entry<String, String> text : settings.metadata().entrySet()) {
      out.write(
          "<metadata name=\"" + text.getKey() + "\">" + escaped(text.getValue()) + "</metadata>\n");
    }
    out.write("<resources>\n");
    if (!palette.isPlain()) {
      writeMaterials();
    }
    writeObject();
    out.write("</resources>\n<build>\n<item objectid=\"" + OBJECT + "\"/>\n</build>\n</model>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private void writeMaterials() throws IOException {
    out.write("<basematerials id=\"" + MATERIALS + "\">\n");
    for (int i = 0; i < palette.size(); i++) {
      String colour = displayColour(palette.colour(i));
      String name = palette.colour(i) == OffReader.DEFAULT_COLOUR ? "Default" : colour;
      out.write("<base name=\"" + name + "\" displaycolor=\"" + colour + "\"/>\n");
    }
    out.write("</basematerials>\n");
  }

  private static String displayColour(int rgba) {
    String digits = String.format(Locale.ROOT, "#%08X", rgba);
    return digits.endsWith("FF") ? digits.substring(0, 7) : digits;
  }

  private void writeObject() throws IOException {
    out.write("<object id=\"" + OBJECT + "\" type=\"model\"");
    out.write(palette.isPlain() ? "" : material("pindex", palette.defaultIndex()));
    out.write(">\n<mesh>\n<vertices>\n");
    for (int vertex = 0; vertex < mesh.vertexCount(); vertex++) {
      writeVertex(vertex);
    }
    out.write("</vertices>\n<triangles>\n");
    for (int triangle = 0; triangle < mesh.triangles().size(); triangle++) {
      writeTriangle(triangle);
    }
    out.write("</triangles>\n</mesh>\n</object>\n");
  }

  private void writeVertex(int vertex) throws IOException {
    writeAttribute("<vertex x=\"", Decimals.print(mesh.coordinate(vertex, 0)));
    writeAttribute(" y=\"", Decimals.print(mesh.coordinate(vertex, 1)));
    writeAttribute(" z=\"", Decimals.print(mesh.coordinate(vertex, 2)));
    out.write("/>\n");
  }

  /** A triangle without material has that of the object (4.1.4.1, Triangle). */
  private void writeTriangle(int triangle) throws IOException {
    TriangleList triangles = mesh.triangles();
    writeAttribute("<triangle v1=\"", Integer.toString(triangles.corner(triangle, 0)));
    writeAttribute(" v2=\"", Integer.toString(triangles.corner(triangle, 1)));
    writeAttribute(" v3=\"", Integer.toString(triangles.corner(triangle, 2)));
    int index = palette.indexOf(triangles.colour(triangle));
    out.write(index == palette.defaultIndex() ? "" : material("p1", index));
    out.write("/>\n");
  }

  private void writeAttribute(String name, String value) throws IOException {
    out.write(name);
    out.write(value);
    out.write('"');
  }

  private static String material(String attribute, int index) {
    return " pid=\"" + MATERIALS + "\" " + attribute + "=\"" + index + "\"";
  }
}
