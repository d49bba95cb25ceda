package io.github.scadmaven.cache;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes {@link KnownRender}s as JSON, with files named so that other machines know them.
 * What is incomplete or no such thing is refused with an {@link IOException}; unknown keys are
 * passed over.
 */
final class RenderJson {

  private final PathNames names;

  RenderJson(PathNames names) {
    this.names = names;
  }

  /** Writes a render as one object. */
  void write(JsonGenerator json, KnownRender render) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("parts");
    for (Map.Entry<String, String> part : render.parts().entrySet()) {
      json.writeStringField(part.getKey(), part.getValue());
    }
    json.writeEndObject();
    json.writeFieldName("inputs");
    writeInputs(json, render.inputs());
    json.writeStringField("output", render.output());
    json.writeNumberField("size", render.size());
    json.writeNumberField("seconds", render.seconds());
    if (render.peakBytes() != null) {
      json.writeNumberField("peak", render.peakBytes());
    }
    if (!render.messages().isEmpty()) {
      json.writeArrayFieldStart("messages");
      for (Diagnostic message : render.messages()) {
        writeMessage(json, message);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** Writes inputs as an array: name and hash in turn. */
  static void writeInputs(JsonGenerator json, List<Input> inputs) throws IOException {
    json.writeStartArray();
    for (Input input : inputs) {
      json.writeString(input.name());
      json.writeString(input.hash());
    }
    json.writeEndArray();
  }

  private void writeMessage(JsonGenerator json, Diagnostic message) throws IOException {
    json.writeStartObject();
    json.writeStringField("severity", message.severity().name());
    json.writeStringField("text", message.text());
    if (message.file() != null) {
      json.writeStringField("file", names.name(message.file()));
      json.writeNumberField("line", message.line());
    }
    json.writeEndObject();
  }

  /** Reads a render; the parser stands at the beginning of its object. */
  KnownRender read(JsonParser json) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    List<Input> inputs = new ArrayList<>();
    List<Diagnostic> messages = new ArrayList<>();
    String output = null;
    long size = -1;
    double seconds = 0;
    Long peak = null;
    for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
      json.nextToken();
      switch (key) {
        case "parts" -> readParts(json, parts);
        case "inputs" -> inputs = readInputs(json);
        case "output" -> output = json.getText();
        case "size" -> size = json.getLongValue();
        case "seconds" -> seconds = json.getDoubleValue();
        case "peak" -> peak = json.getLongValue();
        case "messages" -> readMessages(json, messages);
        default -> json.skipChildren();
      }
    }
    if (output == null || !output.matches("[0-9a-f]{64}") || size < 0 || parts.isEmpty()) {
      throw new JsonParseException(json, "not a whole render");
    }
    return new KnownRender(parts, inputs, output, size, seconds, peak, messages);
  }

  private static void readParts(JsonParser json, Map<String, String> parts) throws IOException {
    expect(json, JsonToken.START_OBJECT);
    for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
      json.nextToken();
      parts.put(key, json.getText());
    }
  }

  /** Reads inputs; the parser stands at the beginning of their array. */
  static List<Input> readInputs(JsonParser json) throws IOException {
    expect(json, JsonToken.START_ARRAY);
    List<Input> inputs = new ArrayList<>();
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      String name = json.getText();
      json.nextToken();
      inputs.add(new Input(name, text(json)));
    }
    expect(json, JsonToken.END_ARRAY);
    return inputs;
  }

  private void readMessages(JsonParser json, List<Diagnostic> messages) throws IOException {
    expect(json, JsonToken.START_ARRAY);
    while (json.nextToken() == JsonToken.START_OBJECT) {
      messages.add(readMessage(json));
    }
  }

  private Diagnostic readMessage(JsonParser json) throws IOException {
    Severity severity = Severity.NOTE;
    String text = "";
    String file = null;
    int line = 0;
    for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
      json.nextToken();
      switch (key) {
        case "severity" -> severity = severity(json);
        case "text" -> text = json.getText();
        case "file" -> file = json.getText();
        case "line" -> line = json.getIntValue();
        default -> json.skipChildren();
      }
    }
    return new Diagnostic(
        severity, text, file == null ? null : names.path(file).orElse(null), line);
  }

  private static Severity severity(JsonParser json) throws IOException {
    try {
      return Severity.valueOf(json.getText());
    } catch (IllegalArgumentException e) {
      throw new JsonParseException(json, "no such severity", e);
    }
  }

  private static @Nullable String text(JsonParser json) throws IOException {
    return json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText();
  }

  private static void expect(JsonParser json, JsonToken token) throws IOException {
    if (json.currentToken() != token) {
      throw new JsonParseException(json, "not a render");
    }
  }
}
