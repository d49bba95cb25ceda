package io.github.scadmaven.report;

import io.github.scadmaven.file.WholeFile;
import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.render.RenderReport;
import io.github.scadmaven.render.RenderResult;
import io.github.scadmaven.render.RenderResult.Cancelled;
import io.github.scadmaven.render.RenderResult.Failed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The report for CI servers: JUnit's XML, one test case per output. */
public final class JunitReport {

  private static final Pattern NOT_XML =
      Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private final XMLStreamWriter xml;
  private final ProjectPaths paths;

  private JunitReport(XMLStreamWriter xml, ProjectPaths paths) {
    this.xml = xml;
    this.paths = paths;
  }

  /**
   * Writes the report.
   *
   * @param report the outcome
   * @param suite what the renders are called together, for example the project's artifact id
   * @param project the folder that paths in it are relative to
   * @param file where to write it
   */
  public static void write(RenderReport report, String suite, Path project, Path file)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
      new JunitReport(xml, new ProjectPaths(project)).write(report, "scad:render " + suite);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    WholeFile.write(file, bytes.toByteArray());
  }

  private void write(RenderReport report, String suite) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuite");
    attribute("name", suite);
    attribute("tests", Integer.toString(report.results().size()));
    attribute("failures", Integer.toString(report.failures().size()));
    attribute("errors", "0");
    attribute("skipped", Long.toString(report.cancelled()));
    attribute("time", time(report.seconds()));
    for (RenderResult result : report.results()) {
      writeCase(result, suite);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void writeCase(RenderResult result, String suite) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("name", result.job().displayName());
    attribute("classname", suite);
    attribute("time", time(result.seconds()));
    if (result instanceof Failed failed) {
      xml.writeStartElement("failure");
      attribute("message", paths.show(failed.reasons().get(0)));
      xml.writeCharacters(clean(text(failed.reasons())));
      xml.writeEndElement();
    } else if (result instanceof Cancelled) {
      xml.writeStartElement("skipped");
      attribute("message", "cancelled");
      xml.writeEndElement();
    }
    if (!result.messages().isEmpty()) {
      xml.writeStartElement("system-out");
      xml.writeCharacters(clean(text(result.messages())));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private String text(List<Diagnostic> messages) {
    return messages.stream()
        .map(message -> message.severity() + ": " + paths.show(message))
        .collect(Collectors.joining("\n"));
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, clean(value));
  }

  private static String clean(String text) {
    return NOT_XML.matcher(text).replaceAll("\uFFFD");
  }

  private static String time(double seconds) {
    return BigDecimal.valueOf(Math.round(seconds * 1000), 3).toString();
  }
}
