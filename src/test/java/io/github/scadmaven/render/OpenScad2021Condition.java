package io.github.scadmaven.render;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import io.github.scadmaven.openscad.NativeOpenScadFinder;
import io.github.scadmaven.openscad.OpenScadNotFoundException;
import io.github.scadmaven.openscad.Version;
import io.github.scadmaven.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks for the OpenSCAD that {@link NeedsOpenScad2021} demands. */
final class OpenScad2021Condition implements ExecutionCondition {

  private static final Version WANTED = new Version(2021, 1, 0);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Optional<String> missing = context.getTestMethod().isPresent() ? Optional.empty() : missing();
    if (missing.isPresent() && Boolean.parseBoolean(System.getenv("SCAD_REQUIRE_NATIVE"))) {
      throw new AssertionError(missing.get());
    }
    return missing.map(sentence -> disabled(sentence)).orElse(enabled("it is there"));
  }

  private static Optional<String> missing() {
    try {
      Version version = installed();
      return version.equals(WANTED)
          ? Optional.empty()
          : Optional.of("these tests need OpenSCAD 2021.01; installed is " + version);
    } catch (OpenScadNotFoundException e) {
      return Optional.of("these tests need OpenSCAD 2021.01: " + e.getMessage());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Version installed()
      throws OpenScadNotFoundException, IOException, InterruptedException {
    Path folder = Files.createTempDirectory("openscad-version");
    try (ProcessRunner processes = new ProcessRunner("tests")) {
      return new NativeOpenScadFinder(processes, folder).find(null, List.of(), List.of()).version();
    } finally {
      Files.delete(folder);
    }
  }
}
