package io.github.scadmaven.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The control groups of Linux that this process is in, which may allow less memory than the machine
 * has; see cgroups(7), and the pages "cgroup-v1/memory" and "cgroup-v2" of the kernel's own
 * documentation.
 *
 * @param root the folder that holds {@code proc} and {@code sys}
 */
record ControlGroups(Path root) {

  /**
   * {@code number:controllers:path}; that of version 2 names no controllers. A path with unusual
   * characters is cut off before them, and the groups above count.
   */
  private static final Pattern LINE = Pattern.compile("\\d+:([^:]*):/(\\p{Graph}*)");

  private static final Pattern WHOLE_NUMBER = Pattern.compile("^(\\d+)\\s*$");

  /** Where the two versions keep what. */
  private enum Version {
    ONE("sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes", "total_"),
    TWO("sys/fs/cgroup", "memory.max", "memory.current", "");

    private final String top;
    private final String limit;
    private final String usage;
    private final Pattern cache;

    Version(String top, String limit, String usage, String prefix) {
      this.top = top;
      this.limit = limit;
      this.usage = usage;
      this.cache = Pattern.compile("(?m)^" + prefix + "inactive_file (\\d+)$");
    }
  }

  /** Returns what the strictest limit leaves, in bytes; empty if there is none. */
  OptionalLong availableBytes() {
    return SystemFile.in(root.resolve("proc/self/cgroup"))
        .text()
        .lines()
        .flatMapToLong(this::availableBytes)
        .min();
  }

  private LongStream availableBytes(String line) {
    Matcher group = LINE.matcher(line);
    return group.lookingAt()
        ? version(group.group(1)).stream()
            .flatMapToLong(
                version ->
                    groups(root.resolve(version.top), group.group(2))
                        .flatMapToLong(folder -> left(folder, version)))
        : LongStream.empty();
  }

  private static Optional<Version> version(String controllers) {
    if (controllers.isEmpty()) {
      return Optional.of(Version.TWO);
    }
    return List.of(controllers.split(",")).contains("memory")
        ? Optional.of(Version.ONE)
        : Optional.empty();
  }

  /**
   * The limits of the groups around a group hold for it, too. In a container the path may be the
   * host's, of which only the top is there.
   */
  private static Stream<Path> groups(Path top, String path) {
    return Stream.iterate(
        top.resolve(path).normalize(), group -> group.startsWith(top), Path::getParent);
  }

  /**
   * What a group uses includes the files that the kernel keeps for it, and gives up when processes
   * need the memory. A group without a limit has the word "max" in place of a number.
   */
  private static LongStream left(Path group, Version version) {
    OptionalLong limit = SystemFile.in(group.resolve(version.limit)).number(WHOLE_NUMBER);
    OptionalLong usage = SystemFile.in(group.resolve(version.usage)).number(WHOLE_NUMBER);
    if (limit.isEmpty() || usage.isEmpty()) {
      return LongStream.empty();
    }
    long cache = SystemFile.in(group.resolve("memory.stat")).number(version.cache).orElse(0);
    return LongStream.of(Math.max(0, limit.getAsLong() - usage.getAsLong() + cache));
  }
}
