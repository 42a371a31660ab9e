package org.ventanilla.networks.instagram;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ventanilla.events.Mention;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.MentionPage;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.OutgoingReply;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.SentReply;
import org.ventanilla.networks.SocialNetwork;

/** INSTAGRAM. */
public final class InstagramNetwork implements SocialNetwork {

  @Override
  public Network network() {
    return Network.INSTAGRAM;
  }

  @Override
  public MentionPage readMentions(Account account, Cursor since) {
    throw new NetworkException.Unavailable("reading is not wired", null);
  }

  @Override
  public List<Reading> readWebhook(byte[] body, Collection<Account> accounts, Instant receivedAt) {
    return InstagramWebhook.read(body, accounts, receivedAt);
  }

  @Override
  public Optional<Mention> lookUp(Account account, Reading.Pointed pointed) {
    throw new NetworkException.Unavailable("looking up is not wired", null);
  }

  @Override
  public SentReply publish(Account account, OutgoingReply reply) {
    throw new NetworkException.Unavailable("publishing is not wired", null);
  }

  @Override
  public Optional<SentReply> findReply(Account account, OutgoingReply reply, Instant since) {
    throw new NetworkException.Unavailable("finding is not wired", null);
  }
}
