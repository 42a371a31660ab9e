package org.ventanilla.ingest.town;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.ventanilla.events.Author;
import org.ventanilla.events.Change;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.MentionPage;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.OutgoingReply;
import org.ventanilla.networks.RateLimit;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.SentReply;
import org.ventanilla.networks.SocialNetwork;
import org.ventanilla.networks.Subscription;

/**
 * A network in memory whose every answer a test can choose: the misbehaviour at an exact call, which the simulated
 * networks do not offer.
 */
@Singleton
public class VillageNetwork implements SocialNetwork {

  public static final int PAGE = 10;

  private final Map<String, List<Mention>> said = new ConcurrentHashMap<>();
  private final Map<String, Supplier<RuntimeException>> troubles = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> atOnce = new ConcurrentHashMap<>();
  private final Map<String, Runnable> delays = new ConcurrentHashMap<>();
  private final Set<String> dropped = ConcurrentHashMap.newKeySet();
  private final Set<String> stubborn = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedDeque<String> overlaps = new ConcurrentLinkedDeque<>();

  @Override
  public Network network() {
    return Network.MASTODON;
  }

  public Mention say(String account, String id, Instant at) {
    Mention mention =
        new Mention(
            Network.MASTODON, account, id, Mention.conversationKey(Network.MASTODON, account, id, "vecina"),
            new Author("vecina", "vecina", "Vecina"), "Hay un bache en la calle Mayor", null, null, null, null, at, at,
            MentionKind.POST, Change.CREATED);
    said.computeIfAbsent(account, key -> new CopyOnWriteArrayList<>()).add(mention);
    return mention;
  }

  public void trouble(String account, Supplier<RuntimeException> trouble) {
    troubles.put(account, trouble);
  }

  /** What happens at each call before the answer. */
  public void delay(String account, Runnable delay) {
    delays.put(account, delay);
  }

  public void behave(String account) {
    troubles.remove(account);
    dropped.remove(account);
    stubborn.remove(account);
    delays.remove(account);
  }

  /** The network sends no webhooks for the account any more. */
  public void drop(String account) {
    dropped.add(account);
  }

  /** It does not send them again either, when asked to. */
  public void refuseToSend(String account) {
    stubborn.add(account);
  }

  public void agreeToSend(String account) {
    stubborn.remove(account);
  }

  public boolean isDropped(String account) {
    return dropped.contains(account);
  }

  @Override
  public Subscription subscription(Account account) {
    return dropped.contains(account.id()) ? Subscription.MISSING : Subscription.ACTIVE;
  }

  @Override
  public void subscribe(Account account) {
    if (stubborn.contains(account.id())) {
      throw new NetworkException.Refused("not now", null);
    }
    dropped.remove(account.id());
  }

  public int calls(String account) {
    return calls.computeIfAbsent(account, key -> new AtomicInteger()).get();
  }

  /** The accounts that were read twice at the same moment. */
  public List<String> overlaps() {
    return List.copyOf(overlaps);
  }

  @Override
  public MentionPage readMentions(Account account, Cursor since) {
    String id = account.id();
    calls.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
    AtomicInteger now = atOnce.computeIfAbsent(id, key -> new AtomicInteger());
    if (now.incrementAndGet() > 1) {
      overlaps.add(id);
    }
    try {
      delays.getOrDefault(id, () -> {}).run();
      Supplier<RuntimeException> trouble = troubles.get(id);
      if (trouble != null) {
        throw trouble.get();
      }
      List<Mention> all = said.getOrDefault(id, List.of());
      int from = since.equals(Cursor.START) ? 0 : Integer.parseInt(since.value());
      int to = Math.min(all.size(), from + PAGE);
      List<Reading> page = new ArrayList<>();
      all.subList(from, to).forEach(mention -> page.add(new Reading.Spoken(mention)));
      return new MentionPage(
          page, new Cursor(String.valueOf(to)), to < all.size(), new RateLimit(900, 899, Instant.EPOCH));
    } finally {
      now.decrementAndGet();
    }
  }

  @Override
  public List<Reading> readWebhook(byte[] body, Collection<Account> accounts, Instant receivedAt) {
    return List.of();
  }

  @Override
  public Optional<Mention> lookUp(Account account, Reading.Pointed pointed) {
    Supplier<RuntimeException> trouble = troubles.get(account.id());
    if (trouble != null) {
      throw trouble.get();
    }
    return said.getOrDefault(account.id(), List.of()).stream()
        .filter(mention -> mention.id().equals(pointed.id()))
        .findFirst();
  }

  @Override
  public SentReply publish(Account account, OutgoingReply reply) {
    throw new UnsupportedOperationException("ingest never publishes");
  }

  @Override
  public Optional<SentReply> findReply(Account account, OutgoingReply reply, Instant since) {
    throw new UnsupportedOperationException("ingest never publishes");
  }
}
