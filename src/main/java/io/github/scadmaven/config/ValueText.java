package io.github.scadmaven.config;

import io.github.scadmaven.openscad.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a value out of a text without quotes around it: YAML's plain scalars, and all that stands
 * in a POM. What is a number, a truth or a list for OpenSCAD is one; what a reader may take for one
 * and OpenSCAD would not is refused, rather than passed on as a text that counts as true; anything
 * else is a text.
 */
final class ValueText {

  private static final String NUMBER = "[-+]?(?:\\d++\\.?+\\d*+|\\.\\d++)(?:[eE][-+]?\\d++)?";

  private static final Pattern WHOLE_NUMBER = Pattern.compile(NUMBER);

  /** YAML 1.1 or 1.2, a programmer, or a German, takes these for numbers. */
  private static final Pattern ALMOST_NUMBER =
      Pattern.compile(
          "[-+]?(?:0\\d[\\d_.]*+|0[xX][0-9a-fA-F_]++|0[ob][0-7_]++|(?=[\\d.]*+_)[\\d.][\\d_.]*+|\\d++,\\d++)");

  /** A double has seventeen digits that count, and no number has more than three hundred zeros. */
  private static final int LONGEST_NUMBER = 400;

  private static final Pattern NOT_FINITE = Pattern.compile("(?i)[-+]?\\.?(?:inf|infinity|nan)");

  private static final Pattern TRUTH = Pattern.compile("true|True|TRUE|false|False|FALSE");

  /** YAML 1.1 takes these for truths. OpenSCAD would see texts, and every text counts as true. */
  private static final Pattern ALMOST_TRUTH = Pattern.compile("(?i)yes|no|on|off");

  private static final Pattern ALMOST_UNDEFINED = Pattern.compile("(?i)null|undef");

