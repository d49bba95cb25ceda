package io.github.scadmaven.cache;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where the content goes that a server sends. */
interface Sink {

  /**
   * Takes the next bytes.
   *
   * @param bytes the bytes, all of which are taken
   * @throws WrongContentException if they can't be part of what was asked for
   * @throws IOException if they can't be kept
   */
  void take(ByteBuffer bytes) throws IOException;
}
