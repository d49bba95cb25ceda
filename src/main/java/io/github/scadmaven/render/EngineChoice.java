package io.github.scadmaven.render;

import io.github.scadmaven.config.Engine;
import io.github.scadmaven.config.RenderConfig;
import io.github.scadmaven.engine.EmbeddedOpenScad;
import io.github.scadmaven.openscad.Launcher;
import io.github.scadmaven.openscad.LauncherPrograms;
import io.github.scadmaven.openscad.OpenScad;
import io.github.scadmaven.openscad.OpenScadNotFoundException;
import io.github.scadmaven.plan.RenderJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides which OpenSCAD renders which job. */
public final class EngineChoice {

  private final RenderConfig config;
  private final @Nullable String whyNotEmbedded;
  private final Source embedded;
  private final Source installed;

  /** Where an OpenSCAD comes from; asked only if it is needed. */
  public interface Source {

    /**
     * Gets it.
     *
     * @param launcher words put before its command; the program is there
     * @throws OpenScadNotFoundException if there is none
     */
    OpenScad get(Launcher launcher)
        throws OpenScadNotFoundException, IOException, InterruptedException;
  }

  /**
   * Creates a choice.
   *
   * @param config what the user asked for
   * @param whyNotEmbedded why this machine can't run the embedded OpenSCAD; {@code null} if it can
   * @param embedded gets the embedded one
   * @param installed gets the one installed on this machine
   */
  public EngineChoice(
      RenderConfig config, @Nullable String whyNotEmbedded, Source embedded, Source installed) {
    this.config = config;
    this.whyNotEmbedded = whyNotEmbedded;
    this.embedded = embedded;
    this.installed = installed;
  }

  /**
   * Gets all that jobs need.
   *
   * @param jobs the jobs
   * @throws OpenScadNotFoundException if one is needed that is not there
   */
  public Engines choose(List<RenderJob> jobs)
      throws OpenScadNotFoundException, IOException, InterruptedException {
    Engines engines = choice(jobs);
    for (RenderJob job : jobs) {
      checkThatItCan(engines.forJob(job), job);
    }
    return engines;
  }

  /** Before anything runs: what a version can't do, it doesn't do for any model. */
  private void checkThatItCan(OpenScad openscad, RenderJob job) throws OpenScadNotFoundException {
    String objection = openscad.objection(job.format(), job.options());
    if (objection == null) {
      return;
    }
    String ofEmbedded = EmbeddedOpenScad.objectionTo(job.format(), job.options());
    boolean wasAsked =
        whyNotEmbedded == null
            && config.engine() == Engine.AUTO
            && config.openscadPath() == null
            && ofEmbedded != null;
    String first = wasAsked ? "the embedded OpenSCAD %s, and ".formatted(ofEmbedded) : "";
    String remedy =
        whyNotEmbedded == null && ofEmbedded == null
            ? "the embedded one can: set engine to embedded or, without an openscadPath, to auto"
            : openscad.exports(job.format())
                ? "change it, or leave it out"
                : "leave it out, or name another with openscadPath";
    throw new OpenScadNotFoundException(
        "%s: %s%s %s; %s."
            .formatted(job.displayName(), first, openscad.description(), objection, remedy));
  }

  private Engines choice(List<RenderJob> jobs)
      throws OpenScadNotFoundException, IOException, InterruptedException {
    Launched launched = new Launched(jobs, config.launcher());
    Engine engine = config.engine();
    if (engine == Engine.NATIVE) {
      return Engines.allBy(launched.all(installed), "engine is native");
    }
    if (engine == Engine.AUTO && config.openscadPath() != null) {
      return Engines.allBy(launched.all(installed), "openscadPath is set");
    }
    if (whyNotEmbedded != null) {
      return withoutEmbedded(engine, whyNotEmbedded, launched);
    }
    List<RenderJob> needNative = jobs.stream().filter(EngineChoice::needsNative).toList();
    if (needNative.isEmpty()) {
      return Engines.allBy(launched.all(embedded), null);
    }
    if (engine == Engine.EMBEDDED) {
      throw new OpenScadNotFoundException(
          "%s. Set engine to auto or native for it, with an OpenSCAD installed."
              .formatted(cannot(needNative)));
    }
    Map<Launcher, OpenScad> forThem =
        installedFor(needNative, new Launched(needNative, config.launcher()));
    return needNative.size() == jobs.size()
        ? Engines.allBy(forThem, "the embedded one can't write " + formats(needNative))
        : new Engines(
            new Launched(without(needNative, jobs), config.launcher()).all(embedded),
            forThem,
            EngineChoice::needsNative,
            formats(needNative));
  }

