package io.github.scadmaven.mesh;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a reader finds in a 3MF file, by way of a ZIP and an XML reader. */
record ThreeMfContent(Document model) {

  private static final String CORE = "http://schemas.microsoft.com/3dmanufacturing/core/2015/02";

  static ThreeMfContent of(Path file) throws IOException {
    return new ThreeMfContent(part(file, "3D/3dmodel.model"));
  }

  /** One part of the package, which must be well-formed XML. */
  static Document part(Path file, String name) throws IOException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    try (ZipFile zip = new ZipFile(file.toFile());
        InputStream in = zip.getInputStream(zip.getEntry(name))) {
      return factory.newDocumentBuilder().parse(in);
    } catch (Exception e) {
      throw new IOException(name + " of " + file, e);
    }
  }

  List<Element> all(String element) {
    NodeList nodes = model.getElementsByTagNameNS(CORE, element);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  Element only(String element) {
    List<Element> elements = all(element);
    if (elements.size() != 1) {
      throw new AssertionError(elements.size() + " elements " + element);
    }
    return elements.get(0);
  }

  /** The vertices, "x y z", as they are written. */
  List<String> vertices() {
    return all("vertex").stream()
        .map(v -> v.getAttribute("x") + " " + v.getAttribute("y") + " " + v.getAttribute("z"))
        .toList();
  }

  /** The triangles, "v1 v2 v3". */
  List<String> triangles() {
    return all("triangle").stream()
        .map(t -> t.getAttribute("v1") + " " + t.getAttribute("v2") + " " + t.getAttribute("v3"))
        .toList();
  }

  Surface surface() {
    List<double[]> points = new ArrayList<>();
    for (Element vertex : all("vertex")) {
      points.add(new double[] {number(vertex, "x"), number(vertex, "y"), number(vertex, "z")});
    }
    List<double[]> triangles = new ArrayList<>();
    for (Element triangle : all("triangle")) {
      triangles.add(
          Surface.joined(
              points.get((int) number(triangle, "v1")),
              points.get((int) number(triangle, "v2")),
              points.get((int) number(triangle, "v3"))));
    }
    return new Surface(triangles);
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  /** The edges, "from to", that do not have exactly one partner in the other direction. */
  List<String> openEdges() {
    Map<String, Integer> counts = new HashMap<>();
    for (String triangle : triangles()) {
      String[] v = triangle.split(" ");
      for (int i = 0; i < 3; i++) {
        counts.merge(v[i] + " " + v[(i + 1) % 3], 1, Integer::sum);
      }
    }
    return counts.keySet().stream()
        .filter(edge -> counts.get(edge) != 1 || !counts.containsKey(reversed(edge)))
        .toList();
  }

  private static String reversed(String edge) {
    return edge.substring(edge.indexOf(' ') + 1) + " " + edge.substring(0, edge.indexOf(' '));
  }

  /**
   * The colour of each triangle as a reader finds it: by its own base material, or the object's, or
   * "none".
   */
  List<String> colours() {
    Element object = only("object");
    List<String> palette = all("base").stream().map(b -> b.getAttribute("displaycolor")).toList();
    return all("triangle").stream()
        .map(t -> t.hasAttribute("p1") ? t.getAttribute("p1") : object.getAttribute("pindex"))
        .map(index -> index.isEmpty() ? "none" : palette.get(Integer.parseInt(index)))
        .toList();
  }
}
