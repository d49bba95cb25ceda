package io.github.scadmaven.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Linux tells of processes is read, in folders that look like its own. */
class PeakMemoryTest {

  @TempDir Path processes;

  @Test
  void childrenOfAllThreadsCountAndSoDoTheirs() throws Exception {
    process(10, 1000);
    children(10, 10, "11 12 ");
    children(10, 15, "13 ");
    process(11, 200);
    process(12, 30);
    process(13, 4);
    children(13, 13, "14 ");
    process(14, 50_000);

    assertThat(peak(10)).isEqualTo((1000 + 200 + 30 + 4 + 50_000) * 1024L);
    assertThat(peak(13)).isEqualTo((4 + 50_000) * 1024L);
  }

  @Test
  void aChildThatHasEndedSinceCountsNothing() throws Exception {
    process(10, 1000);
    children(10, 10, "11 ");

    assertThat(peak(10)).isEqualTo(1000 * 1024L);
  }

  @Test
  void ofAProcessThatHasEndedNothingIsKnown() throws Exception {
    Files.createDirectories(processes.resolve("10"));
    Files.writeString(processes.resolve("10/status"), "Name:\topenscad\nState:\tZ (zombie)\n");

    assertThat(peak(10)).isZero();
    assertThat(peak(11)).isZero();
  }

  private long peak(long pid) {
    return new PeakMemory(processes).ofTree(pid);
  }

  private void process(int pid, int kilobytes) throws IOException {
    Path status = Files.createDirectories(processes.resolve(Integer.toString(pid)));
    Files.writeString(
        status.resolve("status"),
        "Name:\topenscad\nVmPeak:\t  999999 kB\nVmHWM:\t%8d kB\nVmRSS:\t       1 kB\n"
            .formatted(kilobytes));
  }

  private void children(int pid, int thread, String pids) throws IOException {
    Path task = processes.resolve(Integer.toString(pid)).resolve("task");
    Path folder = Files.createDirectories(task.resolve(Integer.toString(thread)));
    Files.writeString(folder.resolve("children"), pids);
  }
}
