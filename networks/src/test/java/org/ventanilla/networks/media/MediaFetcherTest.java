package org.ventanilla.networks.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.events.Network;
import org.ventanilla.networks.media.Fetched.Nothing;
import org.ventanilla.networks.media.Fetched.Photo;
import org.ventanilla.networks.media.Fetched.Reason;

/** Photos from servers of every character, on this machine. */
@Timeout(60)
class MediaFetcherTest {

  private static final URI BASE = URI.create("https://api.x.com");
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F'};

  @TempDir Path directory;

  private PhotoHost host;
  private MediaFetcher fetcher;

  @BeforeEach
  void aHost() throws IOException {
    host = PhotoHost.plain();
    fetcher = fetcher(Duration.ofSeconds(20));
  }

  private MediaFetcher fetcher(Duration most) {
    return new MediaFetcher(new MediaHosts(List.of(host.origin())), Duration.ofSeconds(5), most);
  }

  @AfterEach
  void close() {
    fetcher.close();
    host.close();
  }

  private Fetched fetch(String path) {
    return fetcher.fetch(Network.X, BASE, host.origin() + path);
  }

  private void assertNothing(Fetched fetched, Reason reason) {
    assertThat(fetched).isEqualTo(new Nothing(reason));
  }

  @Test
  void aPhotoComesAsItIs() {
    host.with("/photo", JPEG);
    Photo photo = (Photo) fetch("/photo?name=large");
    assertThat(photo.type()).isEqualTo(PhotoType.JPEG);
    assertThat(photo.bytes()).isEqualTo(JPEG);
    assertThat(host.asked()).containsExactly("127.0.0.1:" + host.port() + "/photo?name=large");
  }

  @ParameterizedTest
  @CsvSource({
    "401, GONE", "403, GONE", "404, GONE", "410, GONE", "204, GONE", "206, GONE", "300, GONE",
    "429, UNREACHABLE", "500, UNREACHABLE", "503, UNREACHABLE"
  })
  void whatTheNetworkAnswersDecidesWhetherItIsAskedAgain(int status, Reason reason) {
    host.with("/photo", call -> PhotoHost.send(call, status, new byte[0]));
    assertNothing(fetch("/photo"), reason);
    assertThat(host.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><body>Inicie sesión</body></html>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
        "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg>&x;</svg>",
        "%!PS-Adobe-3.0", "%PDF-1.7", "BM", "RIFF    WAVE", "GIF88a", "II*\0",
      })
  void whatIsNoPhotoIsNotTakenForOneWhateverItsHeaderSays(String body) {
    host.with(
        "/photo.jpg",
        call -> {
          call.getResponseHeaders().set("Content-Type", "image/jpeg");
          PhotoHost.send(call, 200, body.getBytes(UTF_8));
        });
    assertNothing(fetch("/photo.jpg"), Reason.NO_PHOTO);
  }

  @Test
  void anEmptyAnswerIsNoPhoto() {
    host.with("/photo", call -> call.sendResponseHeaders(200, -1));
    assertNothing(fetch("/photo"), Reason.NO_PHOTO);
  }

