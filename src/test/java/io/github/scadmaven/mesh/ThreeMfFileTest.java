package io.github.scadmaven.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** The package and the model part are what the 3MF Core Specification says. */
@Timeout(60)
class ThreeMfFileTest {

  private static final String RED = "255 0 0";
  private static final String HALF_BLUE = "0 0 255 127";
  private static final String OPENSCADS_DEFAULT = "249 215 44";

  @TempDir Path folder;

  @Test
  void thePackageHasTheThreePartsOfTheSpecification() throws Exception {
    Path file = convert(OffText.cube());

    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly("[Content_Types].xml", "_rels/.rels", "3D/3dmodel.model");
    }
  }

  @Test
  void theContentTypesCoverBothKindsOfParts() throws Exception {
    Element types =
        ThreeMfContent.part(convert(OffText.cube()), "[Content_Types].xml").getDocumentElement();

    assertThat(types.getNamespaceURI())
        .isEqualTo("http://schemas.openxmlformats.org/package/2006/content-types");
    assertThat(contentType(types, "rels"))
        .isEqualTo("application/vnd.openxmlformats-package.relationships+xml");
    assertThat(contentType(types, "model"))
        .isEqualTo("application/vnd.ms-package.3dmanufacturing-3dmodel+xml");
  }

  @Test
  void theRelationshipLeadsToTheModel() throws Exception {
    Element root = ThreeMfContent.part(convert(OffText.cube()), "_rels/.rels").getDocumentElement();
    Element relationship = (Element) root.getElementsByTagName("Relationship").item(0);

    assertThat(root.getNamespaceURI())
        .isEqualTo("http://schemas.openxmlformats.org/package/2006/relationships");
    assertThat(relationship.getAttribute("Target")).isEqualTo("/3D/3dmodel.model");
    assertThat(relationship.getAttribute("Type"))
        .isEqualTo("http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel");
  }

  @Test
  void theModelIsInMillimetersAndBuildsItsOneObject() throws Exception {
    ThreeMfContent content = ThreeMfContent.of(convert(OffText.cube()));

    assertThat(content.only("model").getAttribute("unit")).isEqualTo("millimeter");
    assertThat(content.only("object").getAttribute("type")).isEqualTo("model");
    assertThat(content.only("item").getAttribute("objectid"))
        .isEqualTo(content.only("object").getAttribute("id"));
    assertThat(content.only("metadata").getAttribute("name")).isEqualTo("Application");
    assertThat(content.only("metadata").getTextContent()).isEqualTo("scad-maven-plugin");
  }

  @Test
  void numbersAreThoseOfTheOffReader() throws Exception {
    OffText off = OffText.prism("0 0", "0.332674 -1e-07", "1237.19 12.3");

    assertThat(ThreeMfContent.of(convert(off)).vertices())
        .containsExactly(
            "0 0 0",
            "0 0 3",
            "0.332674 -0.0000001 0",
            "0.332674 -0.0000001 3",
            "1237.19 12.3 0",
            "1237.19 12.3 3");
  }

  @Test
  void withoutColoursThereAreNoMaterials() throws Exception {
    ThreeMfContent content = ThreeMfContent.of(convert(OffText.cube()));

    assertThat(content.all("basematerials")).isEmpty();
    assertThat(content.colours()).hasSize(12).containsOnly("none");
    assertThat(content.only("object").hasAttribute("pid")).isFalse();
  }

  @Test
  void theColourThatOpenScadGivesToWhatHasNoneIsNone() throws Exception {
    Path plain = convert(OffText.cube());
    byte[] expected = Files.readAllBytes(plain);

    assertThat(Files.readAllBytes(convert(OffText.cube().coloured(OPENSCADS_DEFAULT))))
        .isEqualTo(expected);
  }

  @Test
  void everyColourIsABaseMaterialWithItsName() throws Exception {
    OffText off = OffText.cube().coloured(RED).coloured(2, HALF_BLUE);
    ThreeMfContent content = ThreeMfContent.of(convert(off));

    assertThat(content.all("base"))
        .extracting(base -> base.getAttribute("name"), base -> base.getAttribute("displaycolor"))
        .containsExactlyInAnyOrder(tuple("#FF0000", "#FF0000"), tuple("#0000FF7F", "#0000FF7F"));
  }

  @Test
  void aSingleColourIsThatOfTheObject() throws Exception {
    ThreeMfContent content = ThreeMfContent.of(convert(OffText.cube().coloured(RED)));

    assertThat(content.colours()).containsOnly("#FF0000");
    assertThat(content.all("triangle")).noneMatch(triangle -> triangle.hasAttribute("p1"));
  }

  @Test
  void trianglesHaveTheColourOfTheirFace() throws Exception {
    OffText off = OffText.cube().coloured(RED).coloured(0, HALF_BLUE);
    ThreeMfContent content = ThreeMfContent.of(convert(off));
    Surface surface = content.surface();

    for (int i = 0; i < 12; i++) {
      double[] t = surface.triangles().get(i);
      boolean top = t[2] + t[5] + t[8] == 30;
      assertThat(content.colours().get(i)).isEqualTo(top ? "#0000FF7F" : "#FF0000");
    }
  }

  @Test
  void trianglesWithoutColourHaveTheObjectsDefault() throws Exception {
    ThreeMfContent content = ThreeMfContent.of(convert(OffText.cube().coloured(0, "128 0 0")));

    assertThat(content.colours()).containsOnly("#800000", "#F9D72C");
    assertThat(content.all("triangle")).filteredOn(t -> t.hasAttribute("p1")).hasSize(2);
    assertThat(content.all("base"))
        .extracting(base -> base.getAttribute("name"))
        .containsExactlyInAnyOrder("Default", "#800000");
  }

  @Test
  void allPropertiesBelongToTheOneGroup() throws Exception {
    ThreeMfContent content = ThreeMfContent.of(convert(OffText.cube().coloured(0, RED)));
    String group = content.only("basematerials").getAttribute("id");

    assertThat(content.only("object").getAttribute("pid")).isEqualTo(group);
    assertThat(content.all("triangle"))
        .filteredOn(triangle -> triangle.hasAttribute("p1"))
        .allMatch(triangle -> triangle.getAttribute("pid").equals(group));
    assertThat(content.only("object").getAttribute("id")).isNotEqualTo(group);
  }

  @Test
  void theTimeZoneIsNoMatter() throws Exception {
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      byte[] there = Files.readAllBytes(convert(OffText.cube()));
      TimeZone.setDefault(TimeZone.getTimeZone("America/Lima"));

      assertThat(Files.readAllBytes(convert(OffText.cube()))).isEqualTo(there);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void nothingOfTheTimeIsInTheFile() throws Exception {
    try (ZipFile zip = new ZipFile(convert(OffText.cube()).toFile())) {
      assertThat(zip.stream())
          .allMatch(entry -> entry.getTimeLocal().getYear() == 1980)
          .allMatch(entry -> entry.getExtra() == null);
    }
  }

  @Test
  void anEarlierFileIsReplaced() throws Exception {
    byte[] expected = Files.readAllBytes(convert(OffText.cube()));
    Files.write(folder.resolve("model.3mf"), new byte[100_000]);

    assertThat(Files.readAllBytes(convert(OffText.cube()))).isEqualTo(expected);
  }

  @Test
  void aMalformedOffReaderLeavesThe3mfFileAlone() throws Exception {
    Path off = Files.writeString(folder.resolve("model.off"), "OFF 1 0 0\n0 0 nan    \n");
    Path threeMf = folder.resolve("model.3mf");

    assertThatIOException()
        .isThrownBy(() -> ThreeMfFile.convert(off, ThreeMfSettings.DEFAULT, threeMf))
        .withMessageStartingWith(off + ", line 2: ");
    assertThat(threeMf).doesNotExist();
  }

  @Test
  void aMeshWithoutTrianglesIsRefused() throws Exception {
    Path off = Files.writeString(folder.resolve("model.off"), "OFF 2 1 0\n0 0 0\n1 0 0\n3 0 1 0\n");
    Path threeMf = folder.resolve("model.3mf");

    assertThatIOException()
        .isThrownBy(() -> ThreeMfFile.convert(off, ThreeMfSettings.DEFAULT, threeMf))
        .withMessage(off + ": there are no triangles in it, and a 3MF file needs some");
    assertThat(threeMf).doesNotExist();
  }

  private static String contentType(Element types, String extension) {
    for (int i = 0; i < types.getElementsByTagName("Default").getLength(); i++) {
      Element type = (Element) types.getElementsByTagName("Default").item(i);
      if (type.getAttribute("Extension").equals(extension)) {
        return type.getAttribute("ContentType");
      }
    }
    return "none";
  }

  private Path convert(OffText off) throws IOException {
    Path threeMf = folder.resolve("model.3mf");
    ThreeMfFile.convert(off.write(folder.resolve("model.off")), ThreeMfSettings.DEFAULT, threeMf);
    return threeMf;
  }
}
