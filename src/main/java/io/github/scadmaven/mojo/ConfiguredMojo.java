package io.github.scadmaven.mojo;

import io.github.scadmaven.config.ConfigException;
import io.github.scadmaven.config.Node;
import java.io.File;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** A goal that is configured by the YAML and the POM; its parameters. */
abstract class ConfiguredMojo extends AbstractMojo {

  /**
   * The YAML file with the configuration. If it is not given, <code>render_config.yaml</code> or
   * <code>render_config.yml</code> in the project's folder is read if it is there. Its keys are the
   * names of these parameters with underscores: <code>scad_file</code>, <code>library_path</code>.
   * Its paths are relative to itself.
   *
   * <p><code>
   * &lt;configFile&gt;src/main/scad/render_config.yaml&lt;/configFile&gt;
   * </code>
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.configFile")
  private @Nullable File configFile;

  /**
   * The gateway: the OpenSCAD file that includes the code of your models. By default <code>
   * renderer.scad</code> beside the YAML or, without a YAML, in the project's folder. In the YAML:
   * <code>scad_file</code>.
   *
   * <p><code>
   * &lt;scadFile&gt;src/main/scad/renderer.scad&lt;/scadFile&gt;
   * </code>
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.scadFile")
  private @Nullable File scadFile;

  /**
   * A native OpenSCAD to use instead of the embedded one: a file, or the name of a program on
   * <code>PATH</code>. If it is not given and a native one is needed, that is looked for on <code>
   * PATH</code> and in the places where installers put it. In the YAML: <code>openscad_path</code>.
   *
   * <p><code>
   * &lt;openscadPath&gt;/Applications/OpenSCAD.app/Contents/MacOS/OpenSCAD&lt;/openscadPath&gt;
   * </code>
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.openscadPath")
  private @Nullable String openscadPath;

  /**
   * Words put before the command that renders, as in <code>srun --ntasks=1 openscad ...</code>: a
   * program that starts it on another machine, in a container, with less priority. The text is
   * split into words as a shell does it, with quotes and backslashes, but nothing is expanded; or
   * each word is an element. <code>{folder}</code> in a word is the folder that the command runs
   * in. The embedded OpenSCAD's workers are started with them, too. <code>none</code> is nothing,
   * for a model that is not launched as the others are. In the YAML: <code>launcher</code>, one or
   * a list, also for single models.
   *
   * <p><code>
   * &lt;launcher&gt;srun --ntasks=1 --time=30&lt;/launcher&gt; &lt;!-- or: --&gt;<br>
   * &lt;launcher&gt;<br>
   * &nbsp;&nbsp;&lt;word&gt;srun&lt;/word&gt;<br>
   * &nbsp;&nbsp;&lt;word&gt;--comment=models of the week&lt;/word&gt;<br>
   * &lt;/launcher&gt;
   * </code>
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.launcher")
  private @Nullable PlexusConfiguration launcher;

  /**
   * Which OpenSCAD renders: <code>embedded</code>, the one that comes with this plugin and needs
   * nothing installed; <code>native</code>, one installed on this machine; or <code>auto</code>:
   * the embedded one, unless <code>openscadPath</code> is set, the machine can't run it, or a model
   * has a format that it can't write (<code>png</code>, <code>pdf</code>), which is then rendered
   * natively. By default <code>auto</code>. In the YAML: <code>engine</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.engine")
  private @Nullable String engine;

  /**
   * The most renders at a time: a number, such as <code>4</code>, or a number per processor core,
   * such as <code>1C</code> or <code>0.5C</code>. It holds for the whole build: all modules of a
   * parallel one together never run more. By default <code>1C</code>. In the YAML: {@code threads}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.threads")
  private @Nullable String threads;

  /**
   * The most memory that renders may take together: <code>512MB</code>, <code>8GB</code>. A render
   * that took much the last time is not started beside others before there is room for it; the
   * first time, nothing is known. One that takes more than there is runs alone. It holds for the
   * whole build. By default nine tenths of what the machine, or the container, has available when
   * rendering begins. In the YAML: <code>memory</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.memory")
  private @Nullable String memory;

  /**
   * The number of fragments of a full circle, OpenSCAD's <code>$fn</code>, for the modules of the
   * gateway; 0 leaves it to OpenSCAD's <code>$fa</code> and <code>$fs</code>. It wins over every
   * <code>$fn</code> that is assigned in a file, but not over one that is given in a call. A model
   * that is a whole file is rendered as it is unless it has a <code>quality</code> of its own. By
   * default 96. In the YAML: <code>quality</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.quality")
  private @Nullable String quality;

  /**
   * The library that OpenSCAD computes with: <code>manifold</code>, fast, or <code>cgal</code>,
   * exact and slow. By default Manifold where the OpenSCAD has it. In the YAML: <code>backend
   * </code>, also for single models.
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.backend")
  private @Nullable String backend;

  /**
   * How much is held against a render. <code>lenient</code>: an exit code other than 0, and an
   * output that is missing or empty. <code>standard</code>: also every error message, and every
   * warning that says that a part is missing, dropped or undefined. <code>strict</code>: every
   * warning. By default <code>standard</code>. In the YAML: <code>strictness</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.strictness")
  private @Nullable String strictness;

  /**
   * How long one render may take, in seconds, minutes or hours: <code>90s</code>, <code>10m</code>,
   * <code>2h</code>. One that takes longer is ended with all its child processes, and has failed.
   * By default there is no limit. In the YAML: <code>timeout</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.timeout")
  private @Nullable String timeout;

  /**
   * Whether the first failure stops all other renders. By default all are rendered before the build
   * fails. In the YAML: <code>fail_fast</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.failFast")
  private @Nullable String failFast;

  /**
   * Folders in which <code>use</code> and <code>include</code> look for libraries. After them come
   * the libraries that the project depends on: zips that were made by the packaging <code>scad
   * </code>, and zips and jars with the classifier <code>scad</code>. A native OpenSCAD then looks
   * in those of the environment's <code>OPENSCADPATH</code>, the embedded one does not. In the
   * YAML: <code>library_path</code>, one or a list.
   *
   * <p><code>
   * &lt;libraryPath&gt;<br>
   * &nbsp;&nbsp;&lt;folder&gt;libraries&lt;/folder&gt;<br>
   * &lt;/libraryPath&gt;
   * </code>
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.libraryPath")
  private @Nullable List<File> libraryPath;

  /**
   * Files and folders with fonts for <code>text()</code>, beside those that OpenSCAD brings; a
   * native OpenSCAD looks through a file's whole folder. In the YAML: <code>fonts</code>, one or a
   * list.
   *
   * <p><code>
   * &lt;fonts&gt;<br>
   * &nbsp;&nbsp;&lt;font&gt;src/main/fonts&lt;/font&gt;<br>
   * &lt;/fonts&gt;
   * </code>
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.fonts")
  private @Nullable List<File> fonts;

  /**
   * Whether the triangles of STL and OFF files are put in canonical order, so that the same
   * geometry gives the same bytes; OpenSCAD 2021.01 writes them in another order on every run. What
   * a native OpenSCAD with Manifold and several threads varies beyond the order can't be mended so.
   * By default <code>true</code>. In the YAML: <code>reproducible</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.reproducible")
  private @Nullable String reproducible;

  /**
   * Whether renders are kept in a folder of your own, <code>cacheDirectory</code>, so that after
   * <code>mvn clean</code>, in another branch or in a second checkout the same thing is copied
   * instead of rendered. What is up to date in <code>target</code> is left alone in any case. By
   * default <code>true</code>. In the YAML: <code>cache</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.cache")
  private @Nullable String cache;

  /**
   * The folder that renders are kept in; several projects and builds may share it. By default
   * <code>scad-maven-plugin/renders</code> in the user's cache folder: <code>$XDG_CACHE_HOME</code>
   * or <code>~/.cache</code> on Linux, <code>~/Library/Caches</code> on macOS, <code>
   * %LOCALAPPDATA%</code> on Windows. In the YAML: <code>cache_directory</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.cacheDirectory")
  private @Nullable File cacheDirectory;

  /**
   * The most that <code>cacheDirectory</code> may hold, in <code>KB</code>, <code>MB</code> or
   * <code>GB</code>; what was used least recently is deleted first. By default <code>5GB</code>. In
   * the YAML: <code>cache_size</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.cacheSize")
  private @Nullable String cacheSize;

  /**
   * The URL of a server that keeps renders for a team and its CI, by Bazel's cache protocol: nginx
   * with WebDAV, bazel-remote and others. It is only read from unless <code>push</code> is <code>
   * true</code>. Who may push to it is trusted. In the YAML: <code>remote_cache</code>.
   *
   * <p><code>
   * &lt;remoteCache&gt;https://cache.example.org/scad&lt;/remoteCache&gt;
   * </code>
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.remoteCache")
  private @Nullable String remoteCache;

  /**
   * The id of the <code>&lt;server&gt;</code> of <code>settings.xml</code> that holds the user name
   * and password for <code>remoteCache</code>. In the YAML: <code>server_id</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.serverId")
  private @Nullable String serverId;

  /**
   * Whether what this build renders is put on the server of <code>remoteCache</code>, too; usually
   * on CI only. By default <code>false</code>. In the YAML: <code>push</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.push")
  private @Nullable String push;

  /**
   * Messages of OpenSCAD that are known and not held against a model: regular expressions, each of
   * which is searched for in the message's text. They are still reported. In the YAML: {@code
   * allow}, one or a list.
   *
   * <p><code>
   * &lt;allow&gt;<br>
   * &nbsp;&nbsp;&lt;message&gt;Ignoring unknown variable 'debug'&lt;/message&gt;<br>
   * &lt;/allow&gt;
   * </code>
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.allow")
  private @Nullable List<String> allow;

  /**
   * The models. They replace those of the YAML.
   *
   * <p><code>
   * &lt;models&gt;<br>
   * &nbsp;&nbsp;&lt;model&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&lt;module&gt;wheel&lt;/module&gt; &lt;!-- a module of the gateway; or: --&gt;<br>
   * &nbsp;&nbsp;&lt;/model&gt;<br>
   * &nbsp;&nbsp;&lt;model&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&lt;file&gt;parts/box.scad&lt;/file&gt; &lt;!-- a whole file --&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&lt;name&gt;parts-box&lt;/name&gt; &lt;!-- of the output; default: the module or file --&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&lt;suffix&gt;dxf,svg&lt;/suffix&gt; &lt;!-- one or several; default: stl --&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&lt;quality&gt;200&lt;/quality&gt; &lt;!-- these override the general ones --&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&lt;backend&gt;cgal&lt;/backend&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&lt;strictness&gt;strict&lt;/strictness&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&lt;timeout&gt;10m&lt;/timeout&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&lt;launcher&gt;none&lt;/launcher&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&lt;parameterFile&gt;parts/box.json&lt;/parameterFile&gt; &lt;!-- of the customizer; a result for each set --&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&lt;parameterSets&gt;small,large&lt;/parameterSets&gt; &lt;!-- default: all --&gt;<br>
   * &nbsp;&nbsp;&lt;/model&gt;<br>
   * &nbsp;&nbsp;&lt;model&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&lt;module&gt;bolt&lt;/module&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&lt;name&gt;bolt-M{d}x{length}&lt;/name&gt; &lt;!-- braces stand for values --&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&lt;arguments&gt;&lt;head&gt;"hex"&lt;/head&gt;&lt;/arguments&gt; &lt;!-- of the module --&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&lt;variables&gt;&lt;variable name="$fa"&gt;2&lt;/variable&gt;&lt;/variables&gt; &lt;!-- -D --&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&lt;sweep&gt; &lt;!-- a result for every combination; also variables and quality --&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&lt;arguments&gt;&lt;d&gt;[3, 4]&lt;/d&gt;&lt;length&gt;[10, 20]&lt;/length&gt;&lt;/arguments&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&lt;exclude&gt;&lt;combination&gt;&lt;d&gt;3&lt;/d&gt;&lt;length&gt;20&lt;/length&gt;&lt;/combination&gt;&lt;/exclude&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&lt;/sweep&gt;<br>
   * &nbsp;&nbsp;&lt;/model&gt;<br>
   * &nbsp;&nbsp;&lt;model&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&lt;module&gt;clock&lt;/module&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&lt;suffix&gt;png,3mf&lt;/suffix&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&lt;camera&gt;0,0,0,55,0,25,140&lt;/camera&gt; &lt;!-- of the picture; also
   * projection, colorscheme, viewAll, fullRender --&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&lt;size&gt;800x600&lt;/size&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&lt;animate&gt;60&lt;/animate&gt; &lt;!-- frames --&gt;<br>
   * &nbsp;&nbsp;&nbsp;&nbsp;&lt;export&gt;&lt;setting&gt;3mf/unit=inch&lt;/setting&gt;&lt;/export&gt;
   * &lt;!-- of OpenSCAD's -O --&gt;<br>
   * &nbsp;&nbsp;&lt;/model&gt;<br>
   * &lt;/models&gt;
   * </code>
   *
   * <p>Values are numbers, <code>true</code>, <code>false</code>, <code>undef</code>, lists such as
   * <code>[1, [2, "a"]]</code>, ranges such as <code>[0:5:20]</code>, and texts, in double quotes
   * if they read like one of these. A value whose name XML does not take has it in the attribute
   * <code>name</code>. Without any model here and in the YAML, those of the gateway are rendered
   * that it marks: <code>module wheel() //render.model.stl</code>.
   *
   * <p>Suffixes are those that the OpenSCAD can export: <code>stl</code>, <code>asciistl</code> and
   * <code>binstl</code> (both make <code>.stl</code>), <code>3mf</code>, <code>dxf</code>, <code>
   * svg</code>, <code>off</code>, <code>amf</code>, <code>pdf</code>, <code>png</code>, <code>csg
   * </code>, <code>echo</code> and others. In the YAML: <code>models</code>, with the same keys.
   *
   * @since 0.1.0
   */
  @Parameter private @Nullable PlexusConfiguration models;