  @Test
  void aPackedPhotoIsNotUnpacked() {
    host.with(
        "/photo",
        call -> {
          assertThat(call.getRequestHeaders()).doesNotContainKey("Accept-encoding");
          call.getResponseHeaders().set("Content-Encoding", "gzip");
          PhotoHost.send(call, 200, new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0});
        });
    assertNothing(fetch("/photo"), Reason.NO_PHOTO);
  }

  @Test
  void aPhotoThatSaysThatItIsTooLargeIsNotRead() {
    host.with("/photo", call -> call.sendResponseHeaders(200, MediaFetcher.MAX_BYTES + 1L));
    assertNothing(fetch("/photo"), Reason.TOO_LARGE);
  }

  @Test
  void aBodyWithoutEndIsCutWhereTheLimitIs() throws InterruptedException {
    CountDownLatch cut = new CountDownLatch(1);
    host.with(
        "/photo",
        call -> {
          call.sendResponseHeaders(200, 0);
          OutputStream out = call.getResponseBody();
          try {
            out.write(JPEG);
            while (true) {
              out.write(new byte[1 << 16]);
            }
          } catch (IOException e) {
            cut.countDown();
            throw e;
          }
        });
    assertNothing(fetch("/photo"), Reason.TOO_LARGE);
    assertThat(cut.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatAnErrorOrARedirectCarriesIsNotRead() {
    for (int status : List.of(404, 302)) {
      host.with("/" + status, call -> {
        call.getResponseHeaders().set("Location", "/photo");
        call.sendResponseHeaders(status, 0);
        while (true) {
          call.getResponseBody().write(new byte[1 << 16]);
        }
      });
    }
    host.with("/photo", JPEG);
    assertNothing(fetch("/404"), Reason.GONE);
    assertThat(fetch("/302")).isInstanceOf(Photo.class);
  }

  @Test
  void aServerThatDripsIsLeftInTime() {
    host.with(
        "/photo",
        call -> {
          call.sendResponseHeaders(200, 1000);
          drip(call.getResponseBody());
        });
    fetcher.close();
    fetcher = fetcher(Duration.ofMillis(900));
    long start = System.nanoTime();
    assertNothing(fetch("/photo"), Reason.TOO_SLOW);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(850), Duration.ofSeconds(5));
  }

  private static void drip(OutputStream out) throws IOException {
    while (true) {
      out.write(0xFF);
      out.flush();
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }

  @Test
  void aMachineThatIsOffMayBeThereLater() {
    host.close();
    assertNothing(fetch("/photo"), Reason.UNREACHABLE);
  }

  @Test
  void aPhotoThatMovedIsFollowedThreeTimes() {
    host.with("/photo", JPEG).sendingOn("/1", "/photo").sendingOn("/2", "1").sendingOn("/3", host.origin() + "/2")
        .sendingOn("/4", "/3").sendingOn("/round", "/round");
    assertThat(fetch("/3")).isInstanceOf(Photo.class);
    assertNothing(fetch("/4"), Reason.LED_AROUND);
    assertNothing(fetch("/round"), Reason.LED_AROUND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/inside", "http://[::1]:80/", "https://169.254.169.254/latest/meta-data/", "//evil.example/1.jpg",
        "http://localhost:1/", "file:///etc/passwd", "ht tp://x", "http://127.0.0.1:{port}@evil.example/", "\\\\evil.example\\"
      })
  void aRedirectToWhatIsNotAllowedIsNotFollowed(String to) {
    host.sendingOn("/photo", to.replace("{port}", String.valueOf(host.port())));
    Fetched fetched = fetch("/photo");
    assertNothing(fetched, Reason.NOT_ALLOWED);
  }

  @Test
  void aRedirectWithoutPlaceIsAnEnd() {
    host.with("/photo", call -> call.sendResponseHeaders(302, -1));
    assertNothing(fetch("/photo"), Reason.GONE);
  }

  /** Names that lead where this says; the first answers first. */
  private static final class Names implements DnsResolver {

    private final Map<String, Deque<String>> answers;
    private final AtomicInteger asked = new AtomicInteger();

    Names(Map<String, List<String>> answers) {
      this.answers = new java.util.HashMap<>();
      answers.forEach((name, each) -> this.answers.put(name, new ArrayDeque<>(each)));
    }

    @Override
    public InetAddress[] resolve(String name) throws UnknownHostException {
      asked.incrementAndGet();
      Deque<String> left = answers.get(name);
      if (left == null) {
        throw new UnknownHostException(name);
      }
      String answer = left.size() > 1 ? left.poll() : left.peek();
      List<InetAddress> found = new java.util.ArrayList<>();
      for (String each : answer.split(" ")) {
        found.add(InetAddress.getByName(each));
      }
      return found.toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String name) {
      return name;
    }
  }

  /** In these tests 127.0.0.2 stands for the public internet, and 127.0.0.1 for what is ours. */
  private MediaFetcher onTheInternet(Names names, SSLContext tls, int port) throws UnknownHostException {
    InetAddress internet = InetAddress.getByName("127.0.0.2");
    return new MediaFetcher(
        new MediaHosts(List.of(host.origin())), Duration.ofSeconds(5), Duration.ofSeconds(20), names, internet::equals, port,
        new DefaultClientTlsStrategy(tls));
  }

  @Test
  void aNameThatIsInsideOnTheSecondAnswerIsConnectedToWhereItWasChecked() throws IOException, GeneralSecurityException {
    SSLContext tls = PhotoHost.certificateFor(directory, "dns:pbs.twimg.com");
    Names names = new Names(Map.of("pbs.twimg.com", List.of("127.0.0.2", "127.0.0.1")));
    try (PhotoHost outside = PhotoHost.secure("127.0.0.2", 0, tls);
        PhotoHost inside = PhotoHost.secure("127.0.0.1", outside.port(), tls);
        MediaFetcher careful = onTheInternet(names, tls, outside.port())) {
      outside.with("/", JPEG);
      inside.with("/", JPEG);
      assertThat(careful.fetch(Network.X, BASE, "https://pbs.twimg.com/media/1.jpg")).isInstanceOf(Photo.class);
      assertThat(names.asked).hasValue(1);
      assertThat(outside.asked()).containsExactly("pbs.twimg.com/media/1.jpg");

      assertNothing(careful.fetch(Network.X, BASE, "https://pbs.twimg.com/media/1.jpg"), Reason.NOT_ALLOWED);
      assertThat(inside.asked()).isEmpty();
    }
  }

  @Test
  void aRedirectBetweenTheNetworksHostsIsCheckedAgain() throws IOException, GeneralSecurityException {
    SSLContext tls = PhotoHost.certificateFor(directory, "dns:pbs.twimg.com,dns:video.twimg.com,dns:ton.twitter.com");
    Names names =
        new Names(
            Map.of(
                "pbs.twimg.com", List.of("127.0.0.2"),
                "video.twimg.com", List.of("127.0.0.2"),
                "ton.twitter.com", List.of("127.0.0.2 127.0.0.1")));
    try (PhotoHost outside = PhotoHost.secure("127.0.0.2", 0, tls);
        PhotoHost inside = PhotoHost.secure("127.0.0.1", outside.port(), tls);
        MediaFetcher careful = onTheInternet(names, tls, outside.port())) {
      outside.with("/photo", JPEG).sendingOn("/good", "https://video.twimg.com/photo")
          .sendingOn("/bad", "https://ton.twitter.com/photo");
      inside.with("/photo", JPEG);
      assertThat(careful.fetch(Network.X, BASE, "https://pbs.twimg.com/good")).isInstanceOf(Photo.class);
      assertNothing(careful.fetch(Network.X, BASE, "https://pbs.twimg.com/bad"), Reason.NOT_ALLOWED);
      assertThat(inside.asked()).isEmpty();
      assertThat(outside.asked()).containsExactly("pbs.twimg.com/good", "video.twimg.com/photo", "pbs.twimg.com/bad");
    }
  }

  @Test
  void aHostThatCannotProveItsNameIsNotBelieved() throws IOException, GeneralSecurityException {
    SSLContext tls = PhotoHost.certificateFor(directory, "dns:somebody.example");
    Names names = new Names(Map.of("pbs.twimg.com", List.of("127.0.0.2")));
    try (PhotoHost outside = PhotoHost.secure("127.0.0.2", 0, tls);
        MediaFetcher careful = onTheInternet(names, tls, outside.port())) {
      outside.with("/", JPEG);
      assertNothing(careful.fetch(Network.X, BASE, "https://pbs.twimg.com/1.jpg"), Reason.UNREACHABLE);
      assertThat(outside.asked()).isEmpty();
    }
  }

  @Test
  void aNameThatNobodyKnowsMayBeKnownLater() throws IOException, GeneralSecurityException {
    SSLContext tls = SSLContext.getDefault();
    try (MediaFetcher careful = onTheInternet(new Names(Map.of()), tls, 443)) {
      assertNothing(careful.fetch(Network.X, BASE, "https://pbs.twimg.com/1.jpg"), Reason.UNREACHABLE);
    }
  }

  @Test
  void theRealRuleRefusesThisMachine() throws IOException, GeneralSecurityException {
    Names names = new Names(Map.of("pbs.twimg.com", List.of("127.0.0.2")));
    try (MediaFetcher real =
        new MediaFetcher(
            new MediaHosts(List.of()), Duration.ofSeconds(5), Duration.ofSeconds(20), names, PublicAddresses::contains, 443,
            new DefaultClientTlsStrategy(SSLContext.getDefault()))) {
      assertNothing(real.fetch(Network.X, BASE, "https://pbs.twimg.com/1.jpg"), Reason.NOT_ALLOWED);
    }
  }
}
