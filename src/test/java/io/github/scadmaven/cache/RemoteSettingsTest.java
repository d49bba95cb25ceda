package io.github.scadmaven.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scadmaven.cache.RemoteSettings.Login;
import io.github.scadmaven.cache.RemoteSettings.Proxy;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An address that is none is named before anything is asked of it, and no password is shown. */
class RemoteSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://cache",
        "HTTPS://cache.example.com:8443/scad/",
        "http://127.0.0.1:8080",
        "http://[::1]:8080/"
      })
  void isAnAddress(String url) {
    assertThat(RemoteSettings.problemOf(url)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cache.example.com | must begin with http:// or https://",
        "cache.example.com:8080 | must begin with http:// or https://",
        "ftp://cache.example.com | must begin with http:// or https://",
        "http://a cache | is none: Illegal character in authority",
        "http:///scad | names no host",
        "http://my_cache | names no host",
        "http://cache:99999 | has a port that is not one of 1 to 65535",
        "http://cache/?a=b | must end before its '?' or '#'",
        "http://cache/#top | must end before its '?' or '#'",
        "http://me:secret@cache | holds a user or a password, which belong in settings.xml",
        "http://me:sec@ret@cache | holds a user or a password, which belong in settings.xml"
      })
  void isNone(String url, String problem) {
    assertThat(RemoteSettings.problemOf(url).orElseThrow())
        .startsWith("The remote cache's URL ")
        .contains(problem)
        .doesNotContain("sec");
    assertThatThrownBy(() -> new RemoteSettings(URI.create("ftp://cache"), false, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must begin with");
  }

  @Test
  void tellNoPassword() {
    Login login = new Login("me", "secret");

    assertThat(
            new RemoteSettings(
                URI.create("http://cache"), true, login, new Proxy("proxy", 3128, login)))
        .asString()
        .contains("http://cache", "me", "proxy", "3128")
        .doesNotContain("secret");
  }
}
