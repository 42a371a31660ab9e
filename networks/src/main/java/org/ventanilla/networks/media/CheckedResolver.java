package org.ventanilla.networks.media;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Gives the client only addresses that may be connected to. The client connects to what this returns and asks nobody
 * again, so a name whose second answer is another one gains nothing (DNS rebinding).
 */
final class CheckedResolver implements DnsResolver {

  private final DnsResolver names;
  private final Predicate<InetAddress> allowed;

  CheckedResolver(DnsResolver names, Predicate<InetAddress> allowed) {
    this.names = names;
    this.allowed = allowed;
  }

  /** A name that leads to a machine which must not be asked. */
  static final class ForbiddenAddressException extends UnknownHostException {

    ForbiddenAddressException(String host) {
      super(host);
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = names.resolve(host);
    // One address inside makes the whole name suspect: the client may try each of them.
    if (!Arrays.stream(found).allMatch(allowed)) {
      throw new ForbiddenAddressException(host);
    }
    return found;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
