package org.ventanilla.networks.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.Change;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.MentionPage;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.Networks;
import org.ventanilla.networks.OnPlaza;
import org.ventanilla.networks.OutgoingReply;
import org.ventanilla.networks.PlazaTown;
import org.ventanilla.networks.SentReply;
import org.ventanilla.networks.SocialNetwork;
import org.ventanilla.networks.Subscription;
import org.ventanilla.plaza.citizens.Citizens;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.square.Post;

class XOnPlazaTest extends OnPlaza {

  XOnPlazaTest() {
    super(Network.X, MentionKind.POST);
  }

  @Test
  void aPostReadByWebhookAndByPollingIsTheSameMention() {
    Post post = says("rosa", "@VillarrioAyto bache & socavón en la calle Olmo <peligro>", "");
    Mention mention = assertSameByWebhookAndByPolling(post);
    assertThat(mention.text()).contains("bache & socavón").contains("<peligro>");
    assertThat(mention.kind()).isEqualTo(MentionKind.POST);
    assertThat(mention.conversationKey()).isEqualTo("x:x-villarrio:" + post.id() + ":" + mention.author().id());
  }

  @Test
  void anAnswerReadByWebhookAndByPollingIsTheSameMentionInTheSameConversation() {
    Post first = says("julian", "@VillarrioAyto la farola 14 no luce", "");
    SentReply ours = network.publish(account, answerTo(first, MentionKind.POST, "Gracias, se revisa mañana"));
    Post second = says("julian", "@VillarrioAyto sigue igual", ours.id());
    Mention mention = assertSameByWebhookAndByPolling(second);
    assertThat(mention.conversationKey()).isEqualTo(town.polled(network, first.id()).conversationKey());
    assertThat(mention.replyTo()).isEqualTo(ours.id());
    assertThat(mention.kind()).isEqualTo(MentionKind.REPLY);
  }

  @Test
  void aPostOfMoreThan280CharactersIsReadWholeBothWays() {
    Post post = says("rosa", "@VillarrioAyto " + "la calle está a oscuras y ".repeat(20) + "fin", "");
    assertThat(assertSameByWebhookAndByPolling(post).text()).endsWith("fin");
  }

  @Test
  void anEditedPostKeepsItsId() {
    Post post = says("rosa", "@VillarrioAyto bachr en la calle", "");
    town.pushed(network, post.id());
    town.plaza.citizens().edit(post.id(), "@VillarrioAyto bache en la calle");
    assertThat(town.polled(network, post.id()).text()).contains("bache");
  }

