package io.github.scadmaven.cache;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** The message under {@code /ac}, kept in memory. */
final class RecordBody implements Sink {

  private static final int MOST_BYTES = 16 << 20;

  private final ByteArrayOutputStream message = new ByteArrayOutputStream();

  @Override
  public void take(ByteBuffer bytes) throws WrongContentException {
    if (bytes.remaining() > MOST_BYTES - message.size()) {
      throw new WrongContentException("sent a record of more than " + MOST_BYTES + " bytes");
    }
    byte[] more = new byte[bytes.remaining()];
    bytes.get(more);
    message.writeBytes(more);
  }

  /**
   * Returns the record in the message.
   *
   * @throws WrongContentException if it is no such message, or one without a record
   */
  byte[] record() throws WrongContentException {
    return ActionResult.stdout(message.toByteArray())
        .orElseThrow(() -> new WrongContentException("sent something else than a record"));
  }
}
