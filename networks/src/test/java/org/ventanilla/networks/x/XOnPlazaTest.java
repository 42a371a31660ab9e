package org.ventanilla.networks.x;

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

class XOnPlazaTest {

  private static PlazaTown town;
  private static Account account;
  private static final SocialNetwork X =
      new Networks(Duration.ofSeconds(3), Duration.ofSeconds(2), Clock.systemUTC()).of(Network.X);

  @BeforeAll
  static void open() {
    town = new PlazaTown();
    account = town.account(Network.X);
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
  void aPostReadByWebhookAndByPollingIsTheSameMention() {
    Post post = town.says(Network.X, "Rosa Montiel", "@VillarrioAyto bache & socavón en la calle Olmo <peligro>", "");
    Mention pushed = town.pushed(X, post.id());
    Mention polled = town.polled(X, post.id());
    assertThat(pushed).usingRecursiveComparison().ignoringFields("receivedAt", "postedAt").isEqualTo(polled);
    assertThat(pushed.postedAt().getEpochSecond()).isEqualTo(polled.postedAt().getEpochSecond());
    assertThat(polled.text()).contains("bache & socavón").contains("<peligro>");
    assertThat(polled.kind()).isEqualTo(MentionKind.POST);
    assertThat(polled.account()).isEqualTo("x-villarrio");
  }

  @Test
  void anAnswerReadByWebhookAndByPollingIsTheSameMentionInTheSameConversation() {
    Post first = town.says(Network.X, "Julián Prado", "@VillarrioAyto la farola 14 no luce", "");
    SentReply ours = X.publish(account, answerTo(first, "Gracias, @VillarrioAyto la revisa mañana"));
    Post second = town.says(Network.X, "Julián Prado", "@VillarrioAyto sigue igual", ours.id());
    Mention pushed = town.pushed(X, second.id());
    Mention polled = town.polled(X, second.id());
    assertThat(pushed).usingRecursiveComparison().ignoringFields("receivedAt", "postedAt").isEqualTo(polled);
    assertThat(polled.conversationKey()).isEqualTo(town.polled(X, first.id()).conversationKey());
    assertThat(polled.replyTo()).isEqualTo(ours.id());
    assertThat(polled.kind()).isEqualTo(MentionKind.REPLY);
  }

  @Test
  void moreThanOnePageIsReadToItsEndAndNothingIsReadAgain() {
    Cursor from = town.upToNow(X);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 230; i++) {
      ids.add(town.says(Network.X, "Vecina " + i, "@VillarrioAyto aviso número " + i, "").id());
    }
    List<MentionPage> pages = town.drain(X, from);
    assertThat(pages).hasSize(3);
    assertThat(PlazaTown.idsOn(pages)).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(X.readMentions(account, pages.get(2).next()).readings()).isEmpty();
    assertThat(pages.get(0).rateLimit().remaining()).isPositive();
  }

