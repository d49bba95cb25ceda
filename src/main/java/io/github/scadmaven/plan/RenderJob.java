package io.github.scadmaven.plan;

import io.github.scadmaven.openscad.Backend;
import io.github.scadmaven.openscad.ExportOptions;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Launcher;
import io.github.scadmaven.openscad.Strictness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One output file to be made.
 *
 * @param model the model's name
 * @param format the format
 * @param stub what OpenSCAD is given; {@code null} if it opens {@code source} itself
 * @param source the file with the model's code, absolute: the gateway, or a whole file
 * @param module the module of the gateway; {@code null} for a whole file
 * @param arguments the parameters of the module that the user gives arguments for
 * @param variables the variables that the user sets, special ones among the arguments included
 * @param output the file to be made, absolute
 * @param log where all that OpenSCAD prints goes, absolute
 * @param backend what it is computed with; {@code null} for Manifold where OpenSCAD has it
 * @param strictness how the render is judged
 * @param timeout how long it may take; {@code null} for ever
 * @param launcher words put before the command
 * @param options what is said of the output beside its format
 */
public record RenderJob(
    String model,
    Format format,
    @Nullable Stub stub,
    Path source,
    @Nullable String module,
    Set<String> arguments,
    Set<String> variables,
    Path output,
    Path log,
    @Nullable Backend backend,
    Strictness strictness,
    @Nullable Duration timeout,
    Launcher launcher,
    ExportOptions options) {

  public RenderJob {
    arguments = Set.copyOf(arguments);
    variables = Set.copyOf(variables);
  }

  /** Returns the folder of the model's code, absolute. */
  public Path sourceFolder() {
    return Objects.requireNonNull(source.toAbsolutePath().getParent());
  }

  /** Returns the name that people see: the output's file name. */
  public String displayName() {
    return output.getFileName().toString();
  }
}
