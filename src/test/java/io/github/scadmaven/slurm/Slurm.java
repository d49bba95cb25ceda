package io.github.scadmaven.slurm;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real Slurm cluster on this machine: a controller and the nodes {@code n1} and {@code n2}, with
 * room for two jobs each, on free ports of the loopback interface, run by whoever runs the tests.
 * All its files are in a temporary folder.
 *
 * <p>Its daemons are gone when this is closed, when this virtual machine ends, however that comes
 * about, and after {@value #LONGEST_SECONDS} seconds.
 */
public final class Slurm implements AutoCloseable {

  private static final int LONGEST_SECONDS = 900;
  private static final long PATIENCE_SECONDS = 60;

  /** Ends a daemon when the virtual machine that started it does: then its input is at its end. */
  private static final String GUARD =
      "timeout -k 5 " + LONGEST_SECONDS + " \"$@\" & p=$!; cat >/dev/null; kill $p; wait $p";

  /**
   * A node that is gone is noticed in seconds. What a node runs carries no mark of the run that
   * asked for it, which would be found on this machine, but not on another one.
   */
  private static final String CONFIGURATION =
      """
      ClusterName=test
      SlurmctldHost=HOST(127.0.0.1)
      SlurmctldPort=PORT0
      SlurmUser=USER
      SlurmdUser=USER
      AuthType=auth/munge
      AuthInfo=socket=FOLDER/munge/socket
      ProctrackType=proctrack/linuxproc
      TaskPlugin=task/none
      TaskProlog=FOLDER/task-prolog
      MpiDefault=none
      SwitchType=switch/none
      JobAcctGatherType=jobacct_gather/none
      SelectType=select/cons_tres
      SelectTypeParameters=CR_Core
      SlurmdParameters=config_overrides
      MailProg=/bin/true
      SlurmctldPidFile=FOLDER/controller.pid
      SlurmdPidFile=FOLDER/%n/pid
      SlurmdSpoolDir=FOLDER/%n
      StateSaveLocation=FOLDER/state
      SlurmctldLogFile=FOLDER/controller.log
      SlurmdLogFile=FOLDER/%n.log
      SlurmdTimeout=3
      MessageTimeout=3
      TCPTimeout=1
      KillWait=2
      ReturnToService=2
      NodeName=n1 NodeHostname=HOST NodeAddr=127.0.0.1 Port=PORT1 CPUs=2
      NodeName=n2 NodeHostname=HOST NodeAddr=127.0.0.1 Port=PORT2 CPUs=2
      PartitionName=all Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
      """;

  private static final String TASK_PROLOG =
      """
      #!/bin/sh
      echo "$SLURMD_NODENAME" >>FOLDER/tasks
      echo unset SCAD_MAVEN_PLUGIN_RUN
      """;

  private final Path folder;
  private final Map<String, Process> daemons = new LinkedHashMap<>();

  private Slurm(Path folder) {
    this.folder = folder;
  }

  /** Returns what of Slurm is missing on this machine; empty if nothing is. */
  public static List<String> missing() {
    return Stream.of("munged", "slurmctld", "slurmd", "srun", "squeue", "scancel", "sinfo")
        .filter(name -> program(name).isEmpty())
        .toList();
  }

  private static Optional<Path> program(String name) {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.concat(
            Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/sbin", "/usr/bin"))
        .filter(place -> !place.isEmpty())
        .map(place -> Path.of(place).resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts a cluster and waits until both nodes are idle. */
  public static Slurm start() throws IOException, InterruptedException {
    Slurm slurm = new Slurm(Files.createTempDirectory("slurm"));
    try {
      slurm.prepare();
      slurm.startDaemons();
      return slurm;
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      slurm.close();
      throw e;
    }
  }

  private void prepare() throws IOException {
    for (String name : List.of("munge", "state", "n1", "n2")) {
      Files.createDirectory(folder.resolve(name));
    }
    byte[] key = new byte[1024];
    new SecureRandom().nextBytes(key);
    Path keyFile =
        Files.createFile(
            folder.resolve("munge/key"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(keyFile, key);
    String host = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip().split("\\.")[0];
    List<Integer> ports = freePorts(3);
    Files.writeString(
        configuration(),
        CONFIGURATION
            .replace("HOST", host)
            .replace("USER", System.getProperty("user.name"))
            .replace("FOLDER", folder.toString())
            .replace("PORT0", ports.get(0).toString())
            .replace("PORT1", ports.get(1).toString())
            .replace("PORT2", ports.get(2).toString()));
    Path prolog = folder.resolve("task-prolog");
    Files.writeString(prolog, TASK_PROLOG.replace("FOLDER", folder.toString()));
    Files.setPosixFilePermissions(prolog, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  private void startDaemons() throws IOException, InterruptedException {
    String munge = folder.resolve("munge").toString();
    daemon(
        "munged",
        "--foreground",
        "--force",
        "--key-file=" + munge + "/key",
        "--socket=" + munge + "/socket",
        "--pid-file=" + munge + "/pid",
        "--log-file=" + munge + "/log",
        "--seed-file=" + munge + "/seed");
    await("munged", () -> Files.exists(folder.resolve("munge/socket")));
    startController();
    startNode("n1");
    startNode("n2");
    await("two idle nodes", () -> ask("sinfo", "-h", "-t", "idle", "-o", "%D").contains("2"));
  }

  private void startController() throws IOException {
    daemon("slurmctld", "-D", "-f", configuration().toString());
  }

  private void startNode(String node) throws IOException {
    daemons.put(node, guarded("slurmd", "-D", "-N", node, "-f", configuration().toString()));
  }

  private void daemon(String... words) throws IOException {
    daemons.put(words[0], guarded(words));
  }

  private Process guarded(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", GUARD, "sh"));
    command.addAll(List.of(words));
    command.set(
        4, program(words[0]).orElseThrow(() -> new IOException("no " + words[0])).toString());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve(words[0] + ".out").toFile()));
    builder.environment().put("SLURM_CONF", configuration().toString());
    return builder.start();
  }

  private Path configuration() {
    return folder.resolve("slurm.conf");
  }

  /** Returns the words that launch a command in this cluster. */
  public List<String> launcher(String... options) {
    return Stream.concat(
            Stream.of("env", "SLURM_CONF=" + configuration(), "srun", "--ntasks=1"),
            Stream.of(options))
        .toList();
  }

  /** Returns the same as a flow sequence of YAML. */
  public String launcherYaml(String... options) {
    return launcher(options).stream().collect(Collectors.joining("', '", "['", "']"));
  }

  /** Returns the jobs that are known, pending ones too: one line each, with node and state. */
  public List<String> queue() throws IOException, InterruptedException {
    return ask("squeue", "-h", "-o", "%i %T %N").lines().toList();
  }

  /** Returns the node of every task that was started. */
  public List<String> tasks() throws IOException {
    Path tasks = folder.resolve("tasks");
    return Files.exists(tasks) ? Files.readAllLines(tasks) : List.of();
  }

  /** Waits until no job is left that waits or runs; one that is being ended is on its way out. */
  public void awaitEmptyQueue() throws IOException, InterruptedException {
    await("an empty queue", () -> queue().isEmpty());
  }

  /** Ends a node by force, with all that runs on it, so that it can tell nobody. */
  public void killNode(String node) {
    Process guard = Objects.requireNonNull(daemons.get(node));
    List<ProcessHandle> victims =
        new ArrayList<>(
            guard
                .descendants()
                .filter(process -> process.info().command().orElse("").matches(".*/slurmd[^/]*"))
                .toList());
    for (ProcessHandle task : withEnvironment("SLURMD_NODENAME=" + node + '\0')) {
      task.parent().filter(Slurm::isStep).ifPresent(victims::add);
      victims.add(task);
    }
    victims.forEach(ProcessHandle::destroyForcibly);
    victims.forEach(victim -> victim.onExit().join());
  }

  /** Ends the controller. */
  public void stopController() throws InterruptedException {
    stop(Objects.requireNonNull(daemons.remove("slurmctld")));
  }

  private static boolean isStep(ProcessHandle process) {
    try {
      String line = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
      return line.startsWith("slurmstepd") || line.contains("/slurmstepd");
    } catch (IOException e) {
      return false; // gone
    }
  }

  private static List<ProcessHandle> withEnvironment(String text) {
    long self = ProcessHandle.current().pid();
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != self && environment(process).contains(text))
        .toList();
  }

  private static String environment(ProcessHandle process) {
    try {
      return new String(
          Files.readAllBytes(Path.of("/proc/" + process.pid() + "/environ")),
          StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // gone, or another user's
    }
  }

  private String ask(String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("timeout", "20", "env", "SLURM_CONF=" + configuration()));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command).redirectError(folder.resolve("client.err").toFile()).start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? answer : "?" + words[0] + " failed";
  }

  /** Something to wait for. */
  public interface Condition {
    /** Returns whether it is so. */
    boolean holds() throws IOException, InterruptedException;
  }

  /** Waits until something is so, but not for ever. */
  public void await(String what, Condition condition) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IOException("Slurm: waited in vain for " + what + "\n" + logs());
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private String logs() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(log|out|err)")).toList()) {
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        all.append(file.getFileName()).append(":\n");
        lines.stream()
            .skip(Math.max(0, lines.size() - 30))
            .forEach(line -> all.append("  ").append(line).append('\n'));
      }
    }
    return all.toString();
  }

  /** Ends all jobs and all daemons, and deletes what they wrote. */
  @Override
  public void close() {
    try {
      if (daemons.containsKey("slurmctld")) {
        ask("scancel", "--user", System.getProperty("user.name"));
      }
    } catch (IOException e) {
      // what is left is ended by force
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<Process> started = new ArrayList<>(daemons.values());
    for (int i = started.size() - 1; i >= 0; i--) {
      stop(started.get(i));
    }
    // Steps outlive their daemons; they, and what they run, know this cluster by its folder.
    List<ProcessHandle> left = withEnvironment(folder.toString());
    left.forEach(ProcessHandle::destroyForcibly);
    left.forEach(process -> process.onExit().join());
    delete();
  }

  private static void stop(Process guard) {
    try {
      guard.getOutputStream().close();
      if (!guard.waitFor(10, TimeUnit.SECONDS)) {
        guard.descendants().forEach(ProcessHandle::destroyForcibly);
        guard.destroyForcibly();
      }
    } catch (IOException e) {
      guard.destroyForcibly();
    } catch (InterruptedException e) {
      guard.descendants().forEach(ProcessHandle::destroyForcibly);
      guard.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void delete() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // a temporary folder
    }
  }
}
