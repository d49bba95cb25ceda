package io.github.scadmaven.engine.worker;

import java.io.File;
import java.io.IOException;

/**
 * Ends this program at once, whatever its threads are doing.
 *
 * <p>The ordinary end, {@code halt} included, runs what Node's library has registered for it. That
 * waits for V8's threads, and one of them may be waiting for the thread that renders, which is
 * stopped by then: one in fifty workers never ended. Only a signal that can't be handled ends all
 * of it; Java sends none to itself.
 */
final class SuddenEnd {

  private SuddenEnd() {}

  /** Does not return. */
  static void now() {
    if (File.separatorChar == '/') {
      killMyself();
    }
    Runtime.getRuntime().halt(1);
  }

  /** The shell has this command built in; a program for it is not on every machine. */
  private static void killMyself() {
    long pid = ProcessHandle.current().pid();
    try {
      new ProcessBuilder("/bin/sh", "-c", "kill -KILL " + pid).start().waitFor();
    } catch (IOException | InterruptedException e) {
      // no shell or no memory for one: the ordinary end nearly always works
    }
  }
}
