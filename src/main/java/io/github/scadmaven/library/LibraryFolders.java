package io.github.scadmaven.library;

import io.github.scadmaven.file.Folders;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The folder with a project's libraries, {@code target/scad/libraries}, one folder each: those that
 * the project depends on and no others.
 */
public final class LibraryFolders {

  private final Path root;
  private final UnpackLimits limits;

  /**
   * Names the folder.
   *
   * @param root the folder, which may be missing
   */
  public LibraryFolders(Path root) {
    this(root, UnpackLimits.USUAL);
  }

  LibraryFolders(Path root, UnpackLimits limits) {
    this.root = root;
    this.limits = limits;
  }

  /**
   * Unpacks what is not unpacked yet, and removes the libraries of earlier builds.
   *
   * @param sources the libraries, in the order of the library path
   * @return the same, ready to be used, in that order
   * @throws LibraryException if an archive can't be trusted; nothing of it is left then
   * @throws IOException if the folder can't be written to
   */
  public List<Library> ready(List<LibrarySource> sources) throws LibraryException, IOException {
    List<Library> libraries = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (LibrarySource source : sources) {
      if (source.isFolder()) {
        libraries.add(
            new Library(source, source.location(), LibraryPackage.filesIn(source.location())));
      } else {
        Path place = root.resolve(folderName(source, sources));
        taken.add(key(place));
        LibraryArchive archive = new LibraryArchive(source, limits);
        List<String> files = unpack(archive, source, place);
        libraries.add(new Library(source, place, files));
      }
    }
    removeAllBut(taken);
    return libraries;
  }

  private static List<String> unpack(LibraryArchive archive, LibrarySource source, Path place)
      throws LibraryException, IOException {
    try {
      return new UnpackedFolder(archive, source.location(), place).ready();
    } catch (LibraryException e) {
      Folders.delete(place); // that of an earlier version must not be taken for this one
      throw e;
    }
  }

  /** An id with an {@code @} there is none, so that no two names can be the same. */
  private static String folderName(LibrarySource source, List<LibrarySource> all) {
    List<LibrarySource> namesakes =
        all.stream().filter(o -> o.artifact().equalsIgnoreCase(source.artifact())).toList();
    if (namesakes.size() == 1) {
      return source.artifact();
    }
    String name = source.artifact() + "@" + source.group();
    long others =
        namesakes.stream().filter(o -> o.group().equalsIgnoreCase(source.group())).count();
    return others == 1 ? name : name + "@" + source.form();
  }

  private void removeAllBut(Set<String> taken) throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
      for (Path folder : folders) {
        if (!taken.contains(key(folder)) && !UnpackedFolder.isInTheMaking(folder)) {
          Folders.delete(folder);
        }
      }
    }
    if (taken.isEmpty()) {
      try {
        Files.deleteIfExists(root);
      } catch (DirectoryNotEmptyException e) {
        // another build is making one
      }
    }
  }

  private static String key(Path folder) {
    return folder.getFileName().toString().toLowerCase(Locale.ROOT);
  }
}
