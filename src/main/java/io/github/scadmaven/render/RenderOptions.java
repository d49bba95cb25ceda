package io.github.scadmaven.render;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What holds for all jobs of a plan.
 *
 * @param failFast whether the first failure stops all other renders
 * @param reproducible whether STL triangles are put in canonical order
 * @param allow patterns of messages that are not held against a render
 */
public record RenderOptions(boolean failFast, boolean reproducible, List<Pattern> allow) {}
