package org.ventanilla.networks.media;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ventanilla.events.Network;

/**
 * The addresses that photos may be fetched from: the hosts on which the networks keep them, over https on its own port,
 * and origins that a configuration names exactly, such as the simulated networks' on this machine.
 *
 * <p>Sources: the networks' own content-security policies and API answers ({@code pbs.twimg.com}, {@code *.fbcdn.net},
 * {@code *.cdninstagram.com}, {@code lookaside.fbsbx.com}, {@code cdn.bsky.app}); a Mastodon server keeps its files, and
 * its copies of other servers', on itself or on a host below its name; Bluesky's own data servers are
 * {@code *.host.bsky.network}.
 */
public final class MediaHosts {

  /** Signed addresses of Meta come near 1,000 characters. */
  private static final int MAX_LENGTH = 4_096;

  private static final Pattern NAME = Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,62}");

  private final Set<String> origins;

  /**
   * @param origins further addresses to fetch from, each scheme, host and port and nothing else, for example
   *     {@code http://127.0.0.1:8090}; they are not held to be public
   * @throws IllegalArgumentException if one is not an origin
   */
  public MediaHosts(Collection<URI> origins) {
    this.origins = origins.stream().map(MediaHosts::checkedOrigin).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * An address that may be fetched.
   *
   * @param configured true if a configuration names its origin: it need not be public then
   */
  record Allowed(URI uri, boolean configured) {}

  /**
   * The address, if a photo of this network may be fetched from it.
   *
   * @param accountBase where the API of the municipal account answers: on Mastodon and Bluesky its host keeps photos
   */
  Optional<Allowed> find(Network network, URI accountBase, String url) {
    return parsed(url)
        .flatMap(
            uri -> {
              if (origins.contains(origin(uri))) {
                return Optional.of(new Allowed(uri, true));
              }
              boolean allowed = "https".equals(scheme(uri)) && isUsualPort(uri) && isHost(network, accountBase, host(uri));
              return allowed ? Optional.of(new Allowed(uri, false)) : Optional.empty();
            });
  }

  private static boolean isHost(Network network, URI accountBase, String host) {
    return NAME.matcher(host).matches() && hosts(network, accountBase).anyMatch(allowed -> covers(allowed, host));
  }

  /** Names, and with a dot in front the names below them. */
  private static Stream<String> hosts(Network network, URI accountBase) {
    return switch (network) {
      case X -> Stream.of("pbs.twimg.com", "video.twimg.com", "ton.twitter.com");
      case FACEBOOK, INSTAGRAM -> Stream.of(".fbcdn.net", ".cdninstagram.com", "lookaside.fbsbx.com");
      case MASTODON -> own(accountBase).flatMap(host -> Stream.of(host, "." + host));
      case BLUESKY -> Stream.concat(Stream.of("cdn.bsky.app", ".host.bsky.network"), own(accountBase));
      case WEB -> Stream.empty();
    };
  }

  private static Stream<String> own(URI accountBase) {
    return accountBase.getHost() == null ? Stream.empty() : Stream.of(host(accountBase)).filter(NAME.asMatchPredicate());
  }

  private static boolean covers(String allowed, String host) {
    return allowed.startsWith(".") ? host.endsWith(allowed) : host.equals(allowed);
  }

  private static boolean isUsualPort(URI uri) {
    return uri.getPort() == -1 || uri.getPort() == 443;
  }

  /** The address if it is one of RFC 3986 with a host and nothing that could be read in two ways. */
  private static Optional<URI> parsed(String url) {
    if (url == null || url.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(url).parseServerAuthority();
      boolean plain =
          uri.getHost() != null
              && uri.getRawUserInfo() == null
              && !url.contains("\\")
              && url.chars().allMatch(sign -> sign > ' ' && sign < 0x7F);
      return plain ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String checkedOrigin(URI uri) {
    boolean isOrigin =
        uri.getHost() != null
            && List.of("http", "https").contains(scheme(uri))
            && uri.getRawUserInfo() == null
            && List.of("", "/").contains(uri.getRawPath())
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null;
    if (!isOrigin) {
      throw new IllegalArgumentException("not an origin such as http://127.0.0.1:8090: " + uri);
    }
    return origin(uri);
  }

  private static String origin(URI uri) {
    int usual = "https".equals(scheme(uri)) ? 443 : 80;
    return scheme(uri) + "://" + host(uri) + ":" + (uri.getPort() == -1 ? usual : uri.getPort());
  }

  private static String scheme(URI uri) {
    return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
  }

  private static String host(URI uri) {
    return uri.getHost().toLowerCase(Locale.ROOT);
  }
}
