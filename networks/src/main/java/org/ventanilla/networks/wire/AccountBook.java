package org.ventanilla.networks.wire;

import java.util.Collection;
import java.util.List;
import org.ventanilla.events.Author;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;

/** Whom a webhook speaks to, and who among its authors is the town itself. */
public final class AccountBook {

  private final Network network;
  private final List<Account> accounts;

  public AccountBook(Network network, Collection<Account> accounts) {
    this.network = network;
    this.accounts = accounts.stream().filter(account -> account.network() == network).toList();
  }

  public Network network() {
    return network;
  }

  /** Our id of the account with this id on the network, or {@code network:id} of one that is not configured. */
  public String accountFor(String networkId) {
    for (Account account : accounts) {
      if (account.networkId().equals(networkId)) {
        return account.id();
      }
    }
    return network.code() + ":" + (networkId.isEmpty() ? "unknown" : networkId);
  }

  /**
   * True if the author is the account spoken to, or any other of the town's accounts here.
   *
   * @param addressedTo the account's id on the network; empty when not told
   */
  public boolean isTown(Author author, String addressedTo) {
    if (!author.id().isEmpty() && author.id().equals(addressedTo)) {
      return true;
    }
    return accounts.stream()
        .anyMatch(
            account ->
                account.networkId().equals(author.id())
                    || !author.handle().isEmpty() && account.handle().equalsIgnoreCase(author.handle()));
  }

  /**
   * The author of a post whose network does not tell who wrote it. One a post, so that two strangers never become one
   * person or one conversation.
   */
  public static Author unknownAuthorOf(String postId) {
    return new Author("unknown-" + postId, "", "");
  }
}
