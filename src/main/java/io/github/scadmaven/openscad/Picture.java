package io.github.scadmaven.openscad;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a PNG picture is taken. What is not said is OpenSCAD's choice; with no camera it steps back
 * until the whole model is in view.
 *
 * @param camera six numbers (where it is, what it looks at) or seven (what it looks at, how it is
 *     turned, how far away it is), as text; empty for OpenSCAD's
 * @param projection how distance is shown; {@code null} for OpenSCAD's, perspective
 * @param size in pixels; {@code null} for OpenSCAD's, 512 by 512
 * @param colorscheme one of OpenSCAD's colour schemes, by name; {@code null} for its first one
 * @param viewAll whether the camera is moved until the whole model is in view
 * @param fullRender whether the geometry is computed as for an STL, which shows no colours in
 *     2021.01, instead of a preview
 */
public record Picture(
    List<String> camera,
    @Nullable Projection projection,
    @Nullable Size size,
    @Nullable String colorscheme,
    boolean viewAll,
    boolean fullRender) {

  /** A picture of which nothing is said. */
  public static final Picture DEFAULT = new Picture(List.of(), null, null, null, false, false);

  public Picture {
    camera = List.copyOf(camera);
  }

  /** How distance is shown. */
  public enum Projection {
    /** What is far away is as large as what is near. */
    ORTHO,
    /** What is far away is smaller. */
    PERSPECTIVE;

    private String option() {
      return name().substring(0, 1).toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A size in pixels.
   *
   * @param width from 1 to {@link #LARGEST}
   * @param height from 1 to {@link #LARGEST}
   */
  public record Size(int width, int height) {

    /** Beyond it 2021.01 crashes, measured with Mesa's llvmpipe. */
    public static final int LARGEST = 16384;
  }

  /** Returns what OpenSCAD's command line must say. */
  List<String> arguments() {
    List<String> words = new ArrayList<>();
    if (!camera.isEmpty()) {
      words.add("--camera=" + String.join(",", camera));
    }
    if (projection != null) {
      words.add("--projection=" + projection.option());
    }
    if (size != null) {
      words.add("--imgsize=" + size.width() + "," + size.height());
    }
    if (colorscheme != null) {
      words.add("--colorscheme=" + colorscheme);
    }
    if (viewAll) {
      words.addAll(List.of("--autocenter", "--viewall"));
    }
    if (fullRender) {
      words.add("--render=true"); // in 2021.01 the option takes the next word if it has no value
    }
    return words;
  }

  /** Says it in words that stay the same. */
  @Override
  public String toString() {
    return arguments().stream().collect(Collectors.joining(" "));
  }
}
