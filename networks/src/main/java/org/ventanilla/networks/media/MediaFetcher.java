package org.ventanilla.networks.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.ventanilla.events.Network;
import org.ventanilla.networks.media.Fetched.Nothing;
import org.ventanilla.networks.media.Fetched.Photo;
import org.ventanilla.networks.media.Fetched.Reason;

/**
 * Fetches a citizen's photo from the network that keeps it. Each address, also one that a network sends us on to, must be
 * on the list of {@link MediaHosts} and must lead to a public machine; the size is limited while it is read, the whole
 * takes at most a given time, and the first bytes say what it is. Thread-safe; one request a fetch and hop, never two.
 *
 * <p>It connects by itself, without a proxy: through one, nobody could check what is connected to.
 */
public final class MediaFetcher implements AutoCloseable {

  /** The largest photo, in bytes; no network takes a larger one. */
  public static final int MAX_BYTES = 15 * 1024 * 1024;

  /** How often a network may send us on. */
  private static final int MAX_HOPS = 3;

  private static final int MAX_HEADERS = 100;
  private static final int MAX_HEADER_LENGTH = 16_384;
  private static final int AT_ONCE = 16;

  private final MediaHosts hosts;
  private final Duration most;
  private final CloseableHttpClient toPublic;
  private final CloseableHttpClient toConfigured;
  private final ScheduledThreadPoolExecutor watch;

  /**
   * @param connect how long a connection may take, and a server may be silent
   * @param most how long a photo may take altogether
   */
  public MediaFetcher(MediaHosts hosts, Duration connect, Duration most) {
    this(hosts, connect, most, SystemDefaultDnsResolver.INSTANCE, PublicAddresses::contains, 443,
        DefaultClientTlsStrategy.createDefault());
  }

  MediaFetcher(
      MediaHosts hosts,
      Duration connect,
      Duration most,
      DnsResolver names,
      Predicate<InetAddress> isPublic,
      int httpsPort,
      TlsSocketStrategy tls) {
    this.hosts = hosts;
    this.most = most;
    this.toPublic = client(new CheckedResolver(names, isPublic), connect, httpsPort, tls);
    this.toConfigured = client(names, connect, httpsPort, tls);
    this.watch = watch();
  }

  /**
   * Fetches one photo.
   *
   * @param network whose photo it is
   * @param accountBase where the API of the municipal account answers
   * @param url as the network gave it; any text
   */
  public Fetched fetch(Network network, URI accountBase, String url) {
    long end = System.nanoTime() + most.toNanos();
    String next = url;
    for (int hop = 0; hop <= MAX_HOPS; hop++) {
      Optional<MediaHosts.Allowed> allowed = hosts.find(network, accountBase, next);
      if (allowed.isEmpty()) {
        return new Nothing(Reason.NOT_ALLOWED);
      }
      Step step = ask(allowed.get(), end);
      if (step.end() != null) {
        return step.end();
      }
      next = step.next();
    }
    return new Nothing(Reason.LED_AROUND);
  }

  /** Where it leads: to an end or to another address. */
  private record Step(Fetched end, String next) {

    static Step ended(Reason reason) {
      return new Step(new Nothing(reason), null);
    }
  }

  private Step ask(MediaHosts.Allowed allowed, long end) {
    HttpGet request = new HttpGet(allowed.uri());
    long left = end - System.nanoTime();
    if (left <= 0) {
      return Step.ended(Reason.TOO_SLOW);
    }
    Future<?> cut = watch.schedule(request::cancel, left, TimeUnit.NANOSECONDS);
    try {
      CloseableHttpClient client = allowed.configured() ? toConfigured : toPublic;
      ClassicHttpResponse response = client.executeOpen(HttpHost.create(allowed.uri()), request, null);
      try {
        return read(allowed.uri(), response);
      } finally {
        // The connection goes first: to close an answer politely would be to read the rest of it.
        request.cancel();
        Closer.closeQuietly(response);
      }
    } catch (CheckedResolver.ForbiddenAddressException e) {
      return Step.ended(Reason.NOT_ALLOWED);
    } catch (IOException | RuntimeException e) {
      return Step.ended(System.nanoTime() >= end ? Reason.TOO_SLOW : Reason.UNREACHABLE);
    } finally {
      cut.cancel(false);
    }
  }

  private static Step read(URI uri, ClassicHttpResponse response) throws IOException {
    int status = response.getCode();
    return switch (status) {
      case 200 -> new Step(photo(response), null);
      case 301, 302, 303, 307, 308 -> sentOn(uri, response.getFirstHeader(HttpHeaders.LOCATION));
      case 408, 425, 429 -> Step.ended(Reason.UNREACHABLE);
      default -> Step.ended(status >= 500 ? Reason.UNREACHABLE : Reason.GONE);
    };
  }

  private static Step sentOn(URI from, Header location) {
    if (location == null) {
      return Step.ended(Reason.GONE);
    }
    try {
      return new Step(null, from.resolve(new URI(location.getValue())).toString());
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Step.ended(Reason.NOT_ALLOWED);
    }
  }

  private static Fetched photo(ClassicHttpResponse response) throws IOException {
    if (response.getEntity() == null) {
      return new Nothing(Reason.NO_PHOTO);
    }
    if (response.getEntity().getContentLength() > MAX_BYTES) {
      return new Nothing(Reason.TOO_LARGE);
    }
    InputStream body = response.getEntity().getContent();
    byte[] bytes = body.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      return new Nothing(Reason.TOO_LARGE);
    }
    return PhotoType.of(bytes).<Fetched>map(type -> new Photo(type, bytes)).orElse(new Nothing(Reason.NO_PHOTO));
  }

  /** A client that does what it is told and nothing more: no redirects, retries, cookies, proxies or unpacking. */
  private static CloseableHttpClient client(DnsResolver names, Duration connect, int httpsPort, TlsSocketStrategy tls) {
    Timeout wait = Timeout.of(connect);
    SchemePortResolver ports =
        host -> host.getPort() > 0 ? host.getPort() : "https".equals(host.getSchemeName()) ? httpsPort : 80;
    Http1Config limits =
        Http1Config.custom().setMaxHeaderCount(MAX_HEADERS).setMaxLineLength(MAX_HEADER_LENGTH).build();
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setSchemePortResolver(ports)
                .setTlsSocketStrategy(tls)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(limits).build())
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom().setConnectTimeout(wait).setSocketTimeout(wait).build())
                .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(wait).build())
                .setMaxConnTotal(AT_ONCE)
                .setMaxConnPerRoute(AT_ONCE)
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(wait)
                .setResponseTimeout(wait)
                .setProtocolUpgradeEnabled(false)
                .build())
        .setConnectionReuseStrategy((request, response, context) -> false)
        .setSchemePortResolver(ports)
        .setUserAgent("Ventanilla")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableAuthCaching()
        .disableCookieManagement()
        .disableContentCompression()
        .build();
  }

  private static ScheduledThreadPoolExecutor watch() {
    ScheduledThreadPoolExecutor watch =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "photo-watch");
              thread.setDaemon(true);
              return thread;
            });
    watch.setRemoveOnCancelPolicy(true);
    return watch;
  }

  @Override
  public void close() {
    watch.shutdownNow();
    toPublic.close(CloseMode.IMMEDIATE);
    toConfigured.close(CloseMode.IMMEDIATE);
  }
}
