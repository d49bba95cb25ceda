package io.github.scadmaven.cache;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks for the nginx that {@link NeedsNginx} demands. */
final class NginxCondition implements ExecutionCondition {

  private static final String MISSING =
      "these tests need nginx, which is neither on PATH nor in /usr/sbin";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (Nginx.program().isPresent()) {
      return enabled("it is there");
    } else if (Boolean.parseBoolean(System.getenv("SCAD_REQUIRE_NATIVE"))) {
      throw new AssertionError(MISSING);
    }
    return disabled(MISSING);
  }
}
