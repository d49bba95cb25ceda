package io.github.scadmaven.library;

import io.github.scadmaven.file.Folders;
import io.github.scadmaven.file.RunId;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that one archive is unpacked in. It takes its place whole, or not at all, and with a
 * record of what it was made of: the archive's hash, and how each file looked.
 */
final class UnpackedFolder {

  /** The file with that record. */
  static final String RECORD = ".scad-library";

  private static final String TEMPORARY = ".scad-";

  /** How often another build may be faster in putting a folder there or taking it away. */
  private static final int ATTEMPTS = 10;

  private final LibraryArchive archive;
  private final Path location;
  private final Path place;

  /**
   * Names a folder; {@link #ready} makes it.
   *
   * @param archive what is unpacked
   * @param location where that is
   * @param place the folder
   */
  UnpackedFolder(LibraryArchive archive, Path location, Path place) {
    this.archive = archive;
    this.location = location;
    this.place = place;
  }

  /**
   * Unpacks the archive, unless it is that of the last time and all files are as they were.
   *
   * @return the paths of all files, from the folder, with slashes, sorted
   */
  List<String> ready() throws LibraryException, IOException {
    String hash = hash(location);
    if (!isMadeOf(hash)) {
      Path parent = Files.createDirectories(place.resolveSibling(""));
      Path fresh = parent.resolve(TEMPORARY + RunId.next().text());
      try {
        Files.createDirectory(fresh);
        archive.unpackInto(fresh);
        Files.writeString(fresh.resolve(RECORD), record(hash, fresh));
        replaceBy(fresh, hash);
      } finally {
        Folders.delete(fresh);
      }
    }
    return files(place);
  }

  /**
   * Returns whether something in a folder of such folders is one that a running build is making.
   */
  static boolean isInTheMaking(Path folder) {
    String name = folder.getFileName().toString();
    return name.startsWith(TEMPORARY) && !RunId.isLeftOver(name.substring(TEMPORARY.length()));
  }

  /** Returns the paths of all files in a folder, from there, with slashes, sorted. */
  static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> folder.relativize(file).toString().replace(File.separatorChar, '/'))
          .filter(name -> !name.equals(RECORD))
          .sorted()
          .toList();
    }
  }

  private boolean isMadeOf(String hash) throws IOException {
    Path record = place.resolve(RECORD);
    return Files.isRegularFile(record)
        && Files.size(record) < Integer.MAX_VALUE
        && new String(Files.readAllBytes(record), StandardCharsets.UTF_8)
            .equals(record(hash, place));
  }

  private static String record(String hash, Path folder) throws IOException {
    StringBuilder text = new StringBuilder(hash).append('\n');
    for (String name : files(folder)) {
      BasicFileAttributes file =
          Files.readAttributes(
              folder.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      long modified = file.lastModifiedTime().toMillis();
      String kind = file.isRegularFile() ? "" : " no file";
      text.append("%d %d %s%s\n".formatted(file.size(), modified, name, kind));
    }
    return text.toString();
  }

  /** A folder that another build has put there in the meantime is as good as ours. */
  private void replaceBy(Path fresh, String hash) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        return;
      } catch (FileSystemException e) {
        if (isMadeOf(hash)) {
          return;
        }
        if (attempt == ATTEMPTS) {
          throw e;
        }
        setAside();
      }
    }
  }

  private void setAside() throws IOException {
    Path aside = place.resolveSibling(TEMPORARY + RunId.next().text());
    try {
      Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return; // another build was faster
    }
    Folders.delete(aside);
  }

  private static String hash(Path file) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
