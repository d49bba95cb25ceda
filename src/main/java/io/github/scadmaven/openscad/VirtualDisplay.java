package io.github.scadmaven.openscad;

import io.github.scadmaven.process.Command;
import io.github.scadmaven.process.Conversation;
import io.github.scadmaven.process.ProcessRunner;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A display for pictures on a machine that has none: Xvfb, the program behind {@code xvfb-run}. One
 * serves all renders; it is started for the first picture, and ends with all other processes.
 *
 * <p>{@code xvfb-run} itself starts one per picture, which took 0.35 s instead of 0.15 s, guesses
 * which number is free, and when it is killed leaves a folder in {@code /tmp}. Here, Xvfb picks the
 * number. Its screen may be small: pictures are drawn beside it.
 */
final class VirtualDisplay {

  private static final int COOKIE_BYTES = 16;

  /** In place of an address, in a file of X authority: the entry holds for all displays. */
  private static final int ANY_ADDRESS = 0xFFFF;

  private final Path xvfb;
  private final ProcessRunner processes;
  private final Path folder;
  private @Nullable Map<String, String> environment;

  /**
   * Creates one that is not started yet.
   *
   * @param xvfb the program
   * @param processes runs it
   * @param folder an existing folder for what it prints, and for its key
   */
  VirtualDisplay(Path xvfb, ProcessRunner processes, Path folder) {
    this.xvfb = xvfb.toAbsolutePath();
    this.processes = processes;
    this.folder = folder.toAbsolutePath();
  }

  /**
   * Returns the variables by which programs find it, after starting it if need be.
   *
   * @throws IOException if it can't be started
   */
  synchronized Map<String, String> environment() throws IOException {
    if (environment == null) {
      environment = start();
    }
    return environment;
  }

  private Map<String, String> start() throws IOException {
    Path key = folder.resolve("xvfb.key");
    writeKey(key);
    Path log = folder.resolve("xvfb.log");
    List<String> words =
        List.of(
            xvfb.toString(),
            "-displayfd",
            "1", // the number that it picks goes to its standard output, when it is ready
            "-screen",
            "0",
            "640x480x24",
            "-nolisten",
            "tcp",
            "-noreset", // or it starts anew whenever the last program leaves, while others arrive
            "-auth",
            key.toString());
    Conversation server =
        processes
            .open(new Command(words, folder, Map.of(), null, log, null))
            .orElseThrow(() -> new IOException("the build is being stopped"));
    String number =
        new BufferedReader(new InputStreamReader(server.fromProcess(), StandardCharsets.US_ASCII))
            .readLine();
    if (number == null || !number.matches("\\d+")) {
      server.close();
      throw new IOException("%s did not start: %s".formatted(xvfb, lastWords(log)));
    }
    return Map.of("DISPLAY", ":" + number, "XAUTHORITY", key.toString());
  }

  /** Without a key, every user of the machine could look at the display. */
  private static void writeKey(Path file) throws IOException {
    byte[] cookie = new byte[COOKIE_BYTES];
    new SecureRandom().nextBytes(cookie);
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeShort(ANY_ADDRESS);
      writeCounted(out, new byte[0]); // the address
      writeCounted(out, new byte[0]); // the display's number
      writeCounted(out, "MIT-MAGIC-COOKIE-1".getBytes(StandardCharsets.US_ASCII));
      writeCounted(out, cookie);
    }
  }

  private static void writeCounted(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeShort(bytes.length);
    out.write(bytes);
  }

  private static String lastWords(Path log) {
    try {
      String said = Files.readString(log, StandardCharsets.ISO_8859_1).strip();
      return said.isEmpty() ? "it said nothing" : said.lines().reduce((a, b) -> b).orElse("");
    } catch (IOException e) {
      return "it said nothing";
    }
  }
}
