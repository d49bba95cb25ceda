package io.github.scadmaven.openscad;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One export to be done by OpenSCAD.
 *
 * @param main the file to open; {@code null} if it is piped
 * @param piped a file whose text OpenSCAD reads from its standard input instead of opening one;
 *     {@code null} if it opens {@code main}
 * @param workingFolder the folder to run in, absolute
 * @param output where the result goes, absolute; its extension is the format's
 * @param format what is written
 * @param backend what it is computed with; {@code null} for Manifold where OpenSCAD has it
 * @param dependencies where the names of the files read go, absolute
 * @param log where everything printed goes, absolute
 * @param definitions values for {@code -D}, by variable
 * @param timeout how long it may run; {@code null} for ever
 * @param options what is said of the output beside its format
 * @param others what else is written of the same model
 */
public record Invocation(
    @Nullable Path main,
    @Nullable Path piped,
    Path workingFolder,
    Path output,
    Format format,
    @Nullable Backend backend,
    Path dependencies,
    Path log,
    Map<String, String> definitions,
    @Nullable Duration timeout,
    ExportOptions options,
    List<Other> others) {

  public Invocation {
    others = List.copyOf(others);
  }

  /**
   * Another output of the same run.
   *
   * @param output where it goes, absolute, in the folder of the first one; its extension is the
   *     format's
   * @param format what is written; none of those that need {@code --export-format}, which holds for
   *     all outputs of a run
   * @param options what is said of it beside its format
   */
  public record Other(Path output, Format format, ExportOptions options) {}

  /** Creates one of whose output nothing is said but its format. */
  public Invocation(
      @Nullable Path main,
      @Nullable Path piped,
      Path workingFolder,
      Path output,
      Format format,
      @Nullable Backend backend,
      Path dependencies,
      Path log,
      Map<String, String> definitions,
      @Nullable Duration timeout) {
    this(
        main,
        piped,
        workingFolder,
        output,
        format,
        backend,
        dependencies,
        log,
        definitions,
        timeout,
        ExportOptions.NONE,
        List.of());
  }

  /**
   * Returns what OpenSCAD's command line must say.
   *
   * @param exportFormat whether this OpenSCAD knows {@code --export-format}
   */
  public List<String> arguments(boolean exportFormat) {
    List<String> words = new ArrayList<>();
    if (format.needsExportFormat() && exportFormat) {
      words.addAll(List.of("--export-format", format.suffix()));
    }
    words.addAll(options.arguments(format));
    words.addAll(List.of("-o", output.toString()));
    for (Other other : others) {
      words.addAll(other.options().arguments(other.format()));
      words.addAll(List.of("-o", other.output().toString()));
    }
    words.addAll(List.of("-d", dependencies.toString()));
    definitions.forEach((name, value) -> words.addAll(List.of("-D", name + "=" + value)));
    // A bare name in the working folder makes all kinds of messages name it in the same way.
    words.add(main == null ? "-" : fileArgument(workingFolder.relativize(main)));
    return words;
  }

  private static String fileArgument(Path file) {
    String name = file.toString();
    return name.startsWith("-") ? "./" + name : name;
  }
}
