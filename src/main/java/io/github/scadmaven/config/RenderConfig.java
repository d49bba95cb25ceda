package io.github.scadmaven.config;

import io.github.scadmaven.openscad.Backend;
import io.github.scadmaven.openscad.Launcher;
import io.github.scadmaven.openscad.Strictness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for, merged out of POM, YAML and defaults, and checked.
 *
 * @param source the file that the models come from, by its name
 * @param folder the folder of the YAML or, without one, of the project
 * @param scadFile the gateway file; {@code null} if no model is a module
 * @param openscadPath a native OpenSCAD, by path or name; {@code null} to look for one
 * @param launcher words put before the command
 * @param engine which OpenSCAD renders
 * @param threads the most renders at a time
 * @param memory the memory that renders may take together, in bytes; {@code null} for what is
 *     available
 * @param quality {@code $fn} for the modules of the gateway
 * @param backend what OpenSCAD computes with; {@code null} for Manifold where it has it
 * @param strictness how much is held against a render
 * @param timeout how long one render may take; {@code null} for ever
 * @param failFast whether the first failure stops all other renders
 * @param libraryPath existing folders in which {@code use} and {@code include} look
 * @param fonts existing files and folders with fonts for {@code text()}
 * @param reproducible whether STL triangles are put in canonical order
 * @param allow patterns of messages that are not held against a render
 * @param cache where renders are kept beyond {@code target}
 * @param shard the share of the models to render; {@code null} for all of them
 * @param models the models, at least one; of a family, all its members
 * @param notes what the user should know of it, in sentences
 */
