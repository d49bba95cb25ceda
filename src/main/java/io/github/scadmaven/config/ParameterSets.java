package io.github.scadmaven.config;

import java.util.Map;

/**
 * Chosen parameter sets of OpenSCAD's customizer: values by parameter, by set.
 *
 * @param source the name of their file, for messages
 * @param sets what the file says of each, as it is written there
 */
record ParameterSets(String source, Map<String, Map<String, Given>> sets) {

  /**
   * A parameter's value, whose type only the model's own declaration tells: OpenSCAD writes numbers
   * as texts.
   *
   * @param text what is written; a list in brackets
   * @param position where it stands
   */
  record Given(String text, Position position) {}
}
