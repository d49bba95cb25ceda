package io.github.scadmaven.engine;

import io.github.scadmaven.engine.worker.Frames;
import io.github.scadmaven.openscad.NodeFailure;
import io.github.scadmaven.process.Conversation;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One running program that renders. Asked by one thread at a time. */
final class EngineWorker implements AutoCloseable {

  /** What comes back. */
  sealed interface Answer {

    /**
     * What the worker says.
     *
     * @param text its words
     */
    record Said(String text) implements Answer {}

    /** The worker is gone, or says what makes no sense. */
    record Died() implements Answer {}

    /** It took too long; the worker has been ended. */
    record TimedOut() implements Answer {}
  }

  private static final int MOST_LINES_BEFORE = 1000;

  private final Conversation conversation;
  private final WorkerLog log;
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

  EngineWorker(Conversation conversation, WorkerLog log) {
    this.conversation = conversation;
    this.log = log;
    Thread reader = new Thread(this::read, "scad-engine-reader");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Asks the worker and waits for what it says.
   *
   * @param request what to ask
   * @param timeout how long to wait; {@code null} for ever
   * @throws InterruptedException if this thread is interrupted; the worker has been ended then
   */
  Answer ask(String request, @Nullable Duration timeout) throws InterruptedException {
    try {
      Frames.write(conversation.toProcess(), request);
    } catch (IOException e) {
      return new Answer.Died();
    }
    return await(timeout);
  }

  /** Waits for what the worker says next. */
  Answer await(@Nullable Duration timeout) throws InterruptedException {
    try {
      Answer answer =
          timeout == null
              ? answers.take()
              : answers.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (answer == null) {
        close();
        return new Answer.TimedOut();
      }
      return answer;
    } catch (InterruptedException e) {
      close();
      throw e;
    }
  }

  /** Returns whether an idle worker still keeps still, as it should. */
  boolean isAlive() {
    return answers.isEmpty();
  }

  /** Returns what it wrote to its standard error, in brackets, with a space before it. */
  String lastWords() {
    return log.quote();
  }

  /** Returns what its launcher said of the failure of the machine that it ran on. */
  Optional<String> nodeFailure() {
    try {
      return NodeFailure.in(log.file());
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty(); // what can't be read says nothing
    }
  }

  /** Ends the worker, whatever it is doing. */
  @Override
  public void close() {
    conversation.close();
  }

  private void read() {
    try (InputStream from = Frames.reader(conversation.fromProcess())) {
      answers.add(new Answer.Said(first(from)));
      while (true) {
        answers.add(new Answer.Said(Frames.read(from)));
      }
    } catch (IOException e) {
      answers.add(new Answer.Died());
    }
  }

  /** What launches a worker may have something to say before it. */
  private String first(InputStream from) throws IOException {
    for (int i = 0; i < MOST_LINES_BEFORE; i++) {
      try {
        return Frames.read(from);
      } catch (Frames.OtherLineException e) {
        log.add(String.valueOf(e.getMessage()));
      }
    }
    throw new EOFException("something else speaks, and does not end");
  }
}
