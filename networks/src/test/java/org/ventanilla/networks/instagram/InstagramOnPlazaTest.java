package org.ventanilla.networks.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.MentionPage;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.Networks;
import org.ventanilla.networks.OutgoingReply;
import org.ventanilla.networks.PlazaTown;
import org.ventanilla.networks.SentReply;
import org.ventanilla.networks.SocialNetwork;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.square.Post;

class InstagramOnPlazaTest {

  private static final SocialNetwork INSTAGRAM =
      new Networks(Duration.ofSeconds(3), Duration.ofSeconds(2), Clock.systemUTC()).of(Network.INSTAGRAM);
  private static PlazaTown town;
  private static Account account;

  @BeforeAll
  static void open() {
    town = new PlazaTown();
    account = town.account(Network.INSTAGRAM);
  }

  @AfterEach
  void mend() {
    town.plaza.faults().clear();
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @Test
  void aCommentAndAnAnswerAreTheSameMentionsByWebhookAndByPolling() {
    Post comment = town.says(Network.INSTAGRAM, "rosa", "Hay un bache & un socavón", "");
    Post answer = town.says(Network.INSTAGRAM, "julian", "En mi calle también", comment.id());
    Post third = town.says(Network.INSTAGRAM, "rosa", "¿En cuál?", answer.id());
    assertSame(comment.id(), MentionKind.COMMENT, comment.rootId());
    assertSame(answer.id(), MentionKind.REPLY, comment.rootId());
    assertSame(third.id(), MentionKind.REPLY, comment.rootId());
    assertThat(town.polled(INSTAGRAM, third.id()).conversationKey())
        .isEqualTo(town.polled(INSTAGRAM, comment.id()).conversationKey());
  }

  private static void assertSame(String id, MentionKind kind, String root) {
    Mention pushed = town.pushed(INSTAGRAM, id);
    Mention polled = town.polled(INSTAGRAM, id);
    assertThat(pushed).usingRecursiveComparison().ignoringFields("receivedAt", "postedAt").isEqualTo(polled);
    assertThat(polled.kind()).isEqualTo(kind);
    assertThat(polled.conversationKey())
        .isEqualTo("instagram:instagram-villarrio:" + root + ":" + polled.author().id());
  }

  @Test
  void moreCommentsAndAnswersThanAPageHoldsAreAllRead() {
    Cursor from = town.upToNow(INSTAGRAM);
    List<String> ids = new ArrayList<>();
    String busy = "";
    for (int i = 0; i < 120; i++) {
      busy = town.says(Network.INSTAGRAM, "vecina" + i, "Aviso número " + i, "").id();
      ids.add(busy);
    }
    for (int i = 0; i < 120; i++) {
      ids.add(town.says(Network.INSTAGRAM, "vecino" + i, "Respuesta número " + i, busy).id());
    }
    List<MentionPage> pages = town.drain(INSTAGRAM, from);
    assertThat(PlazaTown.idsOn(pages)).containsAll(ids);
    assertThat(pages.size()).isGreaterThan(3);
  }

  @Test
  void aReplyIsPublishedBelowTheCommentAndFoundAgain() {
    Instant before = Instant.now();
    Post comment = town.says(Network.INSTAGRAM, "marta", "Contenedor roto", "");
    OutgoingReply reply = answerTo(comment, "Gracias, Marta");
    assertThat(INSTAGRAM.findReply(account, reply, before)).isEmpty();
    SentReply sent = INSTAGRAM.publish(account, reply);
    assertThat(INSTAGRAM.findReply(account, reply, before)).contains(sent);
    assertThat(INSTAGRAM.findReply(account, answerTo(comment, "Otras palabras"), before)).isEmpty();
  }

  @Test
  void aReplyWhoseAnswerWasLostIsUnknownAndThenFound() {
    Instant before = Instant.now();
    Post comment = town.says(Network.INSTAGRAM, "eva", "Ruido de obras", "");
    OutgoingReply reply = answerTo(comment, "Ya está avisada la empresa");
    town.plaza.faults().on(Fault.PUBLISH_THEN_TIMEOUT, PlazaTown.of(Network.INSTAGRAM), 0, 1);
    assertThatThrownBy(() -> INSTAGRAM.publish(account, reply)).isInstanceOf(NetworkException.OutcomeUnknown.class);
    assertThat(INSTAGRAM.findReply(account, reply, before)).isPresent();
  }

  @Test
  void aPrivateMessageIsReadAnsweredAndFoundAgain() {
    Instant before = Instant.now();
    Post message = town.writes(Network.INSTAGRAM, "clara", "¿A qué hora abren?");
    Mention pushed = town.pushed(INSTAGRAM, message.id());
    assertThat(pushed.kind()).isEqualTo(MentionKind.DIRECT_MESSAGE);
    OutgoingReply reply =
        new OutgoingReply(message.id(), MentionKind.DIRECT_MESSAGE, "dm", pushed.author().id(), "A las nueve");
    SentReply sent = INSTAGRAM.publish(account, reply);
    assertThat(INSTAGRAM.findReply(account, reply, before)).map(SentReply::id).contains(sent.id());
  }

  private static OutgoingReply answerTo(Post comment, String text) {
    return new OutgoingReply(comment.id(), MentionKind.COMMENT, comment.rootId(), comment.author().id(), text);
  }
}
