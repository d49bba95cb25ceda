package io.github.scadmaven.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read of it, word for word. */
class IoProblemTest {

  static Stream<Arguments> problems() {
    return Stream.of(
        Arguments.of(new IOException("No space left on device"), "No space left on device"),
        Arguments.of(new IOException(), "IOException"),
        Arguments.of(new AccessDeniedException("out"), "out: access is denied"),
        Arguments.of(new NoSuchFileException("out"), "out: does not exist"),
        Arguments.of(new FileAlreadyExistsException("out"), "out: is not a folder"),
        Arguments.of(
            new DirectoryNotEmptyException("a.stl"), "a.stl: is a folder with files in it"),
        Arguments.of(
            new FileSystemException("out", null, "Read-only file system"),
            "out: Read-only file system"),
        Arguments.of(
            new FileSystemException("from", "to", "Is a directory"), "to: Is a directory"));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void isThePathAndTheReasonInWords(IOException problem, String words) {
    assertThat(IoProblem.of(problem)).isEqualTo(words);
  }
}
