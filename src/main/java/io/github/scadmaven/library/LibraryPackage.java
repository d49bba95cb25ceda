package io.github.scadmaven.library;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the archive of a library: all files of a folder but hidden ones and an editor's copies, the
 * marker, and what the project's own folder has of licences and the like.
 *
 * <p>Its files are not compressed: the bytes would differ from one zlib to another.
 */
public final class LibraryPackage {

  private static final Pattern LEFT_OUT =
      Pattern.compile("\\..*|.*~|#.*#|Thumbs\\.db|desktop\\.ini");

  private static final Pattern ABOUT =
      Pattern.compile("(?i)(licen[cs]e|copying|notice|readme)([.-].*)?");

  private final Path folder;
  private final LibrarySource target;

  /**
   * Describes it.
   *
   * @param folder the library's files
   * @param target what it will be, and where
   */
  public LibraryPackage(Path folder, LibrarySource target) {
    this.folder = folder;
    this.target = target;
  }

  /**
   * Writes the archive.
   *
   * @param project the folder whose licences and the like go with it
   * @param time the time of all entries
   * @return how many files the library has
   * @throws LibraryException if there are no files, or one that others couldn't unpack
   * @throws IOException if it can't be read or written
   */
  public int write(Path project, LocalDateTime time) throws LibraryException, IOException {
    if (!Files.isDirectory(folder)) {
      throw new LibraryException(
          "There is no library to package: the folder %s does not exist. Put its .scad files there, or name another folder with sourceDirectory."
              .formatted(folder));
    }
    ReproducibleZip zip = new ReproducibleZip(time, false);
    List<String> files = checkedFiles();
    for (String file : files) {
      zip.add(Normalizer.normalize(file, Normalizer.Form.NFC), folder.resolve(file));
    }
    for (Path about : about(project)) {
      zip.add("META-INF/" + about.getFileName(), about);
    }
    zip.add(
        LibraryMarker.NAME,
        LibraryMarker.content(target.group(), target.artifact(), target.version()));
    zip.write(target.location());
    return files.size();
  }

  private List<String> checkedFiles() throws LibraryException, IOException {
    List<String> files = filesIn(folder);
    if (files.isEmpty()) {
      throw new LibraryException(
          "There is no library to package: the folder %s has no files. Put its .scad files there, or name another folder with sourceDirectory."
              .formatted(folder));
    }
    EntryNames names = new EntryNames();
    for (String file : files) {
      String name = Normalizer.normalize(file, Normalizer.Form.NFC);
      String problem =
          EntryName.isMeta(name) ? "is in a folder that the plugin writes itself" : names.add(name);
      if (problem != null) {
        throw new LibraryException(
            "The library is not packaged: %s %s, and those who depend on it couldn't unpack it. Rename it."
                .formatted(folder.resolve(file), problem));
      }
    }
    return files;
  }

  /**
   * Lists a library's files; links are followed.
   *
   * @param folder the library
   * @return paths from there, with slashes, sorted
   * @throws IOException if it can't be read, or a link leads in a circle
   */
  static List<String> filesIn(Path folder) throws IOException {
    List<String> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
            return visited.equals(folder) || !isLeftOut(visited)
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!isLeftOut(file)) {
              files.add(folder.relativize(file).toString().replace(File.separatorChar, '/'));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            throw e instanceof FileSystemLoopException
                ? new IOException(file + ": the link leads to a folder that it lies in", e)
                : e;
          }
        });
    return files.stream().sorted().toList();
  }

  private static boolean isLeftOut(Path file) {
    return LEFT_OUT.matcher(file.getFileName().toString()).matches();
  }

  private static List<Path> about(Path project) throws IOException {
    try (Stream<Path> files = Files.list(project)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> ABOUT.matcher(file.getFileName().toString()).matches())
          .toList();
    }
  }
}
