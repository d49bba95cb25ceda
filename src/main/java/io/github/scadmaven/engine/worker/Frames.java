package io.github.scadmaven.engine.worker;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Texts on a pipe. Each is a line of its own: a word that marks it, and the text in UTF-8; any
 * other line, such as one that a library printed, is found out at once.
 *
 * <p>A pipe may lead to another machine, through a program that passes on whole lines only, as
 * Slurm's {@code srun} does, or through a terminal; so there is nothing on it that either of them
 * would keep back or change.
 */
public final class Frames {

  private static final String MARK = "scad-maven-plugin: ";

  /** No request or answer has a thousandth of this. */
  private static final int LONGEST = 64 << 20;

  private Frames() {}

  /** Something else than a frame is on the pipe. */
  public static final class OtherLineException extends IOException {
    private static final long serialVersionUID = 1;

    OtherLineException(String line) {
      super(line);
    }
  }

  /**
   * Writes one text and flushes it.
   *
   * @param text without line breaks, as JSON can always be written
   */
  public static void write(OutputStream pipe, String text) throws IOException {
    if (text.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a text on the pipe must be one line");
    }
    pipe.write((MARK + text + '\n').getBytes(StandardCharsets.UTF_8));
    pipe.flush();
  }

  /**
   * Waits for one text.
   *
   * @param pipe a stream made by {@link #reader}
   * @throws EOFException if the other side has gone
   * @throws OtherLineException if there is something else on the pipe; the message is the line
   */
  public static String read(InputStream pipe) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int b = pipe.read(); b != '\n'; b = pipe.read()) {
      if (b < 0) {
        throw new EOFException();
      }
      if (bytes.size() == LONGEST) {
        throw new OtherLineException("a line without an end");
      }
      bytes.write(b);
    }
    String line = bytes.toString(StandardCharsets.UTF_8);
    String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    if (!text.startsWith(MARK)) {
      throw new OtherLineException(text);
    }
    return text.substring(MARK.length());
  }

  /** Returns a stream to read from. */
  public static InputStream reader(InputStream pipe) {
    return new BufferedInputStream(pipe);
  }
}
