package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.engine.TestEngine;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * A project of small models that use all that OpenSCAD's language has, on which one OpenSCAD is
 * held against another: those in {@code solid} have a volume, those in {@code flat} an area.
 */
final class ComparisonProject {

  private static final String GATEWAY_MODULE = "from_gateway";
  private static final String STRANGE_NAME = "Größe №1, 100 % rund";

  private final ScadProject files;

  private ComparisonProject(ScadProject files) {
    this.files = files;
  }

  /** Copies the models into a folder, and makes there what is not text or has no plain name. */
  static ComparisonProject in(Path folder) throws IOException {
    ScadProject files = new ScadProject(folder).withModels("comparison");
    writeImage(files.file("parts/heights.png"));
    writeBinaryStl(files.file("parts/block-binary.stl"));
    if (canNameFilesBeyondAscii()) {
      files
          .with(
              "solid/" + STRANGE_NAME + ".scad",
              "use <../Teile & Räder/日本 (1).scad>",
              "import(\"../Teile & Räder/täil.off\");",
              "translate([20, 0, 0]) wheel();")
          .with("Teile & Räder/日本 (1).scad", "module wheel() cylinder(h = 3, r = 5, $fn = 11);")
          .with("Teile & Räder/täil.off", Files.readString(files.file("parts/prism.off")));
    }
    return new ComparisonProject(files);
  }

  /** The names of the models with a volume. */
  static List<String> solids() throws IOException {
    List<String> names = new ArrayList<>(filesIn("solid"));
    names.add(GATEWAY_MODULE);
    if (canNameFilesBeyondAscii()) {
      names.add(STRANGE_NAME);
    }
    return names;
  }

  /** The names of the models with an area. */
  static List<String> drawings() throws IOException {
    return filesIn("flat");
  }

  Path output(String name) {
    return files.output(name);
  }

  Map<String, byte[]> allBytes() throws IOException {
    return files.allBytes();
  }

  /** Renders all models with the embedded OpenSCAD; all of them must be good. */
  Outcome renderEmbedded(int threads, String solidForms) throws Exception {
    return render(
        solidForms, "engine: embedded", "threads: " + threads, "library_path: [libraries]");
  }

  /** The same with the one on PATH, which gets the letters and the MCAD of the embedded one. */
  Outcome renderNatively(int threads, String solidForms) throws Exception {
    return render(
        solidForms,
        "engine: native",
        "threads: " + threads,
        "library_path: [libraries, '%s']".formatted(TestEngine.content("libraries")),
        "fonts: ['%s']".formatted(TestEngine.content("fonts")));
  }

  private Outcome render(String solidForms, String... settings) throws Exception {
    List<String> yaml = new ArrayList<>(List.of(settings));
    yaml.addAll(List.of("timeout: 60s", "quality: 20"));
    yaml.add("models:");
    for (String name : solids()) {
      String source =
          name.equals(GATEWAY_MODULE) ? "module: " + name : "file: 'solid/%s.scad'".formatted(name);
      yaml.add("  - {%s, suffix: %s}".formatted(source, solidForms));
    }
    for (String name : drawings()) {
      yaml.add("  - {file: 'flat/%s.scad', suffix: [svg, dxf]}".formatted(name));
    }
    Outcome outcome = files.renderYaml(yaml.toArray(String[]::new));
    assertThat(outcome.report().failures())
        .extracting(failed -> failed.job().displayName() + ": " + failed.reasons().get(0).text())
        .isEmpty();
    return outcome;
  }

  /** The locale says which names a virtual machine can give to files. */
  private static boolean canNameFilesBeyondAscii() {
    return Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode("№日");
  }

  private static List<String> filesIn(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/openscad/comparison", folder))) {
      return files
          .map(file -> file.getFileName().toString().replace(".scad", ""))
          .sorted()
          .toList();
    }
  }

  /** A slope with a step in it. */
  private static void writeImage(Path file) throws IOException {
    BufferedImage image = new BufferedImage(5, 4, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        int grey = 30 * x + 20 * y + (x > 2 ? 60 : 0);
        image.setRGB(x, y, grey << 16 | grey << 8 | grey);
      }
    }
    ImageIO.write(image, "png", file.toFile());
  }

  /** A block of 8 × 9 × 5. */
  private static void writeBinaryStl(Path file) throws IOException {
    int[][] faces = {
      {0, 2, 3}, {0, 3, 1}, {4, 5, 7}, {4, 7, 6}, {0, 1, 5}, {0, 5, 4},
      {2, 6, 7}, {2, 7, 3}, {0, 4, 6}, {0, 6, 2}, {1, 3, 7}, {1, 7, 5},
    };
    ByteBuffer bytes = ByteBuffer.allocate(84 + 50 * faces.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(80).putInt(faces.length);
    for (int[] face : faces) {
      bytes.position(bytes.position() + 12); // OpenSCAD looks at the corners only
      for (int corner : face) {
        bytes
            .putFloat((corner & 1) * 8)
            .putFloat((corner >> 1 & 1) * 9)
            .putFloat((corner >> 2) * 5);
      }
      bytes.putShort((short) 0);
    }
    Files.write(file, bytes.array());
  }
}
