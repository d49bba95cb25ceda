package io.github.scadmaven.engine;

import java.io.IOException;
import java.util.List;

/** What the workers of a pool run. */
interface WorkerProgram {

  /** Returns the words of the command that starts one. */
  List<String> command();

  /**
   * Puts right what may have been damaged, after one did not start.
   *
   * @throws IOException if that can't be done
   */
  void heal() throws IOException;
}