  @Test
  void aProcessThatDiesBetweenTwoPagesLosesNoOlderPage() {
    Cursor from = town.upToNow(X);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      ids.add(town.says(Network.X, "Vecino " + i, "@VillarrioAyto queja número " + i, "").id());
    }
    MentionPage first = X.readMentions(account, from);
    String later = town.says(Network.X, "Tardía", "@VillarrioAyto llego tarde", "").id();
    SocialNetwork another = new Networks().of(Network.X);
    MentionPage second = another.readMentions(account, first.next());
    MentionPage third = another.readMentions(account, second.next());
    assertThat(PlazaTown.idsOn(List.of(first, second, third)))
        .containsAll(ids).contains(later).doesNotHaveDuplicates();
  }

  @Test
  void aPageTokenThatXForgotReadsTheGapAgain() {
    MentionPage page = X.readMentions(account, new Cursor("since=1;newest=5;page=not_a-token"));
    assertThat(page.readings()).isEmpty();
    assertThat(page.more()).isFalse();
    assertThat(page.next()).isEqualTo(new Cursor("since=1"));
  }

  @Test
  void aReplyIsPublishedBelowThePostAndFoundAgain() {
    Instant before = Instant.now();
    Post post = town.says(Network.X, "Marta Sanz", "@VillarrioAyto contenedor roto en la plaza", "");
    OutgoingReply reply = answerTo(post, "Gracias & disculpe: https://villarrio.example/aviso/1 <24 h>");
    assertThat(X.findReply(account, reply, before)).isEmpty();
    SentReply sent = X.publish(account, reply);
    assertThat(sent.url()).isEqualTo("https://x.com/VillarrioAyto/status/" + sent.id());
    assertThat(X.findReply(account, reply, before)).contains(sent);
    assertThat(X.findReply(account, answerTo(post, "Otras palabras"), before)).isEmpty();
    assertThat(X.findReply(account, reply, Instant.now().plusSeconds(120))).isEmpty();
  }

  @Test
  void aReplyWhoseAnswerWasLostIsUnknownThenFoundThenADuplicate() {
    Instant before = Instant.now();
    Post post = town.says(Network.X, "Iván Roca", "@VillarrioAyto ruido de obras", "");
    OutgoingReply reply = answerTo(post, "Ya está avisada la empresa");
    town.plaza.faults().on(Fault.PUBLISH_THEN_TIMEOUT, PlazaTown.of(Network.X), 0, 1);
    assertThatThrownBy(() -> X.publish(account, reply)).isInstanceOf(NetworkException.OutcomeUnknown.class);
    assertThat(X.findReply(account, reply, before)).isPresent();
    assertThatThrownBy(() -> X.publish(account, reply)).isInstanceOf(NetworkException.Duplicate.class);
  }

  @Test
  void aReplyWithoutAnyAnswerIsUnknown() {
    Post post = town.says(Network.X, "Noa Vega", "@VillarrioAyto agua turbia", "");
    town.plaza.faults().on(Fault.PUBLISH_THEN_SILENCE, PlazaTown.of(Network.X), 0, 1);
    assertThatThrownBy(() -> X.publish(account, answerTo(post, "Lo miramos")))
        .isInstanceOf(NetworkException.OutcomeUnknown.class);
  }

  @Test
  void aPrivateMessageIsReadAnsweredAndFoundAgain() {
    Instant before = Instant.now();
    Post message = town.writes(Network.X, "Clara Ruiz", "¿A qué hora abren?");
    Mention pushed = town.pushed(X, message.id());
    assertThat(pushed.kind()).isEqualTo(MentionKind.DIRECT_MESSAGE);
    assertThat(pushed.conversationKey()).isEqualTo("x:x-villarrio:dm:" + pushed.author().id());
    OutgoingReply reply =
        new OutgoingReply(message.id(), MentionKind.DIRECT_MESSAGE, "dm", pushed.author().id(), "A las nueve");
    SentReply sent = X.publish(account, reply);
    assertThat(X.findReply(account, reply, before)).map(SentReply::id).contains(sent.id());
  }

  @Test
  void refusalsSayWhatToDo() {
    Post post = town.says(Network.X, "Eva Luna", "@VillarrioAyto hola", "");
    OutgoingReply reply = answerTo(post, "Hola, díganos");
    town.plaza.faults().on(Fault.RATE_LIMIT, PlazaTown.of(Network.X), 60, 0);
    assertThatThrownBy(() -> X.publish(account, reply))
        .isInstanceOfSatisfying(
            NetworkException.RateLimited.class, e -> assertThat(e.until()).isAfter(Instant.now().plusSeconds(30)));
    assertThatThrownBy(() -> X.readMentions(account, Cursor.START)).isInstanceOf(NetworkException.RateLimited.class);
    town.plaza.faults().clear();
    town.plaza.faults().on(Fault.TOKEN_DEAD, PlazaTown.of(Network.X), 0, 0);
    assertThatThrownBy(() -> X.publish(account, reply)).isInstanceOf(NetworkException.TokenRejected.class);
    assertThatThrownBy(() -> X.readMentions(account, Cursor.START)).isInstanceOf(NetworkException.TokenRejected.class);
    town.plaza.faults().clear();
    town.plaza.faults().on(Fault.SERVER_ERROR, PlazaTown.of(Network.X), 0, 2);
    assertThatThrownBy(() -> X.publish(account, reply)).isInstanceOf(NetworkException.Unavailable.class);
    assertThatThrownBy(() -> X.readMentions(account, Cursor.START)).isInstanceOf(NetworkException.Unavailable.class);
    town.plaza.citizens().delete(post.id());
    assertThatThrownBy(() -> X.publish(account, reply)).isInstanceOf(NetworkException.Refused.class);
  }

  private static OutgoingReply answerTo(Post post, String text) {
    return new OutgoingReply(post.id(), MentionKind.POST, post.rootId(), post.author().id(), text);
  }
}
