package io.github.scadmaven.config;

import io.github.scadmaven.config.ParameterSets.Given;
import io.github.scadmaven.config.ValueText.BadValueException;
import io.github.scadmaven.openscad.CustomizerParameters;
import io.github.scadmaven.openscad.Value;
import java.util.List;

/** Gives a parameter of a set the type that the model declares it with. */
final class ParameterValue {

  private ParameterValue() {}

  /**
   * Reads a value.
   *
   * @param name the parameter
   * @param type its type
   * @param given what the set says
   * @throws ConfigException if that is of another type
   */
  static Value of(String name, CustomizerParameters.Type type, Given given) throws ConfigException {
    try {
      Value value =
          type == CustomizerParameters.Type.TEXT
              ? ValueText.checkedText(given.text())
              : ValueText.read(given.text().strip());
      if (isOf(type, value)) {
        return value;
      }
    } catch (BadValueException e) {
      throw new ConfigException(
          given.position(), "%s: %s %s".formatted(name, Quote.of(given.text()), e.getMessage()));
    }
    throw new ConfigException(
        given.position(),
        "%s: %s is not %s, as which the model declares it"
            .formatted(name, Quote.of(given.text()), words(type)));
  }

  private static boolean isOf(CustomizerParameters.Type type, Value value) {
    return switch (type) {
      case NUMBER -> value instanceof Value.Numeral;
      case TRUTH -> value instanceof Value.Truth;
      case TEXT -> value instanceof Value.Text;
      case VECTOR -> value instanceof Value.Vector vector && areNumbers(vector.items());
    };
  }

  private static boolean areNumbers(List<Value> items) {
    return items.stream().allMatch(Value.Numeral.class::isInstance);
  }

  private static String words(CustomizerParameters.Type type) {
    return switch (type) {
      case NUMBER -> "a number";
      case TRUTH -> "true or false";
      case TEXT -> "a text";
      case VECTOR -> "a list of numbers";
    };
  }
}
