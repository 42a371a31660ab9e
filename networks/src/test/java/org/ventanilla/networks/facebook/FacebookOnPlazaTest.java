package org.ventanilla.networks.facebook;

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
import org.ventanilla.plaza.citizens.Citizens;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.square.Post;

class FacebookOnPlazaTest {

  private static final SocialNetwork FACEBOOK =
      new Networks(Duration.ofSeconds(3), Duration.ofSeconds(2), Clock.systemUTC()).of(Network.FACEBOOK);
  private static PlazaTown town;
  private static Account account;

  @BeforeAll
  static void open() {
    town = new PlazaTown();
    account = town.account(Network.FACEBOOK);
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
  void aPostACommentAndAnAnswerAreTheSameMentionsByWebhookAndByPolling() {
    Post post = town.says(Network.FACEBOOK, "Rosa Montiel", "Bache & socavón en la calle Olmo", "");
    Post comment = town.says(Network.FACEBOOK, "Julián Prado", "En mi calle también", post.id());
    Post answer = town.says(Network.FACEBOOK, "Rosa Montiel", "¿En cuál?", comment.id());
    assertSame(post.id(), MentionKind.POST, post.id());
    assertSame(comment.id(), MentionKind.COMMENT, post.id());
    assertSame(answer.id(), MentionKind.REPLY, post.id());
    assertThat(town.polled(FACEBOOK, answer.id()).conversationKey())
        .isEqualTo(town.polled(FACEBOOK, post.id()).conversationKey());
  }

  @Test
  void aPostElsewhereThatNamesThePageIsTheSameMentionByWebhookAndByPolling() {
    Post post =
        town.plaza
            .citizens()
            .say(
                new Citizens.Words(
                    PlazaTown.of(Network.FACEBOOK), Citizens.Kind.MENTION, "Marta Sanz",
                    "Qué bien el parque nuevo, @ayuntamientovillarrio", "", List.of()));
    assertThat(town.pushed(FACEBOOK, post.id()).text()).isEqualTo(town.polled(FACEBOOK, post.id()).text());
    assertThat(town.pushed(FACEBOOK, post.id()).id()).isEqualTo(post.id());
  }

  private static void assertSame(String id, MentionKind kind, String root) {
    Mention pushed = town.pushed(FACEBOOK, id);
    Mention polled = town.polled(FACEBOOK, id);
    assertThat(pushed)
        .usingRecursiveComparison()
        .ignoringFields("receivedAt", "postedAt", "url")
        .isEqualTo(polled);
    assertThat(polled.kind()).isEqualTo(kind);
    assertThat(polled.conversationKey())
        .isEqualTo("facebook:facebook-villarrio:" + root + ":" + polled.author().id());
  }

  @Test
  void morePostsAndCommentsThanAPageHoldsAreAllRead() {
    Cursor from = town.upToNow(FACEBOOK);
    List<String> ids = new ArrayList<>();
    String busy = "";
    for (int i = 0; i < 60; i++) {
      busy = town.says(Network.FACEBOOK, "Vecina " + i, "Aviso número " + i, "").id();
      ids.add(busy);
    }
    for (int i = 0; i < 60; i++) {
      ids.add(town.says(Network.FACEBOOK, "Vecino " + i, "Queja número " + i, busy).id());
    }
    List<MentionPage> pages = town.drain(FACEBOOK, from);
    assertThat(PlazaTown.idsOn(pages)).containsAll(ids);
    assertThat(pages.size()).isGreaterThan(3);
    Cursor now = pages.get(pages.size() - 1).next();
    assertThat(FACEBOOK.readMentions(account, now).next()).isNotEqualTo(Cursor.START);
  }

  @Test
  void aProcessThatDiesBetweenTwoPagesLosesNone() {
    Cursor at = town.upToNow(FACEBOOK);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      ids.add(town.says(Network.FACEBOOK, "Vecina " + i, "Escrito número " + i, "").id());
    }
    List<MentionPage> pages = new ArrayList<>();
    do {
      SocialNetwork anotherProcess = new Networks().of(Network.FACEBOOK);
      pages.add(anotherProcess.readMentions(account, at));
      at = pages.get(pages.size() - 1).next();
      ids.add(town.says(Network.FACEBOOK, "Tardía", "Entre páginas " + pages.size(), "").id());
    } while (pages.get(pages.size() - 1).more());
    pages.addAll(town.drain(FACEBOOK, at));
    assertThat(PlazaTown.idsOn(pages)).containsAll(ids);
  }

