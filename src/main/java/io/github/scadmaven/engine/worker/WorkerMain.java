package io.github.scadmaven.engine.worker;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Renders what it is asked to, one after the other, until its standard input ends: when the plugin
 * closes it, or because the plugin is gone.
 *
 * <p>Its first frame is "ready". Each further frame answers one request. Both are JSON, which only
 * the host script and the plugin read. If something goes wrong with the worker itself, it says so
 * on its standard error and ends.
 */
public final class WorkerMain {

  /** The first frame of a worker that can render. */
  public static final String READY = "ready";

  /**
   * Deep recursion in a model is deep recursion in V8. Only the part of the stack that is used
   * takes memory.
   */
  private static final long STACK_BYTES = 1L << 30;

  private WorkerMain() {}

  /**
   * Runs until the standard input ends.
   *
   * @param arguments the folder with the engine, and the folder with Javet's native library
   */
  public static void main(String[] arguments) throws Exception {
    System.setOut(System.err); // what a library prints does not belong on the pipe
    Path engine = Path.of(arguments[0]);
    Path library = Path.of(arguments[1]);
    BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    Thread renderer =
        new Thread(null, () -> render(engine, library, requests), "renderer", STACK_BYTES);
    renderer.setDaemon(true);
    renderer.start();
    InputStream in = Frames.reader(new FileInputStream(FileDescriptor.in));
    try {
      while (true) {
        requests.put(Frames.read(in));
      }
    } catch (IOException e) {
      SuddenEnd.now(); // nobody asks any more, and a render in progress may never end
    }
  }

  private static void render(Path engine, Path library, BlockingQueue<String> requests) {
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    try (V8OpenScad openscad = V8OpenScad.start(engine, library)) {
      Frames.write(out, READY);
      while (true) {
        Frames.write(out, openscad.render(requests.take()));
        openscad.letGo();
      }
    } catch (Throwable e) { // Javet's errors and those of linking to it, too
      System.err.println(e);
      SuddenEnd.now();
    }
  }
}
