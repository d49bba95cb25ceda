package io.github.scadmaven.slurm;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks for the Slurm that {@link NeedsSlurm} demands. */
final class SlurmCondition implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (Slurm.missing().isEmpty()) {
      return enabled("it is there");
    }
    String missing =
        "these tests need Slurm and MUNGE, of which is missing: "
            + String.join(", ", Slurm.missing());
    if (Boolean.parseBoolean(System.getenv("SCAD_REQUIRE_NATIVE"))) {
      throw new AssertionError(missing);
    }
    return disabled(missing);
  }
}