  /**
   * Render just these models: names of models or outputs, <code>*</code> and <code>?</code> being
   * wildcards. The outputs of all others stay as they are.
   *
   * <p><code>
   * mvn scad:render -Dscad.only=wheel*,axle
   * </code>
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.only")
  private @Nullable List<String> only;

  /**
   * The share of the models to render: <code>2/5</code> is the second of five shares that are
   * expected to take equally long, by the file <code>render_times.json</code> beside the YAML;
   * without that file, shares have equally many outputs. All shares together are all models that
   * are to be rendered, those of <code>only</code> if it is given, and no two shares have a model's
   * output in common. The outputs of all other models stay as they are. A share that is empty,
   * since there are more shares than outputs, is no error. By default all models are rendered. In
   * the YAML: <code>shard</code>.
   *
   * <p><code>
   * mvn scad:render -Dscad.shard=2/5
   * </code>
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.shard")
  private @Nullable String shard;

  /**
   * Where results go. By default <code>target/scad/outputs</code> or, for an execution with an id
   * of its own, <code>target/scad/ID/outputs</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.outputDirectory")
  private @Nullable File outputDirectory;

  /**
   * Renders everything, whether it is up to date or in a cache.
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.force", defaultValue = "false")
  private boolean force;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  private final RepositorySystem repositorySystem;

  /**
   * Creates the goal.
   *
   * @param repositorySystem resolves the embedded OpenSCAD
   */
  ConfiguredMojo(RepositorySystem repositorySystem) {
    this.repositorySystem = repositorySystem;
  }

