package io.github.scadmaven.cache;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The message {@code ActionResult} of Bazel's remote execution API ({@code
 * build.bazel.remote.execution.v2}) in protobuf's wire format, as far as it is needed here. A
 * server that knows it, such as bazel-remote, refuses anything else under {@code /ac}, and keeps
 * the output files as long as the message.
 */
final class ActionResult {

  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  private static final int OUTPUT_FILES = tag(2, BYTES);
  private static final int STDOUT_RAW = tag(5, BYTES);

  private static final int FILE_PATH = tag(1, BYTES);
  private static final int FILE_DIGEST = tag(2, BYTES);

  private static final int DIGEST_HASH = tag(1, BYTES);
  private static final int DIGEST_SIZE = tag(2, VARINT);

  private ActionResult() {}

  /**
   * Writes the result of an action that succeeded.
   *
   * @param stdout what it wrote to its standard output
   * @param outputs the files that it made; their checksums are their paths, too, since these must
   *     be relative and the same from everywhere
   */
  static byte[] write(byte[] stdout, List<Blob> outputs) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    for (Blob output : outputs) {
      putBytes(message, OUTPUT_FILES, file(output));
    }
    putBytes(message, STDOUT_RAW, stdout);
    return message.toByteArray();
  }

  private static byte[] file(Blob output) {
    ByteArrayOutputStream digest = new ByteArrayOutputStream();
    putBytes(digest, DIGEST_HASH, output.sha256().getBytes(StandardCharsets.US_ASCII));
    putVarint(digest, DIGEST_SIZE);
    putVarint(digest, output.size());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    putBytes(file, FILE_PATH, output.sha256().getBytes(StandardCharsets.US_ASCII));
    putBytes(file, FILE_DIGEST, digest.toByteArray());
    return file.toByteArray();
  }

  private static void putBytes(ByteArrayOutputStream message, int tag, byte[] bytes) {
    putVarint(message, tag);
    putVarint(message, bytes.length);
    message.writeBytes(bytes);
  }

  private static void putVarint(ByteArrayOutputStream message, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      message.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    message.write((int) rest);
  }

  private static int tag(int field, int wireType) {
    return (field << 3) | wireType;
  }

  /**
   * Reads what an action wrote to its standard output.
   *
   * @param message the serialized result, or anything else
   * @return empty if it is no such message, or one that doesn't hold this
   */
  static Optional<byte[]> stdout(byte[] message) {
    ByteBuffer rest = ByteBuffer.wrap(message);
    byte @Nullable [] stdout = null;
    try {
      while (rest.hasRemaining()) {
        long tag = takeVarint(rest);
        ByteBuffer value = takeValue(rest, tag);
        if (tag == STDOUT_RAW) {
          stdout = new byte[value.remaining()];
          value.get(stdout);
        }
      }
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return Optional.empty();
    }
    return Optional.ofNullable(stdout);
  }

  /** Returns the bytes of a field; none for a number, which is skipped. */
  private static ByteBuffer takeValue(ByteBuffer rest, long tag) {
    if (tag >>> 3 == 0) {
      throw new IllegalArgumentException("no field has the number 0");
    }
    return switch ((int) tag & 7) {
      case VARINT -> {
        takeVarint(rest);
        yield take(rest, 0);
      }
      case FIXED_64 -> take(rest, Long.BYTES);
      case BYTES -> take(rest, takeVarint(rest));
      case FIXED_32 -> take(rest, Integer.BYTES);
      default -> throw new IllegalArgumentException("no field of such a message is a group");
    };
  }

  private static ByteBuffer take(ByteBuffer rest, long length) {
    if (length < 0 || length > rest.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer taken = rest.slice(rest.position(), (int) length);
    rest.position(rest.position() + (int) length);
    return taken;
  }

  private static long takeVarint(ByteBuffer rest) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = rest.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("no number is that long");
  }
}
