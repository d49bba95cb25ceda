package io.github.scadmaven.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.github.scadmaven.config.ConfigException;
import io.github.scadmaven.file.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How long renders take, as the project itself records it: in the file {@code render_times.json},
 * which is kept under version control, so that all machines split a plan into the same shares.
 *
 * @param seconds seconds by the output's file name; may have outputs that are in no plan any more
 */
public record RenderTimes(Map<String, Double> seconds) {

  /** What a project records that has no such file. */
  public static final RenderTimes NONE = new RenderTimes(Map.of());

  /** What this plugin writes, and all that it reads. */
  static final int VERSION = 1;

  private static final String FILE = "render_times.json";

  /** More digits would be others after every run, and no better. */
  private static final MathContext PRECISION = new MathContext(2);

  private static final JsonFactory JSON = new JsonFactory();

  public RenderTimes {
    seconds = Collections.unmodifiableMap(new TreeMap<>(seconds));
  }

  /**
   * Returns the file of a project.
   *
   * @param folder the folder of the YAML or, without one, of the project
   */
  public static Path file(Path folder) {
    return folder.resolve(FILE);
  }

  /**
   * Reads a project's times.
   *
   * @param folder the folder of the YAML or, without one, of the project
   * @return the times; none if there is no file
   * @throws ConfigException if the file can't be read or is damaged: machines that took it for
   *     empty would leave models to each other
   */
  public static RenderTimes read(Path folder) throws ConfigException {
    Path file = file(folder);
    return Files.exists(file) ? new RenderTimes(TimesReader.read(file)) : NONE;
  }

  /**
   * Returns how long a job took.
   *
   * @return seconds; empty if it is not recorded
   */
  public OptionalDouble seconds(RenderJob job) {
    Double recorded = seconds.get(job.displayName());
    return recorded == null ? OptionalDouble.empty() : OptionalDouble.of(recorded);
  }

  /**
   * Returns these times with newer ones of some jobs. All others stay, since executions of other
   * configurations may have recorded them.
   *
   * @param jobs the jobs
   * @param measured how long a job took, in seconds; empty to keep what is recorded
   */
  public RenderTimes with(
      Collection<RenderJob> jobs, Function<RenderJob, OptionalDouble> measured) {
    Map<String, Double> newer = new TreeMap<>(seconds);
    for (RenderJob job : jobs) {
      measured.apply(job).ifPresent(time -> newer.put(job.displayName(), time));
    }
    return new RenderTimes(newer);
  }

  /**
   * Writes them, sorted by name and rounded to two digits: the same text on all systems.
   *
   * @param folder the folder of the YAML or, without one, of the project
   * @throws IOException if the file can't be written; an earlier one is untouched then
   */
  public void write(Path folder) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(text).setPrettyPrinter(sameOnAllSystems())) {
      json.writeStartObject();
      json.writeNumberField("version", VERSION);
      json.writeObjectFieldStart("seconds");
      for (Map.Entry<String, Double> time : seconds.entrySet()) {
        json.writeFieldName(time.getKey());
        json.writeNumber(rounded(time.getValue()));
      }
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw('\n');
    }
    WholeFile.write(file(folder), text.toByteArray());
  }

  private static String rounded(double seconds) {
    return BigDecimal.valueOf(seconds).round(PRECISION).stripTrailingZeros().toPlainString();
  }

  private static DefaultPrettyPrinter sameOnAllSystems() {
    Separators separators =
        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
    return new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n"));
  }
}