  @Test
  void moreThanOnePageIsReadToItsEndAndNothingIsReadAgain() {
    Cursor from = town.upToNow(network);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 230; i++) {
      ids.add(says("vecina" + i, "@VillarrioAyto aviso número " + i, "").id());
    }
    List<MentionPage> pages = town.drain(network, from);
    assertThat(pages).hasSize(3);
    assertThat(PlazaTown.idsOn(pages)).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(network.readMentions(account, pages.get(2).next()).readings()).isEmpty();
    assertThat(pages.get(0).rateLimit().remaining()).isPositive();
  }

  @Test
  void aProcessThatDiesBetweenTwoPagesLosesNoOlderPage() {
    Cursor from = town.upToNow(network);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      ids.add(says("vecino" + i, "@VillarrioAyto queja número " + i, "").id());
    }
    MentionPage first = network.readMentions(account, from);
    String later = says("tardia", "@VillarrioAyto llego tarde", "").id();
    SocialNetwork anotherProcess = new Networks().of(Network.X);
    MentionPage second = anotherProcess.readMentions(account, first.next());
    MentionPage third = anotherProcess.readMentions(account, second.next());
    assertThat(PlazaTown.idsOn(List.of(first, second, third)))
        .containsAll(ids)
        .contains(later)
        .doesNotHaveDuplicates();
  }

  @Test
  void aPageTokenThatXForgotReadsTheGapAgain() {
    MentionPage page = network.readMentions(account, new Cursor("since=1;newest=5;page=not_a-token"));
    assertThat(page.readings()).isEmpty();
    assertThat(page.more()).isFalse();
    assertThat(XCursor.of(page.next()).position(XStream.MENTIONS)).isEqualTo(position("1"));
  }

  @Test
  void moreMentionsThanTheTimelineReachesBackToAreAllRead() {
    Cursor from = town.upToNow(network);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 950; i++) {
      ids.add(says("vecindario" + i, "@VillarrioAyto aviso " + i, "").id());
    }
    assertThat(PlazaTown.idsOn(town.drain(network, from))).containsAll(ids).doesNotHaveDuplicates();
  }

  @Test
  void answersAndQuotesThatDoNotNameTheTownAreHeardBothWays() {
    Post first = says("julian", "@VillarrioAyto la farola 14 no luce", "");
    SentReply ours = network.publish(account, answerTo(first, MentionKind.POST, "Gracias, se revisa mañana"));
    Post answer = aside("julian", "Sigue igual", ours.id(), "");
    Post quote = aside("nuria", "Mañana, dicen", "", ours.id());
    for (Post post : List.of(answer, quote)) {
      Mention mention = assertSameByWebhookAndByPolling(post);
      assertThat(mention.text()).doesNotContain("VillarrioAyto");
    }
    assertThat(town.polled(network, answer.id()).conversationKey())
        .isEqualTo(town.polled(network, first.id()).conversationKey());
  }

  @Test
  void whatGoesOnBelowAPublicationOfTheTownIsHeardByPolling() {
    Post notice = town.publishes(network.network(), "Fiestas de Villarrío: programa");
    Post answer = aside("ana", "¿Y el aparcamiento?", notice.id(), "");
    Post below = aside("pepe", "Eso, en la calle Olmo no cabe nadie", answer.id(), "");
    Mention mention = town.polled(network, below.id());
    assertThat(mention.conversationKey()).isEqualTo("x:x-villarrio:" + notice.id() + ":" + mention.author().id());
    assertThat(mention.replyTo()).isEqualTo(answer.id());
    assertThat(mention.kind()).isEqualTo(MentionKind.REPLY);
  }

  @Test
  void wordsThatTheTownListensForAreHeard() {
    Post tagged = aside("ana", "Menudo socavón #BachesVillarrío", "", "");
    Post phrase = aside("pepe", "La Plaza Mayor de Villarrío da pena", "", "");
    Post other = aside("eva", "Buenos días", "", "");
    Account listening =
        new Account(
            account.id(), account.network(), account.networkId(), account.handle(), account.name(),
            account.credentials(), account.baseUrl(), List.of("#bachesvillarrío", "plaza mayor de villarrío"));
    List<String> ids = PlazaTown.idsOn(List.of(network.readMentions(listening, Cursor.START)));
    assertThat(ids).contains(tagged.id(), phrase.id()).doesNotContain(other.id());
  }

  @Test
  void aPrivateMessageReadByWebhookAndByPollingIsTheSameMention() {
    Post message = town.writes(network.network(), "lola", "¿A qué hora abren?");
    Mention mention = assertSameByWebhookAndByPolling(message);
    assertThat(mention.kind()).isEqualTo(MentionKind.DIRECT_MESSAGE);
  }

  @Test
  void aPostThatAnOldWebhookCutsIsLookedUpWhole() {
    town.plaza.faults().on(Fault.TRUNCATED_POSTS, org.ventanilla.plaza.square.Network.X, 0, 0);
    Post post = says("rosa", "@VillarrioAyto " + "la calle está a oscuras y ".repeat(20) + "fin", "");
    assertThat(assertSameByWebhookAndByPolling(post).text()).endsWith("fin");
  }

  @Test
  void aDeletionThatOvertookItsPostIsStillADeletion() {
    town.plaza.faults().on(Fault.DELETE_BEFORE_CREATE, org.ventanilla.plaza.square.Network.X, 60, 0);
    Post post = says("luis", "@VillarrioAyto me equivoqué", "");
    town.plaza.citizens().delete(post.id());
    town.plaza.faults().clear();
    assertThat(town.deletions(network, post.id())).isEqualTo(1);
    assertThat(town.pushed(network, post.id()).change()).isEqualTo(Change.DELETED);
  }

  @Test
  void aDeletedEditIsADeletionOfItsFirstVersion() {
    Post post = says("rosa", "@VillarrioAyto vache", "");
    Post edited = town.plaza.citizens().edit(post.id(), "@VillarrioAyto bache");
    town.plaza.citizens().delete(edited.id());
    assertThat(town.deletions(network, post.id())).isEqualTo(1);
  }

  @Test
  void aSlowXIsAnOutageAndLosesNothing() {
    Post post = says("noa", "@VillarrioAyto agua turbia", "");
    town.plaza.faults().on(Fault.READING_SLOW, org.ventanilla.plaza.square.Network.X, 3, 0);
    Duration second = Duration.ofSeconds(1);
    SocialNetwork hasty = new Networks(second, second, Clock.systemUTC()).of(Network.X);
    assertThatThrownBy(() -> hasty.readMentions(account, Cursor.START)).isInstanceOf(NetworkException.Unavailable.class);
    town.plaza.faults().clear();
    assertThat(PlazaTown.idsOn(List.of(hasty.readMentions(account, Cursor.START)))).contains(post.id());
  }

  @Test
  void anAccountThatXDroppedSubscribesAgain() {
    assertThat(network.subscription(account)).isEqualTo(Subscription.ACTIVE);
    network.subscribe(account);
    town.plaza.faults().on(Fault.UNSUBSCRIBED, org.ventanilla.plaza.square.Network.X, 0, 0);
    assertThat(network.subscription(account)).isEqualTo(Subscription.MISSING);
    network.subscribe(account);
    assertThat(network.subscription(account)).isEqualTo(Subscription.ACTIVE);
    town.pushed(network, says("rosa", "@VillarrioAyto ¿me oyen?", "").id());
  }

  private Post aside(String author, String text, String inReplyTo, String quoteOf) {
    return town.plaza.citizens().say(
        new Citizens.Words(
            org.ventanilla.plaza.square.Network.X, Citizens.Kind.ASIDE, author, text, inReplyTo, List.of(), quoteOf));
  }

  @Test
  void theSameReplyTwiceIsADuplicate() {
    Post post = says("ivan", "@VillarrioAyto ruido de obras", "");
    OutgoingReply reply = answerTo(post, MentionKind.POST, "Ya está avisada la empresa");
    SentReply sent = network.publish(account, reply);
    assertThat(sent.url()).isEqualTo("https://x.com/VillarrioAyto/status/" + sent.id());
    assertThatThrownBy(() -> network.publish(account, reply)).isInstanceOf(NetworkException.Duplicate.class);
    assertThat(network.findReply(account, reply, Instant.now().minusSeconds(60))).contains(sent);
  }

  private static XCursor.Position position(String since) {
    return XCursor.Position.START.gapClosed(since, Instant.EPOCH);
  }
}