public record RenderConfig(
    String source,
    Path folder,
    @Nullable Path scadFile,
    @Nullable String openscadPath,
    Launcher launcher,
    Engine engine,
    Threads threads,
    @Nullable Long memory,
    int quality,
    @Nullable Backend backend,
    Strictness strictness,
    @Nullable Duration timeout,
    boolean failFast,
    List<Path> libraryPath,
    List<Path> fonts,
    boolean reproducible,
    List<Pattern> allow,
    CacheConfig cache,
    @Nullable Shard shard,
    List<ModelConfig> models,
    List<String> notes) {

  /** {@code $fn} where nobody says otherwise. */
  public static final int DEFAULT_QUALITY = 96;

  /** The gateway file where nobody says otherwise. */
  public static final String DEFAULT_SCAD_FILE = "renderer.scad";

  private static final List<String> DEFAULT_YAML =
      List.of("render_config.yaml", "render_config.yml");

  /**
   * Reads and merges the configuration: what the POM says counts more than what the YAML says.
   *
   * @param projectFolder the folder of the POM; its paths are relative to it
   * @param configFile the YAML that the POM names; {@code null} to look for one beside the POM
   * @param pom what the POM and user properties say, with the YAML's keys in camel case
   * @return the configuration; empty if there is neither a YAML nor a model in the POM
   * @throws ConfigException if anything is wrong with it
   */
  public static Optional<RenderConfig> read(
      Path projectFolder, @Nullable Path configFile, Node.Mapping pom) throws ConfigException {
    Settings fromPom = new SettingsReader(Fields.Naming.CAMEL, projectFolder).read(pom);
    Path yaml = findYaml(projectFolder, configFile);
    if (yaml == null) {
      if (fromPom.models() != null) {
        return Optional.of(merge(fromPom, Settings.NONE, projectFolder, pom.position()));
      }
      Path gateway = gatewayIfAny(fromPom, Settings.NONE, projectFolder);
      Marks marked = marked(projectFolder, gateway);
      return marked == null
          ? Optional.empty()
          : Optional.of(
              merge(
                  fromPom,
                  Settings.NONE.or(marked),
                  projectFolder,
                  markedPlace(projectFolder, gateway)));
    }
    String source = displayName(projectFolder, yaml);
    Node.Mapping root = YamlReader.read(yaml, source);
    Path yamlFolder = Objects.requireNonNull(yaml.getParent());
    Settings fromYaml = new SettingsReader(Fields.Naming.SNAKE, yamlFolder).read(root);
    if (fromPom.models() == null && fromYaml.models() == null) {
      Path gateway = gatewayIfAny(fromPom, fromYaml, yamlFolder);
      Marks marked = marked(projectFolder, gateway);
      if (marked == null) {
        throw new ConfigException(
            root.position(),
            "models: there is none; list at least one, such as module: wheel, or mark modules in %s, such as module wheel() //render.model.stl"
                .formatted(gateway == null ? DEFAULT_SCAD_FILE : gateway.getFileName()));
      }
      return Optional.of(
          merge(fromPom, fromYaml.or(marked), yamlFolder, markedPlace(projectFolder, gateway)));
    }
    Position models = fromPom.models() == null ? root.position() : pom.position();
    return Optional.of(merge(fromPom, fromYaml, yamlFolder, models));
  }

  /** Returns the folders of all files that the configuration names: itself, gateway and models. */
  public Set<Path> sourceFolders() {
    Set<Path> folders = new LinkedHashSet<>(List.of(folder));
    Stream<Path> files =
        models.stream()
            .map(ModelConfig::source)
            .filter(ModelConfig.Source.ScadFile.class::isInstance)
            .map(source -> ((ModelConfig.Source.ScadFile) source).path());
    Stream.concat(Stream.ofNullable(scadFile), files)
        .map(file -> Objects.requireNonNull(file.toAbsolutePath().getParent()))
        .forEach(folders::add);
    return folders;
  }

  private static @Nullable Path findYaml(Path projectFolder, @Nullable Path configFile)
      throws ConfigException {
    if (configFile != null) {
      return new GivenPath(configFile.toAbsolutePath().normalize(), Position.of("configFile"))
          .existingFile();
    }
    for (String name : DEFAULT_YAML) {
      Path file = projectFolder.resolve(name);
      if (Files.exists(file)) {
        return new GivenPath(file, Position.of(name)).existingFile();
      }
    }
    return null;
  }

  /** Returns a file as people see it from a folder, with slashes on all systems. */
  static String displayName(Path projectFolder, Path file) {
    Path shown = file.startsWith(projectFolder) ? projectFolder.relativize(file) : file;
    return shown.toString().replace(shown.getFileSystem().getSeparator(), "/");
  }

  private static RenderConfig merge(Settings pom, Settings yaml, Path folder, Position modelsPlace)
      throws ConfigException {
    List<ListedModel> listed = either(pom.models(), yaml.models(), List.of());
    Optional<ModelConfig> module =
        listed.stream()
            .map(ListedModel::model)
            .filter(model -> model.source() instanceof ModelConfig.Source.Module)
            .findFirst();
    Path gateway =
        module.isPresent()
            ? gateway(either(pom.scadFile(), yaml.scadFile()), folder, module.get())
            : null;
    List<Path> libraryPath = folders(either(pom.libraryPath(), yaml.libraryPath(), List.of()));
    Set<String> notes = new LinkedHashSet<>();
    List<ModelConfig> models = new ArrayList<>();
    for (ListedModel one : listed) {
      Path source =
          one.model().source() instanceof ModelConfig.Source.ScadFile file
              ? file.path()
              : Objects.requireNonNull(gateway);
      models.addAll(Family.members(one, source, libraryPath, notes::add));
    }
    return new RenderConfig(
        modelsPlace.source(),
        folder,
        gateway,
        either(pom.openscadPath(), yaml.openscadPath()),
        either(pom.launcher(), yaml.launcher(), Launcher.NONE),
        either(pom.engine(), yaml.engine(), Engine.AUTO),
        either(pom.threads(), yaml.threads(), Threads.DEFAULT),
        either(pom.memory(), yaml.memory()),
        either(pom.quality(), yaml.quality(), DEFAULT_QUALITY),
        either(pom.backend(), yaml.backend()),
        either(pom.strictness(), yaml.strictness(), Strictness.STANDARD),
        either(pom.timeout(), yaml.timeout()),
        either(pom.failFast(), yaml.failFast(), false),
        libraryPath,
        existing(either(pom.fonts(), yaml.fonts(), List.of())),
        either(pom.reproducible(), yaml.reproducible(), true),
        either(pom.allow(), yaml.allow(), List.of()),
        cache(pom, yaml),
        either(pom.shard(), yaml.shard()),
        models,
        List.copyOf(notes));
  }

  /** The gateway that would be read; {@code null} if there is none. */
  private static @Nullable Path gatewayIfAny(Settings pom, Settings yaml, Path folder) {
    GivenPath given = either(pom.scadFile(), yaml.scadFile());
    Path gateway = given != null ? given.path() : folder.resolve(DEFAULT_SCAD_FILE);
    return Files.isRegularFile(gateway) ? gateway : null;
  }

  private static @Nullable Marks marked(Path projectFolder, @Nullable Path gateway)
      throws ConfigException {
    return gateway == null ? null : MarkReader.read(gateway, displayName(projectFolder, gateway));
  }

  private static Position markedPlace(Path projectFolder, @Nullable Path gateway) {
    return Position.of(displayName(projectFolder, Objects.requireNonNull(gateway)));
  }

  private static CacheConfig cache(Settings pom, Settings yaml) {
    GivenPath directory = either(pom.cacheDirectory(), yaml.cacheDirectory());
    return new CacheConfig(
        either(pom.cache(), yaml.cache(), true),
        directory == null ? null : directory.path(),
        either(pom.cacheSize(), yaml.cacheSize(), CacheConfig.DEFAULT_SIZE),
        either(pom.remoteCache(), yaml.remoteCache()),
        either(pom.serverId(), yaml.serverId()),
        either(pom.push(), yaml.push(), false));
  }

  private static Path gateway(@Nullable GivenPath given, Path folder, ModelConfig model)
      throws ConfigException {
    if (given != null) {
      return given.existingFile();
    }
    Path gateway = folder.resolve(DEFAULT_SCAD_FILE);
    if (Files.isRegularFile(gateway)) {
      return gateway;
    }
    throw new ConfigException(
        model.position(),
        "scad_file: the gateway file %s does not exist; create it with an include <...> of your model's file, or name another with scad_file (in the POM: scadFile)"
            .formatted(gateway));
  }

  private static List<Path> folders(List<GivenPath> given) throws ConfigException {
    List<Path> folders = new ArrayList<>();
    for (GivenPath path : given) {
      folders.add(path.existingFolder());
    }
    return folders;
  }

  private static List<Path> existing(List<GivenPath> given) throws ConfigException {
    List<Path> paths = new ArrayList<>();
    for (GivenPath path : given) {
      paths.add(path.existing());
    }
    return paths;
  }

  private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
    return first != null ? first : second;
  }

  private static <T> T either(@Nullable T first, @Nullable T second, T otherwise) {
    T value = either(first, second);
    return value != null ? value : otherwise;
  }
}
