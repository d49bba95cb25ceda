package io.github.scadmaven.render;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.io.File;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks for what {@link NeedsDisplay} demands. */
final class DisplayCondition implements ExecutionCondition {

  private static final String MISSING =
      "these tests need a display, or Xvfb (Debian: apt-get install xvfb)";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (context.getTestMethod().isPresent() || isThere()) {
      return enabled("it is there");
    }
    if (Boolean.parseBoolean(System.getenv("SCAD_REQUIRE_NATIVE"))) {
      throw new AssertionError(MISSING);
    }
    return disabled(MISSING);
  }

  private static boolean isThere() {
    return !System.getProperty("os.name").startsWith("Linux")
        || System.getenv("DISPLAY") != null
        || Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> new File(folder, "Xvfb").canExecute());
  }
}
