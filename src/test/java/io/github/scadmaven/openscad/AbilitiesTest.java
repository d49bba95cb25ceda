package io.github.scadmaven.openscad;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What an OpenSCAD can do is read from its own help. */
class AbilitiesTest {

  private static final Version ANY = new Version(2021, 1, 0);

  private static final String HELP_2019 =
      """
      Usage: openscad [options] file.scad
      Allowed options:
        -o [ --o ] arg              output specified file instead of running the GUI, the
                                    file extension specifies the type: stl, off, amf, csg,
                                    dxf, svg, png, echo, ast, term, nef3, nefdbg
        -D [ --D ] arg              var=val -pre-define variables
      """;

  private static final String HELP_2021 =
      """
      Usage: openscad [options] file.scad
      Allowed options:
        --export-format arg          overrides format of exported scad file when
                                     using option '-o', arg can be any of its
                                     supported file extensions.  For ascii stl
                                     export, specify 'asciistl', and for binary stl
                                     export, specify 'binstl'.
        -o [ --o ] arg               output specified file instead of running the
                                     GUI, the file extension specifies the type: stl,
                                     off, amf, 3mf, csg, dxf, svg, pdf, png, echo,
                                     ast, term, nef3, nefdbg
        -D [ --D ] arg               var=val -pre-define variables
      """;

  private static final String HELP_2023 =
      HELP_2021
          + """
        --enable arg                 enable experimental features (specify 'all' for
                                     enabling all available features): roof |
                                     input-driver-dbus | lazy-union |
                                     vertex-object-renderers-indexing | textmetrics |
                                     import-function | fast-csg | manifold | python
        --debug arg                  special debug info
      """;

  private static final String HELP_2025 =
      HELP_2021
          + """
        --backend arg                3D rendering backend to use: 'CGAL' (old/slow)
                                     [default] or 'Manifold' (new/fast)
        --enable arg                 enable experimental features: roof | lazy-union
      """;

  @Test
  void openScad2019HasNoExportFormatAndNoManifold() {
    assertThat(Abilities.of(ANY, "", HELP_2019, "").exportFormat()).isFalse();
    assertThat(Abilities.of(ANY, "", HELP_2019, "").backendArguments(null)).isEmpty();
  }

  @Test
  void openScad2021HasExportFormatButNoManifold() {
    assertThat(Abilities.of(ANY, "", HELP_2021, "").exportFormat()).isTrue();
    assertThat(Abilities.of(ANY, "", HELP_2021, "").backendArguments(null)).isEmpty();
  }

  @Test
  void snapshotsFrom2023HaveManifoldAsAFeature() {
    assertThat(Abilities.of(ANY, "", HELP_2023, "").backendArguments(null))
        .containsExactly("--enable=manifold");
  }

  @Test
  void snapshotsSince2024HaveManifoldAsABackend() {
    assertThat(Abilities.of(ANY, "", HELP_2025, "").backendArguments(null))
        .containsExactly("--backend=Manifold");
  }

  @Test
  void cgalIsWhatIsThereWithoutManifold() {
    assertThat(Abilities.of(ANY, "", HELP_2021, "").backendArguments(Backend.CGAL)).isEmpty();
    assertThat(Abilities.of(ANY, "", HELP_2023, "").backendArguments(Backend.CGAL)).isEmpty();
    assertThat(Abilities.of(ANY, "", HELP_2025, "").backendArguments(Backend.CGAL))
        .containsExactly("--backend=CGAL");
  }

  @Test
  void lineEndsOfWindowsMakeNoDifference() {
    assertThat(Abilities.of(ANY, "", HELP_2023.replace("\n", "\r\n"), "").backendArguments(null))
        .containsExactly("--enable=manifold");
  }

  @Test
  void manifoldInTheTextOfAnotherOptionIsNoFeature() {
    String help =
        """
          --enable arg    enable experimental features: roof | lazy-union
          --check arg     whether the output is manifold
        """;

    assertThat(Abilities.of(ANY, "", help, "").backendArguments(null)).isEmpty();
  }

  @Test
  void theVersionIsTheGivenOne() {
    assertThat(Abilities.of(ANY, "", "", "").version()).isEqualTo(ANY);
  }

  @Test
  void releasesWriteWhatTheyKnowAndOfSnapshotsItIsNotKnown() {
    Abilities of2019 = Abilities.of(new Version(2019, 5, 0), "", HELP_2019, "");
    Abilities of2021 = Abilities.of(new Version(2021, 1, 0), "", HELP_2021, "");
    Abilities of2025 = Abilities.of(new Version(2025, 3, 25), "", HELP_2025, "");

    for (Format format : List.of(Format.OBJ, Format.WRL, Format.POV, Format.PARAM)) {
      assertThat(of2021.exports(format)).isFalse();
      assertThat(of2025.exports(format)).isTrue();
    }
    for (Format format : List.of(Format.PDF, Format.BINSTL, Format.ASCIISTL)) {
      assertThat(of2019.exports(format)).isFalse();
      assertThat(of2021.exports(format)).isTrue();
    }
    assertThat(of2019.exports(Format.STL)).isTrue();
  }

  @Test
  void colourSchemesAreListedByHelp() {
    String help =
        """
          --colorscheme arg            =colorscheme: *Cornfield | Metallic | Sunset |
                                       Starnight | Solarized | Tomorrow | Tomorrow
                                       Night | Monotone

          -d [ --d ] arg               deps_file -generate a dependency file for make
        """;

    assertThat(Abilities.of(ANY, "", help, "").colorschemes())
        .containsExactly(
            "Cornfield",
            "Metallic",
            "Sunset",
            "Starnight",
            "Solarized",
            "Tomorrow",
            "Tomorrow Night",
            "Monotone");
    assertThat(Abilities.of(ANY, "", HELP_2019, "").colorschemes()).isEmpty();
  }
}
