package io.github.scadmaven.render;

import io.github.scadmaven.openscad.ExportOptions;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Invocation;
import io.github.scadmaven.openscad.OpenScad;
import io.github.scadmaven.openscad.Version;
import io.github.scadmaven.process.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An OpenSCAD without a process, in which a test says what an export does. Without a word it writes
 * an empty solid with the output's name.
 */
final class ScriptedOpenScad implements OpenScad {

  /** What an export does. */
  interface Script {
    Exit export(Invocation invocation) throws IOException, InterruptedException;
  }

  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final Map<Format, String> objections = new ConcurrentHashMap<>();
  private final List<String> started = new CopyOnWriteArrayList<>();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger mostRunning = new AtomicInteger();
  private final String description;
  private final Version version;
  private boolean writesSeveral;
  private Path identity = Path.of("scripted");
  private List<Path> libraryFolders = List.of();
  private List<Path> fonts = List.of();

  ScriptedOpenScad() {
    this("scripted");
  }

  ScriptedOpenScad(String description) {
    this(description, new Version(2025, 3, 25));
  }

  private ScriptedOpenScad(String description, Version version) {
    this.description = description;
    this.version = version;
  }

  /** One that looks for the imports of an included file beside the main file. */
  static ScriptedOpenScad of2021() {
    return new ScriptedOpenScad("scripted", new Version(2021, 1, 0));
  }

  /** Says what the export of an output does. */
  ScriptedOpenScad on(String output, Script script) {
    scripts.put(output, script);
    return this;
  }

  /** Says what is against a format. */
  ScriptedOpenScad objectingTo(Format format, String objection) {
    objections.put(format, objection);
    return this;
  }

  /** Makes it one that writes several outputs in one run. */
  ScriptedOpenScad writingSeveral() {
    writesSeveral = true;
    return this;
  }

  /** Gives it a file to be known by. */
  ScriptedOpenScad knownBy(Path program) {
    identity = program;
    return this;
  }

  ScriptedOpenScad withLibraries(Path... folders) {
    libraryFolders = List.of(folders);
    return this;
  }

  ScriptedOpenScad withFonts(Path... filesAndFolders) {
    fonts = List.of(filesAndFolders);
    return this;
  }

  /** Returns the outputs whose exports have started, in that order. */
  List<String> started() {
    return started;
  }

  /** Returns how many exports were running at a time, at most. */
  int mostRunning() {
    return mostRunning.get();
  }

  /** Starts to count anew. */
  void forgetMostRunning() {
    mostRunning.set(0);
  }

  /** A good output. */
  static Exit write(Invocation invocation) throws IOException {
    String name = invocation.output().getFileName().toString();
    Files.writeString(invocation.output(), "solid " + name + "\nendsolid " + name + "\n");
    for (Invocation.Other other : invocation.others()) {
      Files.writeString(other.output(), "other");
    }
    return new Exit.Code(0);
  }

  /** No output, and an error. */
  static Exit fail(Invocation invocation) throws IOException {
    Files.writeString(invocation.log(), "ERROR: Assertion '(false)' failed\n");
    return new Exit.Code(1);
  }

  @Override
  public Exit export(Invocation invocation) throws IOException, InterruptedException {
    String output = invocation.output().getFileName().toString();
    started.add(output);
    mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
    try {
      return scripts.getOrDefault(output, ScriptedOpenScad::write).export(invocation);
    } finally {
      running.decrementAndGet();
    }
  }

  @Override
  public boolean sees(Path file) {
    return !file.toString().contains("unseen");
  }

  @Override
  public boolean writesSeveral() {
    return writesSeveral;
  }

  @Override
  public @Nullable String objection(Format format, ExportOptions options) {
    return objections.get(format);
  }

  @Override
  public boolean exports(Format format) {
    return true;
  }

  @Override
  public Path identity() {
    return identity;
  }

  @Override
  public List<Path> libraryFolders() {
    return libraryFolders;
  }

  @Override
  public List<Path> fonts() {
    return fonts;
  }

  @Override
  public List<Path> machineFonts() {
    return List.of();
  }

  @Override
  public Version version() {
    return version;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public boolean importsBesideMainFile() {
    return version.year() < 2022;
  }

  @Override
  public boolean readsPipe() {
    return true;
  }
}
