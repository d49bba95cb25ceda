package io.github.scadmaven.engine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The kind of machine, as far as native libraries care.
 *
 * @param os {@code linux}, {@code macos}, {@code windows}, or what Java calls it if it is none of
 *     these
 * @param processor {@code x86_64}, {@code arm64}, or what Java calls it if it is none of these
 * @param musl whether programs are linked with musl, as on Alpine Linux
 */
public record Platform(String os, String processor, boolean musl) {

  private static final Map<String, String> PROCESSORS =
      Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm64", "arm64", "arm64");

  /** Returns the kind of this machine. */
  public static Platform here() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"), Path.of("/lib"));
  }

  /**
   * Returns a kind of machine.
   *
   * @param osName Java's {@code os.name}
   * @param osArch Java's {@code os.arch}
   * @param libraries the folder in which musl's loader lies where there is one
   */
  static Platform of(String osName, String osArch, Path libraries) {
    String name = osName.toLowerCase(Locale.ROOT);
    String os =
        name.startsWith("windows")
            ? "windows"
            : name.startsWith("mac") ? "macos" : name.startsWith("linux") ? "linux" : name;
    String arch = osArch.toLowerCase(Locale.ROOT);
    boolean musl = os.equals("linux") && hasMuslLoader(libraries);
    return new Platform(os, PROCESSORS.getOrDefault(arch, arch), musl);
  }

  /**
   * Returns the ending of the artifact with Javet's native library, such as {@code linux-x86_64};
   * empty if there is none for such a machine.
   *
   * <p>Central has five for Javet 5.0.4: these four and {@code macos-x86_64}.
   */
  public Optional<String> nativeLibrary() {
    boolean known =
        switch (os) {
          case "linux", "macos" -> processor.equals("x86_64") || processor.equals("arm64");
          case "windows" -> processor.equals("x86_64");
          default -> false;
        };
    return known && !musl ? Optional.of(os + "-" + processor) : Optional.empty();
  }

  /** Returns the name that people know it by. */
  public String displayName() {
    return os + " on " + processor + (musl ? " with musl" : "");
  }

  private static boolean hasMuslLoader(Path libraries) {
    try (DirectoryStream<Path> loaders = Files.newDirectoryStream(libraries, "ld-musl-*")) {
      return loaders.iterator().hasNext();
    } catch (IOException e) {
      return false;
    }
  }
}
