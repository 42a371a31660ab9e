package org.ventanilla.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.square.Post;

/** What holds on every network, with Villarrío's accounts on the simulated ones. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OnPlaza {

  protected final SocialNetwork network;
  protected PlazaTown town;
  protected Account account;
  private final MentionKind usual;

  /** @param usual in which form citizens speak to the town when they answer nothing */
  protected OnPlaza(Network network, MentionKind usual) {
    this.network = new Networks().of(network);
    this.usual = usual;
  }

  @BeforeAll
  void open() {
    town = new PlazaTown();
    account = town.account(network.network());
  }

  @AfterEach
  void mend() {
    town.plaza.faults().clear();
  }

  @AfterAll
  void close() {
    town.close();
  }

  /** Same in everything but when we got it, and a fraction of a second that one form leaves out. */
  protected Mention assertSameByWebhookAndByPolling(Post post, String... except) {
    Mention pushed = town.pushed(network, post.id());
    Mention polled = town.polled(network, post.id());
    assertThat(pushed)
        .usingRecursiveComparison()
        .ignoringFields("receivedAt", "postedAt")
        .ignoringFields(except)
        .isEqualTo(polled);
    assertThat(Duration.between(pushed.postedAt(), polled.postedAt()).abs()).isLessThan(Duration.ofSeconds(2));
    assertThat(polled.account()).isEqualTo(account.id());
    return polled;
  }

  protected OutgoingReply answerTo(Post post, MentionKind kind, String text) {
    return new OutgoingReply(post.id(), kind, post.rootId(), post.author().id(), text);
  }

  protected Post says(String author, String text, String inReplyTo) {
    return town.says(network.network(), author, text, inReplyTo);
  }

  private void misbehaves(Fault fault, int seconds, int calls) {
    town.plaza.faults().on(fault, PlazaTown.of(network.network()), seconds, calls);
  }

  @Test
  void aReplyIsPublishedAndFoundAgainAndOtherWordsAreNot() {
    Instant before = Instant.now();
    Post post = says("marta", "Contenedor roto en la plaza", "");
    OutgoingReply reply = answerTo(post, usual, "Gracias & disculpe: https://villarrio.example/aviso/1 <24 h>");
    assertThat(network.findReply(account, reply, before)).isEmpty();
    SentReply sent = network.publish(account, reply);
    assertThat(network.findReply(account, reply, before)).contains(sent);
    assertThat(network.findReply(account, answerTo(post, usual, "Otras palabras"), before)).isEmpty();
    assertThat(network.findReply(account, reply, Instant.now().plusSeconds(120))).isEmpty();
  }

  @Test
  void aReplyWhoseAnswerWasLostIsUnknownAndThenFound() {
    Instant before = Instant.now();
    Post post = says("eva", "Ruido de obras", "");
    OutgoingReply reply = answerTo(post, usual, "Ya está avisada la empresa");
    misbehaves(Fault.PUBLISH_THEN_TIMEOUT, 0, 1);
    assertThatThrownBy(() -> network.publish(account, reply)).isInstanceOf(NetworkException.OutcomeUnknown.class);
    assertThat(network.findReply(account, reply, before)).isPresent();
  }

  @Test
  void aReplyWithoutAnyAnswerIsUnknown() {
    Post post = says("noa", "Agua turbia", "");
    misbehaves(Fault.PUBLISH_THEN_SILENCE, 0, 1);
    Duration second = Duration.ofSeconds(1);
    SocialNetwork hasty = new Networks(second, second, Clock.systemUTC()).of(network.network());
    assertThatThrownBy(() -> hasty.publish(account, answerTo(post, usual, "Lo miramos")))
        .isInstanceOf(NetworkException.OutcomeUnknown.class);
  }

  @Test
  protected void aPrivateMessageIsReadAnsweredAndFoundAgainUnlessTheWindowIsClosed() {
    Instant before = Instant.now();
    Post message = town.writes(network.network(), "clara", "¿A qué hora abren?");
    Mention pushed = heard(message);
    assertThat(pushed.kind()).isEqualTo(MentionKind.DIRECT_MESSAGE);
    assertThat(pushed.conversationKey())
        .isEqualTo(network.network().code() + ":" + account.id() + ":dm:" + pushed.author().id());
    OutgoingReply reply =
        new OutgoingReply(message.id(), MentionKind.DIRECT_MESSAGE, "dm", pushed.author().id(), "A las nueve");
    SentReply sent = network.publish(account, reply);
    assertThat(network.findReply(account, reply, before)).map(SentReply::id).contains(sent.id());
    if (Fault.WINDOW_CLOSED.concerns(PlazaTown.of(network.network()))) {
      misbehaves(Fault.WINDOW_CLOSED, 0, 0);
      assertThatThrownBy(() -> network.publish(account, reply)).isInstanceOf(NetworkException.Refused.class);
    }
  }

  /** The mention that comes of a post, as the network tells it first. */
  protected Mention heard(Post post) {
    return town.pushed(network, post.id());
  }

  @Test
  void aPrivateMessageIsTheSameMentionByWebhookAndByPolling() {
    assumeTrue(PlazaTown.of(network.network()).hasWebhooks(), network.network().code() + " has no webhooks");
    Post message = town.writes(network.network(), "clara", "¿A qué hora abren los sábados?");
    assertSameByWebhookAndByPolling(message, "author.name", "author.handle");
  }

  @Test
  void refusalsSayWhatToDo() {
    Post post = says("eva", "Hola", "");
    OutgoingReply reply = answerTo(post, usual, "Hola, díganos");
    misbehaves(Fault.RATE_LIMIT, 60, 0);
    assertBoth(NetworkException.RateLimited.class, reply);
    town.plaza.faults().clear();
    misbehaves(Fault.TOKEN_DEAD, 0, 0);
    assertBoth(NetworkException.TokenRejected.class, reply);
    town.plaza.faults().clear();
    town.plaza.citizens().delete(post.id());
    assertThatThrownBy(() -> network.publish(account, reply)).isInstanceOf(NetworkException.Refused.class);
  }

  /** With a connector that knows nothing of earlier limits: one that does would not call. */
  private void assertBoth(Class<? extends NetworkException> expected, OutgoingReply reply) {
    SocialNetwork fresh = new Networks().of(network.network());
    assertThatThrownBy(() -> fresh.publish(account, reply)).isInstanceOf(expected);
    assertThatThrownBy(() -> fresh.readMentions(account, Cursor.START)).isInstanceOf(expected);
  }

  @Test
  protected void aPostThatWasTakenBackIsADeletion() {
    Post post = says("luis", "Esto lo borro luego", "");
    town.pushed(network, post.id());
    town.plaza.citizens().delete(post.id());
    assertThat(town.deletions(network, post.id())).isEqualTo(tellsDeletions() ? 1 : 0);
  }

  /** False where the network has no webhook for a post taken back. */
  protected boolean tellsDeletions() {
    return true;
  }
}
