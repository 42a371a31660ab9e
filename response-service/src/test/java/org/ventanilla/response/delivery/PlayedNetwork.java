package org.ventanilla.response.delivery;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.ventanilla.events.Mention;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.MentionPage;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.Networks;
import org.ventanilla.networks.OutgoingReply;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.SentReply;
import org.ventanilla.networks.SocialNetwork;

/** Networks that answer as a test tells them to, for each text; told nothing, they publish. */
@Singleton
public class PlayedNetwork implements Connectors, SocialNetwork {

  private final Map<String, Queue<BiFunction<PlayedNetwork, OutgoingReply, SentReply>>> answers =
      new ConcurrentHashMap<>();
  private final List<OutgoingReply> visible = new CopyOnWriteArrayList<>();
  private final Map<OutgoingReply, SentReply> ids = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile Networks real;

  /** The next calls for a text are answered so, one after the other. */
  @SafeVarargs
  final void answer(String text, BiFunction<PlayedNetwork, OutgoingReply, SentReply>... next) {
    answers.computeIfAbsent(text, key -> new ConcurrentLinkedQueue<>()).addAll(List.of(next));
  }

  /** The next call for a text is refused as one with a dead token. */
  public void refuseToken(String text) {
    answer(
        text,
        (there, reply) -> {
          throw new NetworkException.TokenRejected("the token is not valid any more", null);
        });
  }

  /** Puts it on the network. */
  SentReply show(OutgoingReply reply) {
    SentReply sent = new SentReply(UUID.randomUUID().toString(), "https://example.org/reply");
    visible.add(reply);
    ids.put(reply, sent);
    return sent;
  }

  /** How many replies with this text citizens see. */
  long seen(String text) {
    return visible.stream().filter(reply -> reply.text().equals(text)).count();
  }

  /** The texts in the order in which they were asked for. */
  List<String> published() {
    return new ArrayList<>(calls);
  }

  /** From now on the real connectors are used, or again these when null. */
  public void use(Networks networks) {
    real = networks;
  }

  @Override
  public Optional<SocialNetwork> of(Network network) {
    return Optional.of(real == null ? this : real.of(network));
  }

  @Override
  public SentReply publish(Account account, OutgoingReply reply) {
    calls.add(reply.text());
    Queue<BiFunction<PlayedNetwork, OutgoingReply, SentReply>> told = answers.get(reply.text());
    BiFunction<PlayedNetwork, OutgoingReply, SentReply> next = told == null ? null : told.poll();
    return next == null ? show(reply) : next.apply(this, reply);
  }

  @Override
  public Optional<SentReply> findReply(Account account, OutgoingReply reply, Instant since) {
    return Optional.ofNullable(ids.get(reply));
  }

  @Override
  public Network network() {
    return Network.X;
  }

  @Override
  public MentionPage readMentions(Account account, Cursor since) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Reading> readWebhook(byte[] body, Collection<Account> accounts, Instant receivedAt) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Mention> lookUp(Account account, Reading.Pointed pointed) {
    throw new UnsupportedOperationException();
  }
}