  @Test
  void aQuietPollIsOneReadingWithNothingMoreToRead() {
    Cursor now = town.upToNow(FACEBOOK);
    MentionPage page = FACEBOOK.readMentions(account, now);
    assertThat(page.more()).isFalse();
    assertThat(page.next()).isEqualTo(now);
  }

  @Test
  void aReplyIsPublishedBelowWhatItAnswersAndFoundAgain() {
    Instant before = Instant.now();
    Post post = town.says(Network.FACEBOOK, "Iván Roca", "Contenedor roto", "");
    Post comment = town.says(Network.FACEBOOK, "Noa Vega", "Y otro en mi calle", post.id());
    Post answer = town.says(Network.FACEBOOK, "Iván Roca", "Cierto", comment.id());
    for (OutgoingReply reply :
        List.of(
            answerTo(post, MentionKind.POST, "Gracias, Iván"),
            answerTo(comment, MentionKind.COMMENT, "Gracias, Noa"),
            answerTo(answer, MentionKind.REPLY, "Gracias a los dos"))) {
      assertThat(FACEBOOK.findReply(account, reply, before)).isEmpty();
      SentReply sent = FACEBOOK.publish(account, reply);
      assertThat(FACEBOOK.findReply(account, reply, before)).contains(sent);
    }
  }

  @Test
  void aReplyWhoseAnswerWasLostIsUnknownAndThenFound() {
    Instant before = Instant.now();
    Post post = town.says(Network.FACEBOOK, "Eva Luna", "Ruido de obras", "");
    OutgoingReply reply = answerTo(post, MentionKind.POST, "Ya está avisada la empresa");
    town.plaza.faults().on(Fault.PUBLISH_THEN_TIMEOUT, PlazaTown.of(Network.FACEBOOK), 0, 1);
    assertThatThrownBy(() -> FACEBOOK.publish(account, reply)).isInstanceOf(NetworkException.OutcomeUnknown.class);
    assertThat(FACEBOOK.findReply(account, reply, before)).isPresent();
  }

  @Test
  void aPrivateMessageIsReadAnsweredAndFoundAgainUnlessTheWindowIsClosed() {
    Instant before = Instant.now();
    Post message = town.writes(Network.FACEBOOK, "Clara Ruiz", "¿A qué hora abren?");
    Mention pushed = town.pushed(FACEBOOK, message.id());
    assertThat(pushed.kind()).isEqualTo(MentionKind.DIRECT_MESSAGE);
    OutgoingReply reply =
        new OutgoingReply(message.id(), MentionKind.DIRECT_MESSAGE, "dm", pushed.author().id(), "A las nueve");
    SentReply sent = FACEBOOK.publish(account, reply);
    assertThat(FACEBOOK.findReply(account, reply, before)).map(SentReply::id).contains(sent.id());
    town.plaza.faults().on(Fault.WINDOW_CLOSED, PlazaTown.of(Network.FACEBOOK), 0, 0);
    assertThatThrownBy(() -> FACEBOOK.publish(account, reply))
        .isInstanceOf(NetworkException.Refused.class)
        .hasMessageContaining("24");
  }

  @Test
  void refusalsSayWhatToDo() {
    Post post = town.says(Network.FACEBOOK, "Eva Luna", "Hola", "");
    OutgoingReply reply = answerTo(post, MentionKind.POST, "Hola, díganos");
    var facebook = PlazaTown.of(Network.FACEBOOK);
    town.plaza.faults().on(Fault.RATE_LIMIT, facebook, 60, 0);
    assertThatThrownBy(() -> FACEBOOK.publish(account, reply)).isInstanceOf(NetworkException.RateLimited.class);
    assertThatThrownBy(() -> FACEBOOK.readMentions(account, Cursor.START))
        .isInstanceOf(NetworkException.RateLimited.class);
    town.plaza.faults().clear();
    town.plaza.faults().on(Fault.TOKEN_DEAD, facebook, 0, 0);
    assertThatThrownBy(() -> FACEBOOK.publish(account, reply)).isInstanceOf(NetworkException.TokenRejected.class);
    assertThatThrownBy(() -> FACEBOOK.readMentions(account, Cursor.START))
        .isInstanceOf(NetworkException.TokenRejected.class);
    town.plaza.faults().clear();
    town.plaza.citizens().delete(post.id());
    assertThatThrownBy(() -> FACEBOOK.publish(account, reply)).isInstanceOf(NetworkException.Refused.class);
  }

  private static OutgoingReply answerTo(Post post, MentionKind kind, String text) {
    return new OutgoingReply(post.id(), kind, post.rootId(), post.author().id(), text);
  }
}
