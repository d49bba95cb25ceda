package io.github.scadmaven.mesh;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is said of a 3MF file beside its geometry.
 *
 * @param unit what one of OpenSCAD's units is: {@code micron}, {@code millimeter}, {@code
 *     centimeter}, {@code inch}, {@code foot} or {@code meter} (3MF Core Specification, 3.4)
 * @param metadata texts by the name of the specification, such as {@code Title} and {@code
 *     LicenseTerms} (3.4.1)
 */
public record ThreeMfSettings(String unit, Map<String, String> metadata) {

  /** Millimeters, and nothing else. */
  public static final ThreeMfSettings DEFAULT = new ThreeMfSettings("millimeter", Map.of());

  public ThreeMfSettings {
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
  }
}
