package io.github.scadmaven.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.github.scadmaven.config.ParameterSets.Given;
import io.github.scadmaven.file.IoProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON that OpenSCAD's customizer keeps its parameter sets in: {@code {"parameterSets":
 * {"long": {"length": "40"}}, "fileFormatVersion": "1"}}.
 */
final class ParameterFile {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final String SETS = "parameterSets";

  private final String source;
  private final JsonParser json;

  private ParameterFile(String source, JsonParser json) {
    this.source = source;
    this.json = json;
  }

  /**
   * Reads parameter sets.
   *
   * @param file the JSON
   * @param source its name in messages
   * @param key how the key is written that names are given with
   * @param names the sets to read, with the places where they were asked for; {@code null} for all
   *     of them
   * @throws ConfigException if the file is not what OpenSCAD writes, or there is no such set
   */
  static ParameterSets read(Path file, String source, String key, @Nullable List<Node.Scalar> names)
      throws ConfigException {
    Map<String, Map<String, Given>> all = all(file, source);
    if (names == null) {
      return new ParameterSets(source, all);
    }
    Map<String, Map<String, Given>> chosen = new LinkedHashMap<>();
    for (Node.Scalar name : names) {
      Map<String, Given> set = all.get(name.text());
      if (set == null) {
        throw new ConfigException(
            name.position(),
            "%s: %s has no set %s; %s"
                .formatted(
                    key,
                    source,
                    Quote.of(name.text()),
                    Suggestion.forWord(name.text(), all.keySet())));
      }
      if (chosen.put(name.text(), set) != null) {
        throw new ConfigException(
            name.position(), "%s: %s is given twice".formatted(key, Quote.of(name.text())));
      }
    }
    return new ParameterSets(source, chosen);
  }

  private static Map<String, Map<String, Given>> all(Path file, String source)
      throws ConfigException {
    try (JsonParser json = JSON.createParser(Files.readAllBytes(file))) {
      return new ParameterFile(source, json).document();
    } catch (JsonEOFException e) {
      throw new ConfigException(position(source, e.getLocation()), "the file breaks off");
    } catch (JsonProcessingException e) {
      throw new ConfigException(
          position(source, e.getLocation()), "this is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new ConfigException(Position.of(source), "the file can't be read: " + IoProblem.of(e));
    }
  }

  private Map<String, Map<String, Given>> document() throws IOException, ConfigException {
    Map<String, Map<String, Given>> sets = null;
    require(JsonToken.START_OBJECT, json.nextToken(), "a JSON object with " + SETS);
    for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
      json.nextToken();
      if (key.equals(SETS)) {
        sets = sets();
      } else {
        json.skipChildren();
      }
    }
    if (json.nextToken() != null) {
      throw expected("the end of the file");
    }
    if (sets == null) {
      throw new ConfigException(
          Position.of(source),
          "there is no %s; a file that OpenSCAD's customizer saves is expected".formatted(SETS));
    }
    if (sets.isEmpty()) {
      throw new ConfigException(Position.of(source), "there is no set in " + SETS);
    }
    return sets;
  }

  private Map<String, Map<String, Given>> sets() throws IOException, ConfigException {
    require(JsonToken.START_OBJECT, json.currentToken(), SETS + " with an object for each set");
    Map<String, Map<String, Given>> sets = new LinkedHashMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      require(
          JsonToken.START_OBJECT,
          json.nextToken(),
          "an object with the parameters of set " + Quote.of(name));
      Map<String, Given> set = new LinkedHashMap<>();
      for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
        json.nextToken();
        Position position = position(source, json.currentTokenLocation());
        set.put(key, new Given(text(key), position));
      }
      sets.put(name, set);
    }
    return sets;
  }

  private String text(String key) throws IOException, ConfigException {
    if (json.currentToken().isScalarValue() && json.currentToken() != JsonToken.VALUE_NULL) {
      return json.getText();
    }
    require(
        JsonToken.START_ARRAY,
        json.currentToken(),
        "a text, number, boolean or list of numbers for " + Quote.of(key));
    StringJoiner list = new StringJoiner(", ", "[", "]");
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (!json.currentToken().isNumeric()) {
        throw expected("numbers in the list " + Quote.of(key));
      }
      list.add(json.getText());
    }
    return list.toString();
  }

  private void require(JsonToken wanted, @Nullable JsonToken found, String what)
      throws ConfigException {
    if (wanted != found) {
      throw expected(what);
    }
  }

  private ConfigException expected(String what) {
    return new ConfigException(
        position(source, json.currentTokenLocation()), "expected here: " + what);
  }

  private static Position position(String source, @Nullable JsonLocation location) {
    return location == null
        ? Position.of(source)
        : new Position(source, location.getLineNr(), Math.max(1, location.getColumnNr()));
  }
}
