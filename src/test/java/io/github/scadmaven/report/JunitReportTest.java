package io.github.scadmaven.report;

import static io.github.scadmaven.report.Renders.cancelled;
import static io.github.scadmaven.report.Renders.failed;
import static io.github.scadmaven.report.Renders.job;
import static io.github.scadmaven.report.Renders.message;
import static io.github.scadmaven.report.Renders.rendered;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.Severity;
import io.github.scadmaven.render.RenderReport;
import io.github.scadmaven.render.RenderResult;
import io.github.scadmaven.render.RenderResult.Failed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** The report for CI servers is JUnit's XML, and XML whatever a model printed. */
class JunitReportTest {

  @TempDir private Path folder;

  @Test
  void everyOutcomeIsACase() throws Exception {
    Diagnostic missing =
        message(Severity.WARNING, "Ignoring unknown module 'foo'", "parts/hub.scad", 2);
    Diagnostic noFile = Diagnostic.error("wrote no file");
    Failed hub =
        new Failed(
            job("hub"), 1.2345, List.of(missing), List.of("chatter"), List.of(missing, noFile));

    write(rendered("wheel", 4, message(Severity.ECHO, "12")), hub, cancelled("axle"));

    assertThat(Files.readString(file()))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<testsuite name=\"scad:render gears\" tests=\"3\" failures=\"1\" errors=\"0\""
                + " skipped=\"1\" time=\"2.500\">"
                + "<testcase name=\"wheel.stl\" classname=\"scad:render gears\" time=\"4.000\">"
                + "<system-out>ECHO: 12</system-out></testcase>"
                + "<testcase name=\"hub.stl\" classname=\"scad:render gears\" time=\"1.235\">"
                + "<failure message=\"parts/hub.scad:2: Ignoring unknown module 'foo'\">"
                + "WARNING: parts/hub.scad:2: Ignoring unknown module 'foo'\n"
                + "ERROR: wrote no file</failure>"
                + "<system-out>WARNING: parts/hub.scad:2: Ignoring unknown module 'foo'"
                + "</system-out></testcase>"
                + "<testcase name=\"axle.stl\" classname=\"scad:render gears\" time=\"0.000\">"
                + "<skipped message=\"cancelled\"></skipped></testcase>"
                + "</testsuite>");
  }

  @Test
  void theCountsAreThoseOfTheCases() throws Exception {
    Element suite =
        read(
            rendered("a", 1),
            failed("b", 1, Diagnostic.error("x")),
            failed("c", 1, Diagnostic.error("y")),
            cancelled("d"),
            cancelled("e"),
            cancelled("f"));

    assertThat(suite.getAttribute("tests")).isEqualTo("6");
    assertThat(suite.getAttribute("failures")).isEqualTo("2");
    assertThat(suite.getAttribute("skipped")).isEqualTo("3");
    assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(6);
    assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(2);
    assertThat(suite.getElementsByTagName("skipped").getLength()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<b>&amp;</b>",
        "]]>",
        "<![CDATA[",
        "\"quotes\" and 'apostrophes'",
        "größe 齿轮 \uD83D\uDEE0",
        "tab\there",
      })
  void nastyTextIsReadBackAsItWas(String text) throws Exception {
    Element suite = read(failed("a", 1, Diagnostic.error(text)));

    assertThat(text(suite, "failure")).isEqualTo("ERROR: " + text);
    assertThat(text(suite, "system-out")).isEqualTo("ERROR: " + text);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8, 0x0B, 0x1B, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF})
  void whatXmlCantHoldIsReplaced(int character) throws Exception {
    Element suite = read(failed("a", 1, Diagnostic.error("x" + (char) character + "y")));

    assertThat(text(suite, "failure")).isEqualTo("ERROR: x\uFFFDy");
    assertThat(((Element) suite.getElementsByTagName("failure").item(0)).getAttribute("message"))
        .isEqualTo("x\uFFFDy");
  }

  @Test
  void namesMayBeNastyToo() throws Exception {
    Element suite = read(rendered("a<b>&\"c\"", 1));

    assertThat(((Element) suite.getElementsByTagName("testcase").item(0)).getAttribute("name"))
        .isEqualTo("a<b>&\"c\".stl");
  }

  private Element read(RenderResult... results) throws Exception {
    write(results);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(file().toFile())
        .getDocumentElement();
  }

  private void write(RenderResult... results) throws Exception {
    RenderReport report = new RenderReport(List.of(results), List.of(), "OpenSCAD 2021.01", 4, 2.5);
    JunitReport.write(report, "gears", Renders.PROJECT, file());
  }

  private Path file() {
    return folder.resolve("TEST-scad-render.xml");
  }

  private static String text(Element suite, String name) {
    return suite.getElementsByTagName(name).item(0).getTextContent();
  }
}
