package io.github.scadmaven.openscad;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A value of the OpenSCAD language that can be written down: what a variable or an argument is set
 * to.
 */
public sealed interface Value {

  /** Returns the expression that stands for it in a file. */
  String literal();

  /**
   * Returns an expression for it that has no blanks and nothing but ASCII, since command lines of
   * some systems part words and change letters.
   */
  String argument();

  /** Returns it as people write it, for the names of files and for messages. */
  String label();

  /**
   * A number.
   *
   * @param digits its shortest decimal notation
   */
  record Numeral(String digits) implements Value {

    /** Beyond that many zeros, an exponent is easier to read. */
    private static final int LONGEST_PLAIN = 20;

    /**
     * Returns a number.
     *
     * @param value the number; it must be in the range of a double
     */
    public static Numeral of(BigDecimal value) {
      BigDecimal shortest = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
      String plain = shortest.toPlainString();
      return new Numeral(plain.length() > LONGEST_PLAIN ? shortest.toString() : plain);
    }

    @Override
    public String literal() {
      return digits;
    }

    @Override
    public String argument() {
      return digits;
    }

    @Override
    public String label() {
      return digits;
    }
  }

  /**
   * A text.
   *
   * @param text its letters; none of them is U+0000, which OpenSCAD takes for the end
   */
  record Text(String text) implements Value {

    @Override
    public String literal() {
      StringBuilder literal = new StringBuilder("\"");
      text.codePoints().forEach(c -> append(literal, c));
      return literal.append('"').toString();
    }

    private static void append(StringBuilder literal, int c) {
      switch (c) {
        case '"', '\\' -> literal.append('\\').appendCodePoint(c);
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> {
          if (c < ' ' || c == 0x7F) {
            literal.append("\\x%02x".formatted(c));
          } else {
            literal.appendCodePoint(c);
          }
        }
      }
    }

    @Override
    public String argument() {
      StringBuilder literal = new StringBuilder("\"");
      text.codePoints().forEach(c -> appendPlain(literal, c));
      return literal.append('"').toString();
    }

    /** What a command line may take for more than a letter is written by its code point. */
    private static void appendPlain(StringBuilder literal, int c) {
      if (c == '"' || c == '\\') {
        literal.append('\\').appendCodePoint(c);
      } else if (c <= ' ' || c == '<' || c == '>' || c == 0x7F) {
        literal.append("\\x%02x".formatted(c));
      } else if (c < 0x7F) {
        literal.appendCodePoint(c);
      } else {
        literal.append((c <= 0xFFFF ? "\\u%04x" : "\\U%06x").formatted(c));
      }
    }

    @Override
    public String label() {
      return text;
    }
  }

  /**
   * Yes or no.
   *
   * @param value which
   */
  record Truth(boolean value) implements Value {

    @Override
    public String literal() {
      return Boolean.toString(value);
    }

    @Override
    public String argument() {
      return literal();
    }

    @Override
    public String label() {
      return literal();
    }
  }

  /** No value: {@code undef}. */
  record Undefined() implements Value {

    @Override
    public String literal() {
      return "undef";
    }

    @Override
    public String argument() {
      return literal();
    }

    @Override
    public String label() {
      return literal();
    }
  }

  /**
   * A list, which OpenSCAD calls a vector if it has numbers only.
   *
   * @param items its items
   */
  record Vector(List<Value> items) implements Value {

    public Vector {
      items = List.copyOf(items);
    }

    @Override
    public String literal() {
      return items.stream().map(Value::literal).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public String argument() {
      return items.stream().map(Value::argument).collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public String label() {
      return items.stream().map(Value::label).collect(Collectors.joining("x"));
    }
  }

  /**
   * The numbers from one to another.
   *
   * @param begin the first
   * @param step how far one is from the next
   * @param end the last or more than it
   */
  record Range(Numeral begin, Numeral step, Numeral end) implements Value {

    @Override
    public String literal() {
      return "[" + begin.digits() + ":" + step.digits() + ":" + end.digits() + "]";
    }

    @Override
    public String argument() {
      return literal();
    }

    @Override
    public String label() {
      return begin.digits() + "to" + end.digits() + "by" + step.digits();
    }
  }
}