  /**
   * Returns what is asked for.
   *
   * @param addResources whether the results become resources of the project
   * @throws MojoFailureException if the configuration makes no sense
   */
  RenderRequest request(boolean addResources) throws MojoFailureException {
    try {
      return new RenderRequest(
          configFile == null ? null : configFile.toPath(),
          configuration(),
          only == null ? List.of() : only,
          outputDirectory == null ? null : outputDirectory.toPath(),
          addResources,
          force);
    } catch (ConfigException e) {
      throw new MojoFailureException(e.getMessage());
    }
  }

  RenderExecution execution() {
    return new RenderExecution(project, session, execution, getLog(), repositorySystem);
  }

  /** All parameters that the YAML knows, too. */
  private Node.Mapping configuration() throws ConfigException {
    return new PomConfiguration(project.getFile().getName(), session.getUserProperties())
        .with("scadFile", scadFile)
        .with("openscadPath", openscadPath)
        .withWords("launcher", launcher, project.getProperties())
        .with("engine", engine)
        .with("threads", threads)
        .with("memory", memory)
        .with("quality", quality)
        .with("backend", backend)
        .with("strictness", strictness)
        .with("timeout", timeout)
        .with("failFast", failFast)
        .withAll("libraryPath", libraryPath)
        .withAll("fonts", fonts)
        .with("reproducible", reproducible)
        .withAll("allow", allow)
        .with("cache", cache)
        .with("cacheDirectory", cacheDirectory)
        .with("cacheSize", cacheSize)
        .with("remoteCache", remoteCache)
        .with("serverId", serverId)
        .with("push", push)
        .with("shard", shard)
        .withModels(models)
        .build();
  }
}
