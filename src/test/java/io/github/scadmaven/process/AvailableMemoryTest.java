package io.github.scadmaven.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The memory that a machine has left is read, and so are the limits of containers. */
class AvailableMemoryTest {

  private static final long GB = 1L << 30;

  @TempDir Path root;

  @Test
  void isWhatTheKernelEstimates() throws Exception {
    machine(8);

    assertThat(available()).hasValue(8 * GB);
  }

  @Test
  void isNotKnownWhereThereIsNoSuchFile() {
    assertThat(available()).isEmpty();
  }

  @Test
  void isBoundByTheGroupOfAContainer() throws Exception {
    machine(8);
    write("proc/self/cgroup", "0::/\n");
    group("sys/fs/cgroup", 4 * GB, GB, 0);

    assertThat(available()).hasValue(3 * GB);
  }

  @Test
  void isBoundByTheGroupsAroundTheGroup() throws Exception {
    machine(8);
    write("proc/self/cgroup", "0::/user.slice/build.scope\n");
    group("sys/fs/cgroup/user.slice", 2 * GB, GB, 0);
    write("sys/fs/cgroup/user.slice/build.scope/memory.max", "max\n");
    write("sys/fs/cgroup/user.slice/build.scope/memory.current", GB + "\n");

    assertThat(available()).hasValue(GB);
  }

  @Test
  void cachesOfFilesAreAvailable() throws Exception {
    machine(8);
    write("proc/self/cgroup", "0::/\n");
    group("sys/fs/cgroup", 4 * GB, 4 * GB, 3 * GB);

    assertThat(available()).hasValue(3 * GB);
  }

  @Test
  void aLimitThatLeavesMoreThanThereIsDoesNotCount() throws Exception {
    machine(2);
    write("proc/self/cgroup", "0::/\n");
    group("sys/fs/cgroup", 64 * GB, GB, 0);

    assertThat(available()).hasValue(2 * GB);
  }

  @Test
  void isNothingIfTheLimitIsExceeded() throws Exception {
    machine(8);
    write("proc/self/cgroup", "0::/\n");
    group("sys/fs/cgroup", GB, 2 * GB, 0);

    assertThat(available()).hasValue(0);
  }

  /** In a container, the path of the group is the host's, and only the top is there. */
  @Test
  void isBoundByGroupsOfTheFirstVersionToo() throws Exception {
    machine(8);
    write("proc/self/cgroup", "5:cpu,cpuacct:/docker/1f\n4:hugetlb,memory:/docker/1f\n0::/\n");
    String group = "sys/fs/cgroup/memory/";
    write(group + "memory.limit_in_bytes", 4 * GB + "\n");
    write(group + "memory.usage_in_bytes", 2 * GB + "\n");
    write(group + "memory.stat", "inactive_file 7\ntotal_inactive_file " + GB + "\n");

    assertThat(available()).hasValue(3 * GB);
  }

  @Test
  void ofAGroupWithAStrangeNameThoseAroundItCount() throws Exception {
    machine(8);
    write("proc/self/cgroup", "nonsense\n0::/../../x\n1:memory:/b\u00fcild \u0001/x\n");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", 4 * GB + "\n");
    write("sys/fs/cgroup/memory/memory.usage_in_bytes", GB + "\n");

    assertThat(available()).hasValue(3 * GB);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC, OS.WINDOWS})
  void isKnownOfThisMachine() {
    assertThat(AvailableMemory.bytes()).isPresent();
  }

  private OptionalLong available() {
    return AvailableMemory.onLinux(root);
  }

  private void machine(long gigabytes) throws IOException {
    write(
        "proc/meminfo",
        "MemTotal:       16000000 kB\nMemFree:          100000 kB\nMemAvailable: %10d kB\n"
            .formatted(gigabytes << 20));
  }

  private void group(String folder, long limit, long used, long cached) throws IOException {
    write(folder + "/memory.max", limit + "\n");
    write(folder + "/memory.current", used + "\n");
    write(folder + "/memory.stat", "anon 1\ninactive_file " + cached + "\nactive_file 5\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
