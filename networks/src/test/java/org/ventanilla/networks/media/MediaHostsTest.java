package org.ventanilla.networks.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.events.Network;

class MediaHostsTest {

  private static final URI INSTANCE = URI.create("https://social.villarrio.example");

  private final MediaHosts hosts = new MediaHosts(List.of(URI.create("http://127.0.0.1:8090")));

  @ParameterizedTest
  @CsvSource({
    "X, https://pbs.twimg.com/media/G1a.jpg?format=jpg&name=large",
    "X, HTTPS://PBS.TWIMG.COM:443/media/G1a.jpg",
    "FACEBOOK, https://scontent-mad1-1.xx.fbcdn.net/v/t39/1.jpg?oh=00_A&oe=68",
    "INSTAGRAM, https://scontent.cdninstagram.com/v/t51/1.webp",
    "INSTAGRAM, https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=1&signature=A",
    "MASTODON, https://social.villarrio.example/system/media_attachments/1.png",
    "MASTODON, https://files.social.villarrio.example/cache/1.png",
    "BLUESKY, https://cdn.bsky.app/img/feed_fullsize/plain/did:plc:1/b@jpeg",
    "BLUESKY, https://morel.us-east.host.bsky.network/xrpc/com.atproto.sync.getBlob?did=did:plc:1&cid=b",
    "X, http://127.0.0.1:8090/plaza/assets/sample.png",
    "WEB, http://127.0.0.1:8090/plaza/assets/sample.png",
  })
  void photosAreFetchedFromTheNetworksOwnHosts(Network network, String url) {
    assertThat(hosts.find(network, INSTANCE, url)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://pbs.twimg.com/media/1.jpg",
        "ftp://pbs.twimg.com/1.jpg",
        "file:///etc/passwd",
        "jar:https://pbs.twimg.com/a.jar!/b",
        "data:image/png;base64,AAAA",
        "https://user@pbs.twimg.com/1.jpg",
        "https://pbs.twimg.com@evil.example/1.jpg",
        "https://pbs.twimg.com:pass@evil.example/1.jpg",
        "https://pbs.twimg.com:8443/1.jpg",
        "https://pbs.twimg.com:22/1.jpg",
        "https://pbs.twimg.com:0/1.jpg",
        "https://pbs.twimg.com./1.jpg",
        "https://pbs.twimg.com.evil.example/1.jpg",
        "https://evil-pbs.twimg.com.evil.example/1.jpg",
        "https://evilpbs.twimg.com/1.jpg",
        "https://xn--pbs-twimg-com.example/1.jpg",
        "https://pbs.twimg.xn--com-0b4a/1.jpg",
        "https://pbs.twimɡ.com/1.jpg",
        "https://pbs。twimg。com/1.jpg",
        "https://pbs.twimg.com\\@evil.example/1.jpg",
        "https:\\\\pbs.twimg.com/1.jpg",
        "https://evil.example\\.pbs.twimg.com/",
        "https://evil.example#@pbs.twimg.com/",
        "https://evil.example?@pbs.twimg.com/",
        "https://pbs.twimg.com%2eevil.example/",
        "https://pbs.twimg.com%00.evil.example/",
        "https://pbs.twimg.com\t/1.jpg",
        "https://pbs.twimg.com/1.jpg\r\nHost: evil.example",
        " https://pbs.twimg.com/1.jpg",
        "//pbs.twimg.com/1.jpg",
        "/media/1.jpg",
        "https:pbs.twimg.com/1.jpg",
        "https:///pbs.twimg.com/1.jpg",
        "https://[::1]/1.jpg",
        "https://[::ffff:127.0.0.1]/1.jpg",
        "https://[fe80::1%25eth0]/1.jpg",
        "https://127.0.0.1/1.jpg",
        "https://2130706433/1.jpg",
        "https://0177.0.0.1/1.jpg",
        "https://0x7f.1/1.jpg",
        "https://localhost/1.jpg",
        "https://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1:8091/plaza/assets/sample.png",
        "https://127.0.0.1:8090/plaza/assets/sample.png",
        "http://localhost:8090/plaza/assets/sample.png",
        "http://127.0.0.1:8090@evil.example/",
        "http://user@127.0.0.1:8090/",
        "http://127.1:8090/",
        "",
        "no address at all",
      })
  void nothingElseIsFetched(String url) {
    for (Network network : Network.values()) {
      assertThat(hosts.find(network, INSTANCE, url)).as(network.code()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FACEBOOK, https://pbs.twimg.com/1.jpg",
    "X, https://scontent.xx.fbcdn.net/1.jpg",
    "X, https://social.villarrio.example/1.jpg",
    "X, https://cdn.bsky.app/1.jpg",
    "FACEBOOK, https://fbcdn.net/1.jpg",
    "FACEBOOK, https://evilfbcdn.net/1.jpg",
    "MASTODON, https://evilsocial.villarrio.example/1.jpg",
    "MASTODON, https://villarrio.example/1.jpg",
    "BLUESKY, https://files.social.villarrio.example/1.jpg",
    "WEB, https://pbs.twimg.com/1.jpg",
  })
  void aNetworksHostIsNoOtherNetworks(Network network, String url) {
    assertThat(hosts.find(network, INSTANCE, url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:9999", "https://localhost", "https://[::1]", "https://10.0.0.1", "", "x:y"})
  void anAccountOnAMachineOfOursOpensNoHost(String base) {
    for (String url : List.of("https://127.0.0.1:9999/1.jpg", "https://localhost/1.jpg", "https://[::1]/", "https://10.0.0.1/")) {
      assertThat(hosts.find(Network.MASTODON, URI.create(base), url)).isEmpty();
    }
  }

  @Test
  void anAddressWithoutEndIsNotFetched() {
    assertThat(hosts.find(Network.X, INSTANCE, "https://pbs.twimg.com/" + "a".repeat(5_000))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8090/path", "ftp://127.0.0.1", "127.0.0.1:8090", "http://u@h", "http://h?q", "http:///"})
  void whatIsNoOriginCannotBeConfigured(String origin) {
    assertThatThrownBy(() -> new MediaHosts(List.of(URI.create(origin)))).isInstanceOf(IllegalArgumentException.class);
  }
}
