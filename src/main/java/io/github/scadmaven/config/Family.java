package io.github.scadmaven.config;

import io.github.scadmaven.config.ParameterSets.Given;
import io.github.scadmaven.config.Sweep.Axis;
import io.github.scadmaven.config.Sweep.Role;
import io.github.scadmaven.openscad.CustomizerParameters;
import io.github.scadmaven.openscad.Value;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the models of a listed one: one for each parameter set and combination of swept values. */
final class Family {

  private static final String PARAMETER_SET = "parameter_set";

  private final ListedModel listed;
  private final ModelConfig model;

  private Family(ListedModel listed) {
    this.listed = listed;
    this.model = listed.model();
  }

  /**
   * Returns the models.
   *
   * @param listed what the user listed
   * @param source the file with its code
   * @param libraryPath where files are that it includes
   * @param notes gets sentences about what is left out
   * @throws ConfigException if one can't be named, two have one name, or a parameter's value is of
   *     another type than the model declares
   */
  static List<ModelConfig> members(
      ListedModel listed, Path source, List<Path> libraryPath, Consumer<String> notes)
      throws ConfigException {
    Family family = new Family(listed);
    family.checkSize();
    family.checkSweep();
    family.checkVariables();
    Map<String, Map<String, Value>> sets = family.sets(source, libraryPath, notes);
    return family.members(sets);
  }

  private void checkSize() throws ConfigException {
    ParameterSets parameters = listed.parameters();
    BigInteger sets = BigInteger.valueOf(parameters == null ? 1 : parameters.sets().size());
    BigInteger size = listed.sweep().size().multiply(sets);
    if (size.compareTo(BigInteger.valueOf(Sweep.MOST_COMBINATIONS)) > 0) {
      throw new ConfigException(
          model.position(),
          "sweep: these lists and sets have %,d combinations; a model may have %,d"
              .formatted(size, Sweep.MOST_COMBINATIONS));
    }
  }

  /** What a key sets is no variable as well. */
  private void checkVariables() throws ConfigException {
    for (Axis axis : listed.sweep().axes()) {
      String key = keyFor(axis.name());
      if (key != null && axis.role() == Role.VARIABLE) {
        throw new ConfigException(
            model.position(),
            "sweep: %s is what %s sets; leave one of them out".formatted(axis.name(), key));
      }
    }
    if (hasQuality() && model.variables().containsKey("$fn")) {
      throw new ConfigException(
          model.position(), "variables: $fn is what quality sets; leave one of them out");
    }
    boolean isKey =
        model.arguments().containsKey(PARAMETER_SET)
            || model.variables().containsKey(PARAMETER_SET)
            || firstCombination().containsKey(PARAMETER_SET);
    if (listed.parameters() != null && isKey) {
      throw new ConfigException(
          model.position(),
          "parameter_sets: no argument or variable can be called %s beside them, which stands for the set in names"
              .formatted(PARAMETER_SET));
    }
  }

  private boolean hasQuality() {
    return model.quality() != null
        || listed.sweep().axes().stream().anyMatch(axis -> axis.role() == Role.QUALITY);
  }

  /** The model's key that sets a variable; {@code null} if none does. */
  private @Nullable String keyFor(String variable) {
    return switch (variable) {
      case "$fn" -> hasQuality() ? "quality" : null;
      case "$t" -> model.exports().frames() != null ? "animate" : null;
      default -> null;
    };
  }

  private void checkSweep() throws ConfigException {
    for (Axis axis : listed.sweep().axes()) {
      boolean isFixed =
          switch (axis.role()) {
            case ARGUMENT -> model.arguments().containsKey(axis.name());
            case VARIABLE -> model.variables().containsKey(axis.name());
            case QUALITY -> model.quality() != null;
          };
      if (isFixed) {
        throw new ConfigException(
            model.position(),
            "sweep: %s is swept and has a value of its own as well; leave one out"
                .formatted(axis.name()));
      }
      if (axis.role() == Role.ARGUMENT && model.source() instanceof ModelConfig.Source.ScadFile) {
        throw new ConfigException(
            model.position(),
            "sweep: a whole file has no arguments such as %s; sweep variables, or list a module"
                .formatted(axis.name()));
      }
    }
  }

  /** Values by parameter, by set; one nameless set if there are none. */
  private Map<String, Map<String, Value>> sets(
      Path source, List<Path> libraryPath, Consumer<String> notes) throws ConfigException {
    ParameterSets given = listed.parameters();
    if (given == null) {
      return Map.of("", Map.of());
    }
    Map<String, CustomizerParameters.Type> types = CustomizerParameters.of(source, libraryPath);
    Map<String, Map<String, Value>> sets = new LinkedHashMap<>();
    for (Map.Entry<String, Map<String, Given>> set : given.sets().entrySet()) {
      Map<String, Value> values = new LinkedHashMap<>();
      List<String> undeclared = new ArrayList<>();
      for (Map.Entry<String, Given> parameter : set.getValue().entrySet()) {
        CustomizerParameters.Type type = types.get(parameter.getKey());
        if (keyFor(parameter.getKey()) != null) {
          continue; // what the model says itself counts more
        }
        if (type == null) {
          undeclared.add(parameter.getKey());
        } else {
          values.put(
              parameter.getKey(),
              ParameterValue.of(parameter.getKey(), type, parameter.getValue()));
        }
      }
      if (!undeclared.isEmpty()) {
        notes.accept(
            "%s: %s in set %s: the model %s declares no such parameter, so it is left out"
                .formatted(
                    given.source(),
                    String.join(", ", undeclared),
                    Quote.of(set.getKey()),
                    model.name()));
      }
      sets.put(set.getKey(), values);
    }
    return sets;
  }

