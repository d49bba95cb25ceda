package io.github.scadmaven.render;

import io.github.scadmaven.config.Engine;
import io.github.scadmaven.config.RenderConfig;
import io.github.scadmaven.engine.EmbeddedOpenScad;
import io.github.scadmaven.openscad.OpenScad;
import io.github.scadmaven.openscad.OpenScadNotFoundException;
import io.github.scadmaven.plan.RenderJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
     * @throws OpenScadNotFoundException if there is none
     */
    OpenScad get() throws OpenScadNotFoundException, IOException, InterruptedException;
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
    Engine engine = config.engine();
    if (engine == Engine.NATIVE) {
      return Engines.allBy(installed.get(), "engine is native");
    }
    if (engine == Engine.AUTO && config.openscadPath() != null) {
      return Engines.allBy(installed.get(), "openscadPath is set");
    }
    if (whyNotEmbedded != null) {
      return withoutEmbedded(engine, whyNotEmbedded);
    }
    List<RenderJob> needNative = jobs.stream().filter(EngineChoice::needsNative).toList();
    if (needNative.isEmpty()) {
      return Engines.allBy(embedded.get(), null);
    }
    String models = describe(needNative);
    if (engine == Engine.EMBEDDED) {
      throw new OpenScadNotFoundException(
          "The embedded OpenSCAD can't write %s. Set engine to auto or native for it, with an OpenSCAD installed."
              .formatted(models));
    }
    OpenScad forThem = installedFor(models);
    return needNative.size() == jobs.size()
        ? Engines.allBy(forThem, "the embedded one can't write " + formats(needNative))
        : new Engines(embedded.get(), forThem, EmbeddedOpenScad.NOT_EXPORTED, formats(needNative));
  }

  /** "There is none." is the beginning of an error, and the end of a line of the log. */
  private static String decapitalized(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT)
        + sentence.substring(1, sentence.length() - 1);
  }

  private Engines withoutEmbedded(Engine engine, String why)
      throws OpenScadNotFoundException, IOException, InterruptedException {
    if (engine == Engine.EMBEDDED) {
      throw new OpenScadNotFoundException(
          why + " Set engine to native, with an OpenSCAD installed.");
    }
    try {
      return Engines.allBy(installed.get(), decapitalized(why));
    } catch (OpenScadNotFoundException e) {
      throw new OpenScadNotFoundException(why + " " + e.getMessage());
    }
  }

  private OpenScad installedFor(String models)
      throws OpenScadNotFoundException, IOException, InterruptedException {
    try {
      return installed.get();
    } catch (OpenScadNotFoundException e) {
      throw new OpenScadNotFoundException(
          "The embedded OpenSCAD can't write %s. %s".formatted(models, e.getMessage()));
    }
  }

  private static boolean needsNative(RenderJob job) {
    return EmbeddedOpenScad.NOT_EXPORTED.contains(job.format());
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