  private static List<RenderJob> without(List<RenderJob> some, List<RenderJob> jobs) {
    return jobs.stream().filter(job -> !some.contains(job)).toList();
  }

  /**
   * How jobs are launched.
   *
   * @param launchers every one of their launchers, once
   */
  private record Launched(Set<Launcher> launchers) {

    /** Of no jobs, as of an empty share, the general one counts. */
    Launched(List<RenderJob> jobs, Launcher general) {
      this(
          jobs.isEmpty()
              ? Set.of(general)
              : jobs.stream()
                  .map(RenderJob::launcher)
                  .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    Map<Launcher, OpenScad> all(Source source)
        throws OpenScadNotFoundException, IOException, InterruptedException {
      LauncherPrograms programs = new LauncherPrograms();
      for (Launcher launcher : launchers) {
        programs.check(launcher);
      }
      Map<Launcher, OpenScad> openScads = new LinkedHashMap<>();
      for (Launcher launcher : launchers) {
        openScads.put(launcher, source.get(launcher));
      }
      return openScads;
    }
  }

  /** "There is none." is the beginning of an error, and the end of a line of the log. */
  private static String decapitalized(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT)
        + sentence.substring(1, sentence.length() - 1);
  }

  private Engines withoutEmbedded(Engine engine, String why, Launched launched)
      throws OpenScadNotFoundException, IOException, InterruptedException {
    if (engine == Engine.EMBEDDED) {
      throw new OpenScadNotFoundException(
          why + " Set engine to native, with an OpenSCAD installed.");
    }
    try {
      return Engines.allBy(launched.all(installed), decapitalized(why));
    } catch (OpenScadNotFoundException e) {
      throw new OpenScadNotFoundException(why + " " + e.getMessage());
    }
  }

  private Map<Launcher, OpenScad> installedFor(List<RenderJob> jobs, Launched launched)
      throws OpenScadNotFoundException, IOException, InterruptedException {
    try {
      return launched.all(installed);
    } catch (OpenScadNotFoundException e) {
      throw new OpenScadNotFoundException("%s. %s".formatted(cannot(jobs), e.getMessage()));
    }
  }

  private static boolean needsNative(RenderJob job) {
    return EmbeddedOpenScad.objectionTo(job.format(), job.options()) != null;
  }

  /** What no OpenSCAD of another version would mend is said first. */
  private static String cannot(List<RenderJob> jobs) {
    for (RenderJob job : jobs) {
      if (!EmbeddedOpenScad.NOT_EXPORTED.contains(job.format())) {
        return "The embedded OpenSCAD %s, for %s"
            .formatted(
                EmbeddedOpenScad.objectionTo(job.format(), job.options()), job.displayName());
      }
    }
    return "The embedded OpenSCAD can't write " + describe(jobs);
  }

  private static String describe(List<RenderJob> jobs) {
    List<String> names =
        new ArrayList<>(jobs.stream().map(RenderJob::displayName).limit(3).toList());
    if (jobs.size() > names.size()) {
      names.add((jobs.size() - names.size()) + " more");
    }
    return String.join(", ", names);
  }

  private static String formats(List<RenderJob> jobs) {
    return jobs.stream()
        .map(job -> job.format().suffix())
        .collect(Collectors.toCollection(LinkedHashSet::new))
        .stream()
        .collect(Collectors.joining(", "));
  }
}
