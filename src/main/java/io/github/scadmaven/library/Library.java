package io.github.scadmaven.library;

import java.nio.file.Path;
import java.util.List;

/**
 * A library that OpenSCAD can read.
 *
 * @param source where it comes from
 * @param folder its folder, which belongs on the library path
 * @param files its files, as paths from that folder with slashes, sorted
 */
public record Library(LibrarySource source, Path folder, List<String> files) {

  public Library {
    files = List.copyOf(files);
  }
}
