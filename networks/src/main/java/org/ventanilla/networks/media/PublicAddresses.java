package org.ventanilla.networks.media;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Which addresses are machines of the public internet. Everything else may be one of ours: loopback, private, link-local
 * (a cloud's metadata), shared (CGNAT), unique local, multicast, reserved, and the IPv6 forms that carry an IPv4 address.
 *
 * <p>Source: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890); 2000::/3 is all that is assigned as global
 * unicast (RFC 4291, section 2.4), so the rest of IPv6 is refused without a list.
 */
final class PublicAddresses {

  private static final List<Block> NOT_PUBLIC_IPV4 =
      blocks(
          "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
          "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
          "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");
  private static final Block GLOBAL_UNICAST = Block.of("2000::/3");
  private static final List<Block> NOT_PUBLIC_IPV6 =
      blocks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

  private PublicAddresses() {}

  /** True if the address is a machine of the public internet; an IPv4-mapped one is judged as the IPv4 address it is. */
  static boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return NOT_PUBLIC_IPV4.stream().noneMatch(block -> block.holds(bytes));
    }
    return GLOBAL_UNICAST.holds(bytes) && NOT_PUBLIC_IPV6.stream().noneMatch(block -> block.holds(bytes));
  }

  private static List<Block> blocks(String... texts) {
    return List.of(texts).stream().map(Block::of).toList();
  }

  private record Block(byte[] prefix, int bits) {

    static Block of(String text) {
      int slash = text.indexOf('/');
      try {
        // A literal: nobody is asked for it.
        byte[] prefix = InetAddress.getByName(text.substring(0, slash)).getAddress();
        return new Block(prefix, Integer.parseInt(text.substring(slash + 1)));
      } catch (UnknownHostException e) {
        throw new IllegalStateException(text, e);
      }
    }

    boolean holds(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >>> (bit % 8);
        if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
