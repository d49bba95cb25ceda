package io.github.scadmaven.plan;

import java.nio.file.Path;

/**
 * Where one execution of the plugin keeps its files.
 *
 * @param root its own folder: {@code target/scad}, or {@code target/scad/ID} for an execution with
 *     an id
 * @param outputs where results go
 */
public record Layout(Path root, Path outputs) {

  /** Returns where stubs go; they stay there for people to open in OpenSCAD. */
  public Path stubs() {
    return root.resolve("stubs");
  }

  /** Returns where the log of each render goes. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** Returns where temporary files go. */
  public Path work() {
    return root.resolve("work");
  }

  /** Returns the report for programs. */
  public Path json() {
    return root.resolve("render.json");
  }

  /** Returns the report for CI servers. */
  public Path junit() {
    return root.resolve("TEST-scad-render.xml");
  }

  /** Returns what is remembered about outputs from build to build. */
  public Path index() {
    return root.resolve("index.json");
  }
}
