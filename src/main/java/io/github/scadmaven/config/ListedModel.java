package io.github.scadmaven.config;

import org.jspecify.annotations.Nullable;

/**
 * A model as the user lists it: one, or a whole family.
 *
 * @param model what its members have in common; its name is that of the module or file
 * @param name what it is to be called; {@code null} for the name of the module or file
 * @param namePosition where that name stands
 * @param parameters the customizer's parameter sets, each of which is a member; {@code null} for
 *     none
 * @param sweep the values, each combination of which is a member
 */
record ListedModel(
    ModelConfig model,
    @Nullable NameTemplate name,
    Position namePosition,
    @Nullable ParameterSets parameters,
    Sweep sweep) {}
