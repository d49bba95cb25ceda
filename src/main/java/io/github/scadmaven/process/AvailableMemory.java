package io.github.scadmaven.process;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * How much memory there is for new processes, right now.
 *
 * <p>On Linux it is what the kernel estimates, {@code MemAvailable} of proc_meminfo(5), or what the
 * control groups of this process leave, such as those of a container, if that is less. Elsewhere it
 * is what the virtual machine knows.
 */
public final class AvailableMemory {

  /** The rest is for what is not a render, and for renders that need more than last time. */
  private static final double SHARE = 0.9;

  private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s*(\\d+) kB$");

  private AvailableMemory() {}

  /**
   * Returns what processes may take on this machine: nine tenths of what is available.
   *
   * @return bytes; empty if the platform does not tell
   */
  public static OptionalLong bytes() {
    OptionalLong available = onLinux(Path.of("/"));
    OptionalLong known = available.isPresent() ? available : elsewhere();
    return known.isPresent()
        ? OptionalLong.of((long) (known.getAsLong() * SHARE))
        : OptionalLong.empty();
  }

  /**
   * Returns all that is available on Linux.
   *
   * @param root the folder that holds {@code proc} and {@code sys}
   * @return bytes; empty if this is no Linux
   */
  static OptionalLong onLinux(Path root) {
    OptionalLong kilobytes = SystemFile.in(root.resolve("proc/meminfo")).number(AVAILABLE);
    return kilobytes.isPresent()
        ? LongStream.concat(
                LongStream.of(kilobytes.getAsLong() * 1024),
                new ControlGroups(root).availableBytes().stream())
            .min()
        : kilobytes;
  }

  /**
   * What is free on macOS says little, since that system keeps nearly all of its memory in use for
   * caches: there, all that the machine has counts. On Windows it is what new processes can get.
   * See {@code getFreeMemorySize} in the sources of OpenJDK.
   */
  private static OptionalLong elsewhere() {
    try {
      if (ManagementFactory.getOperatingSystemMXBean()
          instanceof com.sun.management.OperatingSystemMXBean machine) {
        boolean windows = machine.getName().startsWith("Windows");
        return OptionalLong.of(
            windows ? machine.getFreeMemorySize() : machine.getTotalMemorySize());
      }
    } catch (LinkageError e) {
      // a Java without the module jdk.management
    }
    return OptionalLong.empty();
  }
}
