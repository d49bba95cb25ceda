package io.github.scadmaven.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.github.scadmaven.config.ConfigException;
import io.github.scadmaven.config.Position;
import io.github.scadmaven.file.IoProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file of {@link RenderTimes}, and takes nothing for granted: people merge it, and edit
 * it.
 */
final class TimesReader {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final String REMEDY =
      "; mend the file, or delete it and run mvn scad:plan -Dscad.writeTimes";

  private final Path file;
  private final JsonParser json;
  private @Nullable Integer version;
  private @Nullable Map<String, Double> seconds;

  private TimesReader(Path file, JsonParser json) {
    this.file = file;
    this.json = json;
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @return seconds by the output's file name
   * @throws ConfigException if it can't be read, is no JSON, or is not what the plugin writes
   */
  static Map<String, Double> read(Path file) throws ConfigException {
    try (JsonParser json = JSON.createParser(Files.readAllBytes(file))) {
      return new TimesReader(file, json).document();
    } catch (JsonEOFException e) {
      throw new ConfigException(position(file, e.getLocation()), "the file breaks off" + REMEDY);
    } catch (JsonProcessingException e) {
      throw new ConfigException(
          position(file, e.getLocation()), "this is not JSON: " + e.getOriginalMessage() + REMEDY);
    } catch (IOException e) {
      throw new ConfigException(
          Position.of(file.toString()), "the file can't be read: " + IoProblem.of(e));
    }
  }

  private Map<String, Double> document() throws IOException, ConfigException {
    require(json.nextToken() == JsonToken.START_OBJECT, "a JSON object is expected");
    for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
      json.nextToken();
      switch (key) {
        case "version" -> version = version();
        case "seconds" -> seconds = seconds();
        default -> throw error("%s: there is no such key".formatted(key));
      }
    }
    require(version != null, "version: is missing");
    Map<String, Double> read = seconds;
    if (read == null) {
      throw error("seconds: is missing");
    }
    require(json.nextToken() == null, "something follows the JSON object");
    return read;
  }

  private int version() throws IOException, ConfigException {
    require(
        json.currentToken() == JsonToken.VALUE_NUMBER_INT
            && json.getText().equals(Integer.toString(RenderTimes.VERSION)),
        "version: this plugin knows version %d only, not %s"
            .formatted(RenderTimes.VERSION, json.getText()));
    return RenderTimes.VERSION;
  }

  private Map<String, Double> seconds() throws IOException, ConfigException {
    require(
        json.currentToken() == JsonToken.START_OBJECT,
        "seconds: an object is expected, with a number for each output");
    Map<String, Double> read = new TreeMap<>();
    for (String output = json.nextFieldName(); output != null; output = json.nextFieldName()) {
      require(
          json.nextToken().isNumeric() && isTime(json.getDoubleValue()),
          "%s: a number of seconds is expected, not %s".formatted(output, json.getText()));
      read.put(output, json.getDoubleValue());
    }
    return read;
  }

  private static boolean isTime(double seconds) {
    return seconds >= 0 && Double.isFinite(seconds);
  }

  private void require(boolean isRight, String otherwise) throws ConfigException {
    if (!isRight) {
      throw error(otherwise);
    }
  }

  private ConfigException error(String what) {
    return new ConfigException(position(file, json.currentTokenLocation()), what + REMEDY);
  }

  private static Position position(Path file, @Nullable JsonLocation location) {
    return location == null
        ? Position.of(file.toString())
        : new Position(file.toString(), location.getLineNr(), Math.max(1, location.getColumnNr()));
  }
}
