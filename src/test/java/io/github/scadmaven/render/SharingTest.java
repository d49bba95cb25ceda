package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.cache.LocalCache;
import io.github.scadmaven.cache.NeedsNginx;
import io.github.scadmaven.cache.Nginx;
import io.github.scadmaven.cache.RemoteCache;
import io.github.scadmaven.cache.RemoteSettings;
import io.github.scadmaven.file.Folders;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkouts in different folders of different users share results through Debian's nginx. */
@NeedsNginx
class SharingTest {

  @TempDir Path folder;
  private Nginx nginx;
  private final ScriptedOpenScad openscad = new ScriptedOpenScad();
  private final List<String> warnings = new CopyOnWriteArrayList<>();

  @BeforeEach
  void startServer() throws Exception {
    nginx = Nginx.start(folder.resolve("server"));
  }

  @AfterEach
  void stopServer() throws Exception {
    nginx.close();
  }

  /** A user with a home folder of her own and a checkout in it. */
  private ReuseProject user(String name, boolean pushes) throws Exception {
    Path home = folder.resolve(name);
    RemoteSettings settings = new RemoteSettings(nginx.url(), pushes, null, null);
    return new ReuseProject(home.resolve("checkout-of-" + name))
        .openscad(openscad)
        .stores(
            new LocalCache(home.resolve("cache"), 1L << 30, warnings::add),
            new RemoteCache(settings, warnings::add))
        .file("a.scad", "// a")
        .file("b.scad", "// b")
        .models("", "a", "b")
        .reads("a", "a.scad")
        .reads("b", "b.scad");
  }

  @Test
  void whatOnePushesOthersNeedNotRender() throws Exception {
    ReuseProject ci = user("ci", true);
    assertThat(ci.build()).isEqualTo("a rendered, b rendered");

    ReuseProject ann = user("ann", false);
    assertThat(ann.build()).isEqualTo("a restored, b restored");
    assertThat(ann.output("a")).isEqualTo(ci.output("a"));
    assertThat(ann.messages()).containsExactly("read", "read");
    assertThat(openscad.started()).hasSize(2);
    assertThat(warnings).isEmpty();
  }

  @Test
  void whatCameFromTheServerIsKeptHere() throws Exception {
    user("ci", true).build();
    ReuseProject ann = user("ann", false);
    ann.build();
    nginx.close();
    Folders.delete(ann.target());

    assertThat(ann.build()).isEqualTo("a restored, b restored");
  }

  @Test
  void whoOnlyReadsPutsNothingThere() throws Exception {
    user("ann", false).build();

    assertThat(user("bob", false).build()).isEqualTo("a rendered, b rendered");
    assertThat(warnings).isEmpty();
  }

  @Test
  void aChangeOfOneUserIsNoneOfTheOthers() throws Exception {
    ReuseProject ci = user("ci", true);
    ci.build();
    ReuseProject ann = user("ann", true).file("a.scad", "// of ann");

    assertThat(ann.build()).isEqualTo("a rendered, b restored");
    assertThat(user("bob", false).build()).isEqualTo("a restored, b restored");
    assertThat(user("eve", false).file("a.scad", "// of ann").build())
        .isEqualTo("a restored, b restored");
  }

  @Test
  void entriesThatWereSpoiltOnTheServerCostAWarning() throws Exception {
    ReuseProject ci = user("ci", true);
    ci.build();
    for (Path blob : filesBelow("cas")) {
      Files.writeString(blob, "solid rubbish");
    }

    ReuseProject ann = user("ann", true);
    assertThat(ann.build()).isEqualTo("a rendered, b rendered");
    assertThat(ann.output("a")).isEqualTo(ci.output("a"));
    assertThat(warnings).isNotEmpty();
    assertThat(user("bob", false).build()).isEqualTo("a restored, b restored");
  }

  @Test
  void recordsThatWereSpoiltOnTheServerAreAsGoodAsMissing() throws Exception {
    user("ci", true).build();
    for (Path record : filesBelow("ac")) {
      Files.writeString(record, "rubbish");
    }

    assertThat(user("ann", false).build()).isEqualTo("a rendered, b rendered");
  }

  @Test
  void aServerThatIsGoneCostsAWarning() throws Exception {
    URI url = nginx.url();
    nginx.close();

    assertThat(user("ann", true).build()).isEqualTo("a rendered, b rendered");
    assertThat(warnings)
        .isNotEmpty()
        .allSatisfy(warning -> assertThat(warning).contains(url.getHost()));
  }

  private List<Path> filesBelow(String kind) throws IOException {
    try (Stream<Path> files = Files.walk(nginx.documentRoot())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().contains("/" + kind + "/"))
          .toList();
    }
  }
}
