package io.github.scadmaven.engine;

import io.github.scadmaven.file.UserCacheFolder;
import io.github.scadmaven.openscad.OpenScadNotFoundException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An embedded OpenSCAD that is ready to be started.
 *
 * @param engine the folder with OpenSCAD
 * @param library the folder with Javet's native library
 * @param classPath what the program that renders is loaded from
 */
record EngineInstallation(Path engine, Path library, List<Path> classPath) {

  private static final String FOLDER = "engine";

  EngineInstallation {
    classPath = List.copyOf(classPath);
  }

  /**
   * Unpacks what has to be, into the user's cache folder or, where there is none that can be
   * written to, into one of the project's.
   *
   * @param files the jars
   * @param projectFolder the project's folder for it
   * @throws OpenScadNotFoundException if neither can be written to
   */
  static EngineInstallation of(EngineFiles files, Path projectFolder)
      throws OpenScadNotFoundException {
    List<String> problems = new ArrayList<>();
    Optional<Path> user = UserCacheFolder.find().map(folder -> folder.resolve(FOLDER));
    for (Path folder : user.map(f -> List.of(f, projectFolder)).orElse(List.of(projectFolder))) {
      try {
        return in(folder, files);
      } catch (IOException e) {
        problems.add(folder + ": " + e);
      }
    }
    throw new OpenScadNotFoundException(
        "The embedded OpenSCAD can't be unpacked; it needs 110 MB once in one of these folders: "
            + String.join("; ", problems));
  }

  private static EngineInstallation in(Path folder, EngineFiles files) throws IOException {
    Path engine =
        EngineFolder.unpacked(files.engine(), name -> !name.startsWith("META-INF/"), folder);
    Path library =
        EngineFolder.unpacked(files.nativeLibrary(), name -> name.contains("libjavet-"), folder);
    return new EngineInstallation(engine, library, List.of(ownClasses(), files.javet()));
  }

  /** The jar of this plugin or, in its own tests, the folder of its classes. */
  private static Path ownClasses() {
    CodeSource source = EngineInstallation.class.getProtectionDomain().getCodeSource();
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
