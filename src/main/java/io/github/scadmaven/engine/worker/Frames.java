package io.github.scadmaven.engine.worker;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Texts on a pipe. Each is a number that marks its beginning, its length in bytes and its bytes in
 * UTF-8; anything else on the pipe, such as something that a library printed, is found out at once.
 */
public final class Frames {

  private static final int MARK = 0x5CAD_F00D;

  /** No request or answer has a thousandth of this. */
  private static final int LONGEST = 64 << 20;

  private Frames() {}

  /** Writes one text and flushes it. */
  public static void write(OutputStream pipe, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    DataOutputStream out = new DataOutputStream(pipe);
    byte[] frame = new byte[Integer.BYTES * 2 + bytes.length];
    java.nio.ByteBuffer.wrap(frame).putInt(MARK).putInt(bytes.length).put(bytes);
    out.write(frame);
    out.flush();
  }

  /**
   * Waits for one text.
   *
   * @param pipe a stream made by {@link #reader}
   * @throws EOFException if the other side has gone
   * @throws IOException if there is something else on the pipe
   */
  public static String read(DataInputStream pipe) throws IOException {
    int mark = pipe.readInt();
    int length = pipe.readInt();
    if (mark != MARK || length < 0 || length > LONGEST) {
      throw new IOException("there is something on the pipe that does not belong there");
    }
    byte[] bytes = new byte[length];
    pipe.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Returns a stream to read from. */
  public static DataInputStream reader(InputStream pipe) {
    return new DataInputStream(new BufferedInputStream(pipe));
  }
}
