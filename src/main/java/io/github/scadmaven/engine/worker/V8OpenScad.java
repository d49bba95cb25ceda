package io.github.scadmaven.engine.worker;

import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.enums.V8AwaitMode;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.NodeRuntime;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.loader.IJavetLibLoadingListener;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import com.caoccao.javet.interop.options.NodeRuntimeOptions;
import com.caoccao.javet.values.reference.V8ValueObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** OpenSCAD in a V8 runtime with the modules of Node. */
final class V8OpenScad implements AutoCloseable {

  /** In kilobytes; together with the thread's stack enough for a recursion of 5000 calls. */
  private static final int V8_STACK = 900_000;

  /**
   * Beside the stack: every instance takes 80 MB of addresses, though little of it is ever touched.
   * By itself, V8 collects garbage after each; the second flag lets it look at all that it uses.
   * The third one keeps it from compiling the functions of each instance's glue again on another
   * thread. 300 trivial models take 5.3 s instead of 6.2 s with both; big ones take the same.
   */
  private static final String V8_FLAGS =
      "--stack-size="
          + V8_STACK
          + " --external-memory-accounted-in-global-limit --no-concurrent-recompilation";

  /** The memory of a big model; small ones are collected when V8 finds it worth while. */
  private static final long MUCH_MEMORY = 512L << 20;

  private final NodeRuntime runtime;
  private final V8ValueObject host;

  private V8OpenScad(NodeRuntime runtime, V8ValueObject host) {
    this.runtime = runtime;
    this.host = host;
  }

  /**
   * Starts it. The thread that does is the only one that may use it.
   *
   * @param engine the folder with the glue, the host script and the WebAssembly module
   * @param library the folder with Javet's native library
   */
  static V8OpenScad start(Path engine, Path library) throws JavetException, IOException {
    JavetLibLoader.setLibLoadingListener(new UnpackedLibrary(library));
    NodeRuntimeOptions.V8_FLAGS.setCustomFlags(V8_FLAGS);
    V8Host.setLibraryReloadable(false);
    NodeRuntime runtime = V8Host.getNodeInstance().createV8Runtime(new NodeRuntimeOptions());
    for (String name : List.of("openscad.js", "host.js")) {
      Path script = engine.resolve(name);
      runtime
          .getExecutor(Files.readString(script))
          .setResourceName(script.toString()) // Node wants to know its folder
          .executeVoid();
    }
    V8ValueObject host = runtime.getGlobalObject().get("scadHost");
    host.invokeVoid("start", engine.toString());
    return new V8OpenScad(runtime, host);
  }

  /** Renders what a request says; both it and the answer are described in the host script. */
  String render(String request) throws JavetException {
    return host.invokeString("render", request);
  }

  /**
   * Lets go of the last render's memory. Its promises are kept by V8 until they have run, and the
   * whole instance with them.
   */
  void letGo() throws JavetException {
    runtime.await(V8AwaitMode.RunNoWait);
    if (runtime.getV8HeapStatistics().join().getExternalMemory() > MUCH_MEMORY) {
      runtime.lowMemoryNotification();
    }
  }

  @Override
  public void close() throws JavetException {
    host.close();
    runtime.close();
  }

  /**
   * Javet by itself unpacks its library into the shared temporary folder on every start, and clears
   * what else lies there.
   */
  private record UnpackedLibrary(Path folder) implements IJavetLibLoadingListener {
    @Override
    public File getLibPath(JSRuntimeType type) {
      return folder.toFile();
    }

    @Override
    public boolean isDeploy(JSRuntimeType type) {
      return false;
    }
  }
}
