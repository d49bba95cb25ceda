package io.github.scadmaven.config;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may be called what: modules by OpenSCAD's rules, files by those of all operating systems at
 * once.
 */
public final class Names {

  /**
   * OpenSCAD's lexer takes letters, digits and underscores in any order, but a number is a number.
   */
  private static final Pattern IDENTIFIER = Pattern.compile("\\$?[A-Za-z0-9_]+");

  private static final Pattern NUMBER = Pattern.compile("\\d+([eE]\\d+)?|0[xX][0-9a-fA-F]+");

  private static final Set<String> KEYWORDS =
      Set.of(
          "module",
          "function",
          "if",
          "else",
          "for",
          "let",
          "assert",
          "echo",
          "each",
          "true",
          "false",
          "undef");

  private static final Pattern FORBIDDEN_IN_FILES =
      Pattern.compile("[/\\\\:*?\"<>|\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private static final Pattern WINDOWS_DEVICE =
      Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

  /** File systems allow 255 bytes; the rest is for extensions and temporary names. */
  private static final int LONGEST = 200;

  private Names() {}

  /**
   * Returns what keeps a text from being a module's name, as the rest of a sentence; {@code null}
   * if nothing does.
   */
  static @Nullable String problemOfModule(String text) {
    if (!IDENTIFIER.matcher(text).matches()) {
      return "is not the name of an OpenSCAD module, which has letters, digits and _ only";
    }
    if (NUMBER.matcher(text).matches()) {
      return "is a number for OpenSCAD, not the name of a module";
    }
    return KEYWORDS.contains(text)
        ? "is a word of the OpenSCAD language, not the name of a module"
        : null;
  }

  /**
   * Returns what keeps a text from being the name of a variable or a module's parameter, as the
   * rest of a sentence; {@code null} if nothing does.
   */
  static @Nullable String problemOfVariable(String text) {
    boolean isName =
        IDENTIFIER.matcher(text).matches()
            && !NUMBER.matcher(text).matches()
            && !KEYWORDS.contains(text);
    return isName ? null : "is not a name that OpenSCAD takes: letters, digits and _, as in $fn";
  }

  /** Returns a text in which nothing is left that no file's name may have. */
  static String fitForFiles(String text) {
    return FORBIDDEN_IN_FILES.matcher(text).replaceAll("_");
  }

  /**
   * Returns what keeps a text from being a file's name, as the rest of a sentence; {@code null} if
   * nothing does.
   */
  public static @Nullable String problemOfFileName(String text) {
    if (text.isBlank()) {
      return "can't be a file name: it has no letters";
    }
    if (FORBIDDEN_IN_FILES.matcher(text).find()) {
      return "can't be a file name: it has one of / \\ : * ? \" < > | or a control character";
    }
    if (text.startsWith(".") || text.startsWith("-")) {
      return "can't be a file name here: it begins with a dot or a dash";
    }
    if (text.endsWith(".") || text.endsWith(" ") || text.startsWith(" ")) {
      return "can't be a file name: it begins or ends with a space, or ends with a dot";
    }
    if (WINDOWS_DEVICE.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
      return "can't be a file name: it is a device on Windows";
    }
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    return length > LONGEST ? "is too long: %d bytes of %d".formatted(length, LONGEST) : null;
  }
}