  private static final Pattern SINGLE_QUOTES = Pattern.compile("'.*'", Pattern.DOTALL);

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*+(?:(?<number>"
              + NUMBER
              + ")(?![\\w.])|(?<text>\"(?:[^\"\\\\]++|\\\\.)*+\")|(?<word>[A-Za-z]+)|(?<mark>[\\[\\]:,]))\\s*+",
          Pattern.DOTALL);

  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\(?:(?<plain>[\"\\\\])|(?<control>[nrt])|x(?<byte>[0-7][0-9a-fA-F])|u(?<four>[0-9a-fA-F]{4})|U(?<six>[0-9a-fA-F]{6})|(?<other>.))",
          Pattern.DOTALL);

  private static final int DEEPEST = 50;

  private final String text;
  private final Matcher token;
  private int position;
  private int depth;

  private ValueText(String text) {
    this.text = text;
    this.token = TOKEN.matcher(text);
  }

  /** Says what is wrong with a value, as the rest of a sentence that begins with it. */
  static final class BadValueException extends Exception {
    private static final long serialVersionUID = 1L;

    BadValueException(String message) {
      super(message);
    }
  }

  /**
   * Reads a value.
   *
   * @param text the text, without blanks around it
   * @throws BadValueException if it is none, or it is not clear which
   */
  static Value read(String text) throws BadValueException {
    if (text.startsWith("[") || text.startsWith("\"")) {
      return new ValueText(text).whole();
    }
    Optional<Value> value = word(text);
    return value.isPresent() ? value.get() : checkedText(text);
  }

  /**
   * Makes a value of a text that was in quotes.
   *
   * @param text what stood between them, escapes resolved
   * @throws BadValueException if OpenSCAD can't have such a text
   */
  static Value.Text checkedText(String text) throws BadValueException {
    if (text.indexOf(0) >= 0) {
      throw new BadValueException("has the character U+0000, which ends texts in OpenSCAD");
    }
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        throw new BadValueException("has half of a character, U+%04X".formatted(c));
      }
    }
    return new Value.Text(text);
  }

  /** Empty if it is a text. */
  private static Optional<Value> word(String text) throws BadValueException {
    if (NOT_FINITE.matcher(text).matches()) {
      throw new BadValueException(
          "is no number that can be written in OpenSCAD; put it in quotes if a text is meant");
    }
    if (ALMOST_NUMBER.matcher(text).matches()) {
      throw new BadValueException(
          "is no number for OpenSCAD: write it in decimal digits and without leading zeros, or in quotes if a text is meant");
    }
    if (ALMOST_TRUTH.matcher(text).matches()) {
      throw new BadValueException(
          "would be a text, and every text counts as true; write true or false, or put it in quotes if a text is meant");
    }
    if (SINGLE_QUOTES.matcher(text).matches()) {
      throw new BadValueException("has single quotes; a text has none, or double ones");
    }
    if (TRUTH.matcher(text).matches()) {
      return Optional.of(new Value.Truth(Boolean.parseBoolean(text)));
    }
    if (text.equals("undef")) {
      return Optional.of(new Value.Undefined());
    }
    if (ALMOST_UNDEFINED.matcher(text).matches()) {
      throw new BadValueException(
          "would be a text; write undef for no value, or put it in quotes if a text is meant");
    }
    return WHOLE_NUMBER.matcher(text).matches() ? Optional.of(number(text)) : Optional.empty();
  }

  private static Value.Numeral number(String digits) throws BadValueException {
    if (digits.length() > LONGEST_NUMBER) {
      throw new BadValueException("has more digits than a number of OpenSCAD's can have");
    }
    double rough = Double.parseDouble(digits);
    if (Double.isInfinite(rough)) {
      throw new BadValueException("is too large: OpenSCAD's numbers end at 1.8e308");
    }
    boolean isZero = digits.replaceFirst("[eE].*", "").chars().noneMatch(c -> c > '0' && c <= '9');
    // The embedded OpenSCAD can't read what is smaller.
    if (!isZero && Math.abs(rough) < Double.MIN_NORMAL) {
      throw new BadValueException("is too near to 0: OpenSCAD's numbers begin at 2.3e-308");
    }
    return Value.Numeral.of(isZero ? BigDecimal.ZERO : new BigDecimal(digits));
  }

  private Value whole() throws BadValueException {
    Value value = value();
    if (position < text.length()) {
      throw malformed();
    }
    return value;
  }

  private Value value() throws BadValueException {
    if (!next()) {
      throw malformed();
    }
    if (token.group("text") != null) {
      return unquoted(token.group("text"));
    }
    String bare = token.group("number") != null ? token.group("number") : token.group("word");
    if (bare != null) {
      return word(bare).orElseThrow(this::malformed);
    }
    if (!token.group("mark").equals("[") || ++depth > DEEPEST) {
      throw malformed();
    }
    Value list = list();
    depth--;
    return list;
  }

  private Value list() throws BadValueException {
    List<Value> items = new ArrayList<>();
    String separator = null;
    if (takes("]")) {
      return new Value.Vector(items);
    }
    while (true) {
      items.add(value());
      if (takes("]")) {
        return ":".equals(separator) ? range(items) : new Value.Vector(items);
      }
      String mark = takes(",") ? "," : takes(":") ? ":" : "";
      if (mark.isEmpty() || (separator != null && !separator.equals(mark))) {
        throw malformed();
      }
      separator = mark;
    }
  }

  private Value range(List<Value> items) throws BadValueException {
    return range(items, malformed());
  }

  /**
   * Makes a range.
   *
   * @param items its begin and end, or begin, step and end
   * @param otherwise what to throw if they are not numbers
   */
  static Value range(List<Value> items, BadValueException otherwise) throws BadValueException {
    boolean areNumbers = items.stream().allMatch(Value.Numeral.class::isInstance);
    if (!areNumbers || items.size() < 2 || items.size() > 3) {
      throw otherwise;
    }
    Value.Numeral step = items.size() == 3 ? (Value.Numeral) items.get(1) : new Value.Numeral("1");
    if (step.digits().equals("0")) {
      throw new BadValueException("is a range whose step is 0");
    }
    return new Value.Range(
        (Value.Numeral) items.get(0), step, (Value.Numeral) items.get(items.size() - 1));
  }

  private boolean next() {
    if (!token.region(position, text.length()).lookingAt()) {
      return false;
    }
    position = token.end();
    return true;
  }

  private boolean takes(String mark) {
    boolean isThere =
        token.region(position, text.length()).lookingAt() && mark.equals(token.group("mark"));
    if (isThere) {
      position = token.end();
    }
    return isThere;
  }

  private static Value.Text unquoted(String quoted) throws BadValueException {
    Matcher escape = ESCAPE.matcher(quoted.substring(1, quoted.length() - 1));
    StringBuilder text = new StringBuilder();
    while (escape.find()) {
      escape.appendReplacement(text, "");
      text.append(unescaped(escape));
    }
    return checkedText(escape.appendTail(text).toString());
  }

  private static String unescaped(Matcher escape) throws BadValueException {
    if (escape.group("plain") != null) {
      return escape.group("plain");
    }
    if (escape.group("control") != null) {
      return switch (escape.group("control")) {
        case "n" -> "\n";
        case "r" -> "\r";
        default -> "\t";
      };
    }
    for (String code : List.of("byte", "four", "six")) {
      if (escape.group(code) != null) {
        int point = Integer.parseInt(escape.group(code), 16);
        if (Character.isValidCodePoint(point)) {
          return Character.toString(point);
        }
      }
    }
    throw new BadValueException(
        "has the escape %s, which OpenSCAD does not know; for a backslash write two"
            .formatted(escape.group()));
  }

  private BadValueException malformed() {
    return new BadValueException(
        text.startsWith("[")
            ? "is neither a list, such as [1, 2, [true, \"M3\"]], nor a range, such as [0:5:20]; put it in double quotes if a text is meant"
            : "is no text in double quotes; inside of it, a quote is written \\\" and a backslash \\\\");
  }
}
