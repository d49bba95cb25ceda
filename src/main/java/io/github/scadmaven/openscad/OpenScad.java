package io.github.scadmaven.openscad;

import io.github.scadmaven.process.Exit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An OpenSCAD that can render. */
public interface OpenScad {

  /** Returns its version. */
  Version version();

  /** Returns what people need to know to tell it from others: version, and where it is. */
  String description();

  /**
   * Returns whether {@code import()} and {@code surface()} in an included file look beside the main
   * file instead of beside that included file, as OpenSCAD did until 2021-03-25.
   */
  boolean importsBesideMainFile();

  /** Returns whether the main file can be piped in; 2019.05 can't. */
  boolean readsPipe();

  /** Returns whether it can write several files in one run; 2019.05 can't. */
  boolean writesSeveral();

  /** Returns whether it can write files of a format. */
  boolean exports(Format format);

  /**
   * Says why an output can't be had.
   *
   * @param format its format
   * @param options what else is said of it
   * @return the predicate of a sentence about this OpenSCAD, such as {@code can't write obj};
   *     {@code null} if nothing is known to be against it
   */
  @Nullable String objection(Format format, ExportOptions options);

  /**
   * Returns whether models may read a file of this machine.
   *
   * @param file an existing file, absolute
   */
  boolean sees(Path file);

  /**
   * Returns the file whose content decides what it makes of a model: another one, another OpenSCAD.
   */
  Path identity();

  /**
   * Returns what else decides that, in words: empty for a file of this machine, which is all that
   * it is.
   */
  default String launchedAs() {
    return "";
  }

  /** Returns the folders in which it looks for what is included or used, in its order. */
  List<Path> libraryFolders();

  /** Returns the files and folders with fonts that the project gives it. */
  List<Path> fonts();

  /** Returns the folders with fonts of the machine that it looks through. */
  List<Path> machineFonts();

  /**
   * Exports one model and waits for it. Judges nothing: the exit code may be 0 and the output
   * wrong.
   *
   * @param invocation what to do
   * @return how the program ended
   * @throws IOException if it can't be started
   * @throws InterruptedException if this thread is interrupted; nothing is running any more by then
   */
  Exit export(Invocation invocation) throws IOException, InterruptedException;
}
