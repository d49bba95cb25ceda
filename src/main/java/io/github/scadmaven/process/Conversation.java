package io.github.scadmaven.process;

import java.io.InputStream;
import java.io.OutputStream;

/** A process that is talked to while it runs. */
public final class Conversation implements AutoCloseable {

  private final Process process;
  private final Runnable end;

  Conversation(Process process, Runnable end) {
    this.process = process;
    this.end = end;
  }

  /** Returns what the process reads as its standard input. */
  public OutputStream toProcess() {
    return process.getOutputStream();
  }

  /** Returns what the process writes to its standard output; ends when the process does. */
  public InputStream fromProcess() {
    return process.getInputStream();
  }

  /** Ends the process and everything it started. */
  @Override
  public void close() {
    end.run();
  }
}
