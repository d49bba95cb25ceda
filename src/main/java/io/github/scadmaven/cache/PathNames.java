package io.github.scadmaven.cache;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Names files so that another checkout of the project, in another folder or on another machine,
 * finds its own files by the same names: {@code p:} and the path from the project's folder for all
 * that lies in the checkout, {@code l0:} and the path from a folder of the library path, {@code a:}
 * and the absolute path for the rest of the machine.
 */
public final class PathNames {

  private static final String PROJECT = "p:";
  private static final String ABSOLUTE = "a:";

  private final Path project;
  private final Root checkout;
  private final List<Root> libraries;

  /** A folder, as people name it and as it really is. */
  private record Root(Path given, Path real) {

    static Root of(Path folder) {
      Path absolute = folder.toAbsolutePath().normalize();
      try {
        return new Root(absolute, absolute.toRealPath());
      } catch (IOException e) {
        return new Root(absolute, absolute);
      }
    }

    /** The path from this folder to a file in it; empty if it is not in it. */
    Optional<Path> within(Path file) {
      if (file.startsWith(given)) {
        return Optional.of(given.relativize(file));
      }
      return file.startsWith(real) ? Optional.of(real.relativize(file)) : Optional.empty();
    }
  }

  /**
   * Creates names for one project.
   *
   * @param project the project's folder, absolute
   * @param checkout the folder that is checked out as a whole, which the project's is in
   * @param libraries the folders in which OpenSCAD looks for libraries, in its order
   */
  public PathNames(Path project, Path checkout, List<Path> libraries) {
    this.project = project.toAbsolutePath().normalize();
    this.checkout = Root.of(checkout);
    this.libraries = libraries.stream().map(Root::of).toList();
  }

  /**
   * Names a file.
   *
   * @param file its absolute, normalized path
   */
  public String name(Path file) {
    Optional<Path> inCheckout = checkout.within(file);
    if (inCheckout.isPresent()) {
      return PROJECT + text(project.relativize(checkout.given().resolve(inCheckout.get())));
    }
    for (int i = 0; i < libraries.size(); i++) {
      Optional<Path> inLibrary = libraries.get(i).within(file);
      if (inLibrary.isPresent()) {
        return "l" + i + ":" + text(inLibrary.get());
      }
    }
    return ABSOLUTE + text(file);
  }

  /**
   * Finds the file of a name.
   *
   * @param name what {@link #name} gave, perhaps on another machine
   * @return its absolute path; empty if there can be no such file here
   */
  public Optional<Path> path(String name) {
    int colon = name.indexOf(':');
    try {
      Path path = Path.of(name.substring(colon + 1));
      if (name.startsWith(PROJECT)) {
        return Optional.of(project.resolve(path).normalize());
      }
      if (name.startsWith(ABSOLUTE)) {
        return Optional.of(path).filter(Path::isAbsolute);
      }
      int library = Integer.parseInt(name, 1, colon, 10);
      return library < libraries.size()
          ? Optional.of(libraries.get(library).given().resolve(path).normalize())
          : Optional.empty();
    } catch (InvalidPathException | NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /**
   * Names folders in which OpenSCAD looks for libraries.
   *
   * @param count how many of them, from the first one on; if there are fewer, all of them
   * @return in its order
   */
  public List<String> libraries(int count) {
    return libraries.stream().limit(count).map(library -> name(library.given())).toList();
  }

  /**
   * Returns how many of these folders OpenSCAD has looked in when it has come to one of them.
   *
   * @param folder one of them
   */
  public int librariesUpTo(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    return libraries.stream().map(Root::given).toList().indexOf(absolute) + 1;
  }

  /** Returns what people call a file: its path from the project's folder, or where it is. */
  public String shown(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private static String text(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
