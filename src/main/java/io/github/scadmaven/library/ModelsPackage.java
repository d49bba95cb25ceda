package io.github.scadmaven.library;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;

/** Makes the archive of rendered models. */
public final class ModelsPackage {

  private ModelsPackage() {}

  /**
   * Writes it.
   *
   * @param models the files, by their paths in the archive
   * @param place where it goes
   * @param time the time of all entries
   * @throws IOException if a model can't be read, or it can't be written
   */
  public static void write(Map<String, Path> models, Path place, LocalDateTime time)
      throws IOException {
    // STL files in letters are ten times as large as they need be
    ReproducibleZip zip = new ReproducibleZip(time, true);
    models.forEach(zip::add);
    zip.write(place);
  }
}
