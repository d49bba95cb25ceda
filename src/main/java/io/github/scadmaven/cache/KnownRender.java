package io.github.scadmaven.cache;

import io.github.scadmaven.openscad.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a render that came out well.
 *
 * @param parts fingerprints of what was known before it began, by what they are of: the OpenSCAD,
 *     the format, the model
 * @param inputs all that it depended on beside, in a fixed order
 * @param output the SHA-256 hash of the file it made, 64 hexadecimal digits
 * @param size of that file, in bytes
 * @param seconds how long OpenSCAD took
 * @param peakBytes the most memory it took; {@code null} if it is not known
 * @param messages what OpenSCAD said
 */
public record KnownRender(
    Map<String, String> parts,
    List<Input> inputs,
    String output,
    long size,
    double seconds,
    @Nullable Long peakBytes,
    List<Diagnostic> messages) {

  public KnownRender {
    inputs = List.copyOf(inputs);
    messages = List.copyOf(messages);
  }

  /** Returns the fingerprint of what was known before the render began. */
  public String baseKey() {
    return baseKey(parts);
  }

  /** Returns the fingerprint of all that the output depends on. */
  String key() {
    return key(baseKey(), inputs);
  }

  /**
   * Returns the fingerprint of what is known before a render begins.
   *
   * @param parts fingerprints by what they are of, in a fixed order
   */
  public static String baseKey(Map<String, String> parts) {
    List<String> texts = new ArrayList<>();
    parts.forEach(
        (label, fingerprint) -> {
          texts.add(label);
          texts.add(fingerprint);
        });
    return Fingerprint.of(texts);
  }

  static String key(String baseKey, List<Input> inputs) {
    List<String> texts = new ArrayList<>();
    texts.add(baseKey);
    for (Input input : inputs) {
      texts.add(input.name());
      texts.add(input.hash() == null ? "" : input.hash());
    }
    return Fingerprint.of(texts);
  }
}
