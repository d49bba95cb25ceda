package io.github.scadmaven.config;

import io.github.scadmaven.openscad.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lists of values, every combination of which is a model of its own.
 *
 * @param axes what is swept, in the order written
 * @param exclude combinations that are left out: a combination is if it has all values of one of
 *     these
 */
record Sweep(List<Axis> axes, List<Map<String, Value>> exclude) {

  /** The only combination of a model that sweeps nothing. */
  static final Sweep NONE = new Sweep(List.of(), List.of());

  /** A project with more is a mistake sooner than a family. */
  static final int MOST_COMBINATIONS = 100_000;

  /** What a swept value is of a model. */
  enum Role {
    ARGUMENT,
    VARIABLE,
    QUALITY
  }

  /**
   * One list of values.
   *
   * @param role what the values are
   * @param name the argument's or variable's name, or {@code quality}
   * @param values at least one, each once
   */
  record Axis(Role role, String name, List<Value> values) {}

  Sweep {
    axes = List.copyOf(axes);
    exclude = List.copyOf(exclude);
  }

  /** Returns the number of combinations, those that are left out included. */
  BigInteger size() {
    return axes.stream()
        .map(axis -> BigInteger.valueOf(axis.values().size()))
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }

  /** Returns all combinations, values by name, the last list's changing fastest. */
  List<Map<String, Value>> combinations() {
    List<Map<String, Value>> all = new ArrayList<>();
    Map<Set<String>, Set<Map<String, Value>>> excluded = excluded();
    combine(
        0,
        new LinkedHashMap<>(),
        values -> {
          if (!isExcluded(values, excluded)) {
            all.add(new LinkedHashMap<>(values));
          }
        });
    return all;
  }

  /** What is excluded, by the names that it has values of. */
  private Map<Set<String>, Set<Map<String, Value>>> excluded() {
    Map<Set<String>, Set<Map<String, Value>>> byNames = new HashMap<>();
    exclude.forEach(
        part -> byNames.computeIfAbsent(part.keySet(), names -> new HashSet<>()).add(part));
    return byNames;
  }

  private static boolean isExcluded(
      Map<String, Value> values, Map<Set<String>, Set<Map<String, Value>>> excluded) {
    return excluded.entrySet().stream()
        .anyMatch(
            parts -> {
              Map<String, Value> part = new HashMap<>(values);
              part.keySet().retainAll(parts.getKey());
              return parts.getValue().contains(part);
            });
  }

  private void combine(int axis, Map<String, Value> values, Consumer<Map<String, Value>> found) {
    if (axis == axes.size()) {
      found.accept(values);
      return;
    }
    Axis current = axes.get(axis);
    for (Value value : current.values()) {
      values.put(current.name(), value);
      combine(axis + 1, values, found);
    }
    values.remove(current.name());
  }
}