  private List<ModelConfig> members(Map<String, Map<String, Value>> sets) throws ConfigException {
    NameTemplate template = template();
    checkPlaces(template);
    List<Map<String, Value>> combinations = listed.sweep().combinations();
    if (combinations.isEmpty()) {
      throw new ConfigException(
          model.position(), "sweep: exclude leaves out every combination, so there is no model");
    }
    List<ModelConfig> members = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    for (Map.Entry<String, Map<String, Value>> set : sets.entrySet()) {
      for (Map<String, Value> combination : combinations) {
        String name = template.fill(labels(set.getKey(), combination));
        checkName(name, said(set.getKey(), combination), names);
        members.add(member(name, set.getValue(), combination));
      }
    }
    return members;
  }

  /** A name without places is that of the family; what tells members apart follows it. */
  private NameTemplate template() {
    NameTemplate given = listed.name();
    if (given != null && !given.keys().isEmpty()) {
      return given;
    }
    StringBuilder text =
        new StringBuilder(
            given != null ? given.text() : model.name().replace("{", "{{").replace("}", "}}"));
    if (listed.parameters() != null) {
      text.append("-{").append(PARAMETER_SET).append('}');
    }
    for (Axis axis : listed.sweep().axes()) {
      text.append('-').append(axis.name().replace("$", ""));
      text.append('{').append(axis.name()).append('}');
    }
    return new NameTemplate(text.toString());
  }

  private void checkPlaces(NameTemplate template) throws ConfigException {
    if (template.isBroken()) {
      throw new ConfigException(
          listed.namePosition(),
          "name: %s has a brace without its other one; write {key}, or {{ for a brace"
              .formatted(Quote.of(template.text())));
    }
    Collection<String> known = labels("", firstCombination()).keySet();
    for (String key : template.keys()) {
      if (!known.contains(key)) {
        throw new ConfigException(
            listed.namePosition(),
            "name: {%s} stands for nothing; %s".formatted(key, Suggestion.forWord(key, known)));
      }
    }
  }

  private Map<String, Value> firstCombination() {
    Map<String, Value> values = new LinkedHashMap<>();
    listed.sweep().axes().forEach(axis -> values.put(axis.name(), axis.values().get(0)));
    return values;
  }

  /** What can stand in a name, by key. */
  private Map<String, String> labels(String set, Map<String, Value> combination) {
    Map<String, String> labels = new LinkedHashMap<>();
    combination.forEach((name, value) -> labels.put(name, Names.fitForFiles(value.label())));
    if (listed.parameters() != null) {
      labels.put(PARAMETER_SET, Names.fitForFiles(set));
    }
    for (Map<String, Value> fixed : List.of(model.arguments(), model.variables())) {
      fixed.forEach((name, value) -> labels.putIfAbsent(name, Names.fitForFiles(value.label())));
    }
    if (model.quality() != null) {
      labels.putIfAbsent("quality", Integer.toString(model.quality()));
    }
    labels.putIfAbsent(
        model.source() instanceof ModelConfig.Source.Module ? "module" : "file", model.name());
    return labels;
  }

  /** What a member is, in words. */
  private static String said(String set, Map<String, Value> combination) {
    List<String> words = new ArrayList<>();
    if (!set.isEmpty()) {
      words.add("set " + Quote.of(set));
    }
    combination.forEach((name, value) -> words.add(name + " " + Quote.shortened(value.literal())));
    return String.join(", ", words);
  }

  private void checkName(String name, String said, Map<String, String> names)
      throws ConfigException {
    String problem = Names.problemOfFileName(name);
    if (problem != null) {
      throw new ConfigException(
          listed.namePosition(), "name: %s %s".formatted(Quote.of(name), problem));
    }
    String other = names.put(name.toLowerCase(Locale.ROOT), said);
    if (other != null) {
      throw new ConfigException(
          listed.namePosition(),
          "name: %s is the name for %s and for %s; name them after what they differ in"
              .formatted(Quote.of(name), other, said));
    }
  }

  private ModelConfig member(String name, Map<String, Value> set, Map<String, Value> combination) {
    Map<String, Value> arguments = new LinkedHashMap<>(model.arguments());
    Map<String, Value> variables = new LinkedHashMap<>(set);
    variables.putAll(model.variables());
    @Nullable Integer quality = model.quality();
    for (Axis axis : listed.sweep().axes()) {
      Value value = Objects.requireNonNull(combination.get(axis.name()));
      switch (axis.role()) {
        case ARGUMENT -> arguments.put(axis.name(), value);
        case VARIABLE -> variables.put(axis.name(), value);
        case QUALITY -> quality = Integer.valueOf(value.literal());
      }
    }
    return model.as(name, arguments, variables, quality);
  }
}
