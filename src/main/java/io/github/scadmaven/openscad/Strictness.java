package io.github.scadmaven.openscad;

/** How much is held against a render. */
public enum Strictness {
  /** Only an exit code other than 0 and an output that is missing or empty. */
  LENIENT,
  /** Also every message that says that the output is wrong or incomplete. */
  STANDARD,
  /** Also every warning; messages about deprecated features are not warnings. */
  STRICT
}
