package io.github.scadmaven.engine;

import io.github.scadmaven.file.Folders;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The contents of a jar, unpacked once into a folder of the user's own for all builds to come.
 *
 * <p>The folder takes its place whole, in one step, so that any number of builds may begin at the
 * same time. What is not right in it is unpacked anew. Every byte of 100 MB is checked in a tenth
 * of a second, and only when the files don't look as they did when they were checked last.
 */
final class EngineFolder {

  /** How often other builds may be faster in putting a folder in its place or out of the way. */
  private static final int ATTEMPTS = 10;

  private final JarContents contents;
  private final Path place;

  /**
   * Names a folder; {@link #ready} makes it.
   *
   * @param contents what belongs in it
   * @param parent the folder for such folders
   */
  EngineFolder(JarContents contents, Path parent) {
    this.contents = contents;
    this.place = parent.resolve(contents.name());
  }

  /**
   * Unpacks the jar unless it is there, whole and right.
   *
   * @return the folder
   * @throws IOException if it can't be read or written
   */
  Path ready() throws IOException {
    refuseIfOthersMayWrite();
    if (!CheckedState.isUnchanged(place, contents.entries())) {
      heal();
    }
    UnusedFolders.markUsed(place);
    return place;
  }

  /**
   * Checks every byte, and unpacks the jar anew if one is not right.
   *
   * @throws IOException if it can't be read or written
   */
  void heal() throws IOException {
    if (!contents.areIn(place)) {
      unpack();
      UnusedFolders.remove(parent());
    }
    CheckedState.remember(place, contents.entries());
  }

  private Path parent() {
    return place.resolveSibling("");
  }

  private void unpack() throws IOException {
    createPrivate(parent());
    Path fresh = UnusedFolders.temporary(parent());
    try {
      contents.unpackInto(fresh);
      replaceBy(fresh);
    } finally {
      Folders.delete(fresh);
    }
  }

  /** A folder that another build has put there in the meantime is as good as ours. */
  private void replaceBy(Path fresh) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        return;
      } catch (FileSystemException e) {
        if (contents.areIn(place)) {
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
    Path aside = UnusedFolders.temporary(parent());
    try {
      Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      return; // another build was faster
    }
    Folders.delete(aside);
  }

  /** What others may write to, they may put programs into. */
  private void refuseIfOthersMayWrite() throws IOException {
    if (!Files.isDirectory(parent()) || !hasPermissions(parent())) {
      return;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(parent());
    if (permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new IOException("other users may write to it");
    }
  }

  private static void createPrivate(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Files.createDirectories(folder.resolveSibling(""));
    FileAttribute<?>[] attributes =
        hasPermissions(folder)
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    Files.createDirectories(folder, attributes); // no error if another build was faster
  }

  private static boolean hasPermissions(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
