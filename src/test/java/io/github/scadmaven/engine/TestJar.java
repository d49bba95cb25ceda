package io.github.scadmaven.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Jars to unpack. */
final class TestJar {

  private TestJar() {}

  /**
   * Writes a jar with a big file, {@code openscad.wasm}, and a small one in a folder, {@code
   * fonts/Sans.ttf}.
   */
  static Path write(Path jar, int bigBytes) throws IOException {
    byte[] big = new byte[bigBytes];
    new Random(1).nextBytes(big);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      add(zip, "META-INF/MANIFEST.MF", new byte[0]);
      add(zip, "openscad.wasm", big);
      add(zip, "fonts/Sans.ttf", new byte[] {1, 2, 3});
    }
    return jar;
  }

  /** Writes a jar with all that is in a folder. */
  static Path of(Path folder, Path jar) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(1);
      for (Path file : files) {
        add(zip, folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return jar;
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
