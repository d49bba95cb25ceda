package io.github.scadmaven.openscad;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value that OpenSCAD's parser takes for a literal, which is what the customizer goes by:
 * parentheses and signs do not make it a computed one. Measured on 2025.03.25: {@code (5)}, {@code
 * --3}, {@code +"a"} and {@code [-1, (2),]} are literals, {@code -"a"}, {@code -[1]} and {@code
 * !true} are none.
 */
final class Literal {

  /** As many numbers fit into the customizer's form. */
  private static final int MOST_NUMBERS = 4;

  private final List<Token> code;
  private int at;

  private Literal(List<Token> code) {
    this.code = code;
  }

  /**
   * Reads a value.
   *
   * @param code all of it
   * @return its type; {@code null} if it is computed, or a vector that the customizer has no form
   *     for
   */
  static CustomizerParameters.@Nullable Type type(List<Token> code) {
    Literal literal = new Literal(code);
    CustomizerParameters.Type type = literal.read();
    return literal.at == code.size() ? type : null;
  }

  private CustomizerParameters.@Nullable Type read() {
    Deque<Character> open = new ArrayDeque<>();
    while (at < code.size() && "(+-".contains(code.get(at).text())) {
      open.push(code.get(at++).text().charAt(0));
    }
    CustomizerParameters.Type type = at < code.size() ? atom() : null;
    while (type != null && !open.isEmpty()) {
      char sign = open.pop();
      if ((sign == '(' && !take(')'))
          || (sign == '-' && type != CustomizerParameters.Type.NUMBER)) {
        return null;
      }
    }
    return type;
  }

  private CustomizerParameters.@Nullable Type atom() {
    Token first = code.get(at++);
    return switch (first.kind()) {
      case NUMBER -> CustomizerParameters.Type.NUMBER;
      case STRING -> CustomizerParameters.Type.TEXT;
      case WORD ->
          first.isWord("true") || first.isWord("false") ? CustomizerParameters.Type.TRUTH : null;
      case SIGN -> first.isSign('[') ? vector() : null;
      default -> null;
    };
  }

  private CustomizerParameters.@Nullable Type vector() {
    List<Token> number = new ArrayList<>();
    int numbers = 0;
    while (at < code.size()) {
      Token token = code.get(at++);
      if (!token.isSign(',') && !token.isSign(']')) {
        number.add(token);
      } else if (number.isEmpty() && token.isSign(']') && numbers > 0) {
        return numbers <= MOST_NUMBERS ? CustomizerParameters.Type.VECTOR : null;
      } else if (type(number) != CustomizerParameters.Type.NUMBER) {
        return null;
      } else {
        numbers++;
        number.clear();
        if (token.isSign(']')) {
          return numbers <= MOST_NUMBERS ? CustomizerParameters.Type.VECTOR : null;
        }
      }
    }
    return null;
  }

  private boolean take(char sign) {
    return at < code.size() && code.get(at++).isSign(sign);
  }
}
