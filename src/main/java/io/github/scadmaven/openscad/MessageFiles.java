package io.github.scadmaven.openscad;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that messages name.
 *
 * <p>Evaluation messages name files relative to the main file's folder, parser errors relative to
 * the working folder (we make these two the same), 2021.01's messages of a used file relative to
 * that file's own folder; later versions name them absolutely. A piped main file is called {@code
 * <stdin>}. Symbolic links are resolved by OpenSCAD and, where it matters, put back here.
 */
public final class MessageFiles implements Function<String, Path> {

  private static final String PIPE = "<stdin>";

  private final Path workingFolder;
  private final @Nullable Path piped;
  private final List<Path> dependencies;
  private final GivenPaths paths;

  /**
   * Creates a finder for one run.
   *
   * @param workingFolder the folder that OpenSCAD ran in, absolute
   * @param piped the file that stands for a piped main file; {@code null} if none was piped
   * @param dependencies the files that OpenSCAD read
   * @throws IOException if the working folder does not exist
   */
  public MessageFiles(Path workingFolder, @Nullable Path piped, List<Path> dependencies)
      throws IOException {
    this.piped = piped;
    this.dependencies = dependencies;
    this.workingFolder = workingFolder.toRealPath();
    this.paths = GivenPaths.around(workingFolder);
  }

  @Override
  public Path apply(String name) {
    if (piped != null && (name.equals(PIPE) || name.equals("-"))) {
      return piped;
    }
    try {
      return paths.asGiven(find(Path.of(name)));
    } catch (InvalidPathException e) {
      return workingFolder;
    }
  }

  private Path find(Path name) {
    Path inWorkingFolder = workingFolder.resolve(name).normalize();
    if (Files.exists(inWorkingFolder)) {
      return inWorkingFolder;
    }
    return dependencies.stream()
        .map(dependency -> dependency.resolveSibling(name).normalize())
        .filter(Files::exists)
        .findFirst()
        .orElse(inWorkingFolder);
  }
}
