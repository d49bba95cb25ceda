package io.github.scadmaven.cache;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How often a server failed, and whether it has failed often enough to be asked no more. The user
 * hears of the first failure of each kind, once.
 */
final class Failures {

  private static final int ENOUGH = 3;

  private final String server;
  private final Consumer<String> warnings;
  private final Map<Kind, Integer> inARow = new EnumMap<>(Kind.class);
  private final Set<Kind> told = EnumSet.noneOf(Kind.class);
  private final Set<String> toldProblems = new HashSet<>();

  /** What was to be done. Each is counted by itself: one that works says nothing of another. */
  enum Kind {
    /** Getting any answer at all, be it a refusal. */
    ANSWER,
    /** Getting a record. */
    RECORD,
    /** Getting a file. */
    FILE,
    /** Getting what was asked for and nothing else. */
    CONTENT,
    /** Putting anything there; that it fails doesn't keep a build from getting things. */
    PUSH
  }

  /**
   * Creates a count of none.
   *
   * @param server the server, as warnings name it
   * @param warnings takes them
   */
  Failures(String server, Consumer<String> warnings) {
    this.server = server;
    this.warnings = warnings;
  }

  /** Returns whether nothing more is to be got. */
  synchronized boolean forbidGetting() {
    return EnumSet.complementOf(EnumSet.of(Kind.PUSH)).stream().anyMatch(this::isEnough);
  }

  /** Returns whether nothing more is to be put there. */
  synchronized boolean forbidPushing() {
    return isEnough(Kind.PUSH) || forbidGetting();
  }

  private boolean isEnough(Kind kind) {
    return inARow.getOrDefault(kind, 0) >= ENOUGH;
  }

  /** Notes that something worked. What has failed often enough stays so. */
  synchronized void worked(Kind kind) {
    if (!isEnough(kind)) {
      inARow.remove(kind);
    }
  }

  /**
   * Notes that something failed.
   *
   * @param kind what
   * @param problem why, in words that follow the server's name
   */
  void failed(Kind kind, String problem) {
    if (count(kind, problem)) {
      warnings.accept(
          "The remote cache %s %s. After %d failures in a row, this build %s."
              .formatted(
                  server,
                  problem,
                  ENOUGH,
                  kind == Kind.PUSH ? "pushes nothing more to it" : "goes on without it"));
    }
  }

  /** Returns whether the user is to hear of it. */
  private synchronized boolean count(Kind kind, String problem) {
    inARow.merge(kind, 1, Integer::sum);
    boolean isNewKind = told.add(kind);
    boolean isNewProblem = toldProblems.add(problem);
    return isNewKind && isNewProblem;
  }
}
