package io.github.scadmaven.render;

import io.github.scadmaven.plan.Stub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Writes stubs. */
final class StubWriter {

  private StubWriter() {}

  /** Writes a stub to its place, unless it is there with the same text already. */
  static void keep(Stub stub) throws IOException {
    Path folder = stub.folder();
    Files.createDirectories(folder);
    byte[] text = text(stub, folder);
    boolean same =
        Files.exists(stub.file()) && java.util.Arrays.equals(Files.readAllBytes(stub.file()), text);
    if (!same) {
      Files.write(stub.file(), text);
    }
  }

  /**
   * Writes the text that a stub must have when it is read in another folder.
   *
   * @param stub the stub
   * @param folder that folder
   * @param file where to write it
   */
  static void write(Stub stub, Path folder, Path file) throws IOException {
    Files.write(file, text(stub, folder));
  }

  /**
   * The way from a folder to a file over ".." is that of the real folders: {@code target} may well
   * be a link to another disk.
   */
  private static byte[] text(Stub stub, Path folder) throws IOException {
    Path includeFolder = Objects.requireNonNull(stub.include().toAbsolutePath().getParent());
    Path include = includeFolder.toRealPath().resolve(stub.include().getFileName());
    return stub.text(folder.toRealPath(), include).getBytes(StandardCharsets.UTF_8);
  }
}
