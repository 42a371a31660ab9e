package org.ventanilla.networks;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ventanilla.events.Network;

/** Makes accounts of what a configuration declares. */
public final class DeclaredAccounts {

  private DeclaredAccounts() {}

  /**
   * The accounts by their ids, in the order given.
   *
   * @throws IllegalArgumentException if one is incomplete, or two are the same account of a network; the message names
   *     the key and no value
   */
  public static Map<String, Account> of(Map<String, ? extends DeclaredAccount> declared) {
    Map<String, Account> accounts = new LinkedHashMap<>();
    declared.forEach((id, account) -> accounts.put(id, account(id, account)));
    long different = accounts.values().stream().map(a -> a.network() + ":" + a.networkId()).distinct().count();
    if (different < accounts.size()) {
      throw new IllegalArgumentException("two of ventanilla.accounts have the same network and network-id");
    }
    return accounts;
  }

  private static Account account(String id, DeclaredAccount declared) {
    Network network = network(id, declared.network());
    String handle = declared.handle().orElse("");
    return new Account(
        id,
        network,
        declared.networkId(),
        handle,
        declared.name().orElse(handle.isEmpty() ? id : "@" + handle),
        new Credentials(
            declared.appKey().orElse(""),
            declared.appSecret().orElse(""),
            declared.token().orElse(""),
            declared.tokenSecret().orElse(""),
            declared.verifyToken().orElse("")),
        declared.baseUrl().orElseGet(() -> ownAddress(id, network)),
        declared.keywords().orElse(List.of()));
  }

  private static Network network(String id, String code) {
    try {
      return Network.of(code);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key(id) + "network is no network we know", e);
    }
  }

  private static URI ownAddress(String id, Network network) {
    return Networks.ownAddress(network)
        .orElseThrow(() -> new IllegalArgumentException(key(id) + "base-url is missing"));
  }

  private static String key(String id) {
    return "ventanilla.accounts.\"" + id + "\".";
  }
}
