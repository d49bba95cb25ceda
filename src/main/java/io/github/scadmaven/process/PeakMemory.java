package io.github.scadmaven.process;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The most memory that processes had resident, which Linux tells in its folder of processes; see
 * proc_pid_status(5) and proc_tid_children(5). Elsewhere there is no such folder, and nothing is
 * known.
 *
 * @param processes the folder, {@code /proc}
 */
record PeakMemory(Path processes) {

  private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s*(\\d+) kB$");

  /** Returns that of the processes of this machine. */
  static PeakMemory ofThisMachine() {
    return new PeakMemory(Path.of("/proc"));
  }

  /**
   * Returns the peaks of a process and of all its living descendants, added up: never less than
   * they have at a time, and more only if their peaks were at different times.
   *
   * @param pid the process
   * @return bytes; 0 if it has ended, or nothing is known
   */
  long ofTree(long pid) {
    Path process = processes.resolve(Long.toString(pid));
    long kilobytes = SystemFile.in(process.resolve("status")).number(PEAK).orElse(0);
    return kilobytes * 1024 + childrenOf(process).stream().mapToLong(this::ofTree).sum();
  }

  /**
   * Every thread has its own children. To ask all processes for their parents, as Java does, takes
   * far longer; children are not seen on a kernel without these files, which few are.
   */
  private static List<Long> childrenOf(Path process) {
    List<Long> children = new ArrayList<>();
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(process.resolve("task"))) {
      for (Path thread : threads) {
        String pids = SystemFile.in(thread.resolve("children")).text();
        Stream.of(pids.split(" "))
            .filter(pid -> !pid.isEmpty())
            .map(Long::valueOf)
            .forEach(children::add);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // it has ended; what was found counts
    }
    return children;
  }
}
