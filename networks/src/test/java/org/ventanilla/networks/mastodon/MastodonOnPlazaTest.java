package org.ventanilla.networks.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.Change;
import org.ventanilla.events.Media;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.MentionPage;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.Networks;
import org.ventanilla.networks.OnPlaza;
import org.ventanilla.networks.OutgoingReply;
import org.ventanilla.networks.PlazaTown;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.SentReply;
import org.ventanilla.plaza.citizens.Citizens;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.square.Medium;
import org.ventanilla.plaza.square.Post;

class MastodonOnPlazaTest extends OnPlaza {

  private static final org.ventanilla.plaza.square.Network HERE = org.ventanilla.plaza.square.Network.MASTODON;

  MastodonOnPlazaTest() {
    super(Network.MASTODON, MentionKind.POST);
  }

  @Override
  protected Mention heard(Post post) {
    return town.polled(network, post.id());
  }

  @Test
  void aPostIsReadAsThePersonWroteIt() {
    Post post = says("rosa", "@villarrio bache & socavón <peligro>\nen la calle Olmo\n\nhttps://villarrio.example/olmo/un-camino-muy-largo", "");
    Mention mention = heard(post);
    assertThat(mention.text()).isEqualTo(post.text());
    assertThat(mention.kind()).isEqualTo(MentionKind.POST);
    assertThat(mention.change()).isEqualTo(Change.CREATED);
    assertThat(mention.conversationKey())
        .isEqualTo("mastodon:mastodon-villarrio:" + post.id() + ":" + post.author().id());
    assertThat(mention.url()).endsWith("/@rosa/" + post.id());
    assertThat(mention.author().name()).isEqualTo("rosa");
    assertThat(mention.postedAt()).isEqualTo(post.at());
  }

  @Test
  void aPhotoComesWithItsDescription() {
    Post post =
        town.plaza.citizens().say(
            new Citizens.Words(
                HERE, Citizens.Kind.PUBLIC, "rosa", "@villarrio miren", "",
                List.of(new Medium("1", "photo", "https://files.example/bache.jpg", "Un bache con agua"))));
    assertThat(heard(post).media())
        .containsExactly(new Media("photo", "https://files.example/bache.jpg", "Un bache con agua"));
  }

  @Test
  void anAnswerBelongsToTheConversationOfTheTopOfItsThread() {
    Post first = says("julian", "la farola 14 no luce", "");
    SentReply ours = network.publish(account, answerTo(first, MentionKind.POST, "Gracias, se revisa mañana"));
    Post second = says("julian", "sigue igual", ours.id());
    Post third = says("julian", "y hoy también", second.id());
    Mention mention = heard(third);
    assertThat(mention.conversationKey()).isEqualTo(heard(first).conversationKey());
    assertThat(mention.replyTo()).isEqualTo(second.id());
    assertThat(mention.kind()).isEqualTo(MentionKind.REPLY);
    assertThat(network.lookUp(account, new Reading.Pointed(account.id(), third.id(), Map.of())))
        .get()
        .usingRecursiveComparison()
        .ignoringFields("receivedAt")
        .isEqualTo(mention);
  }

  @Test
  void theAnswerNamesTheAuthorWhoHearsOfItSo() {
    Post post = says("Eva Sanz", "Ruido de obras", "");
    SentReply unnamed = network.publish(account, answerTo(post, MentionKind.POST, "Ya está avisada la empresa"));
    assertThat(textOf(unnamed)).isEqualTo("@Eva_Sanz Ya está avisada la empresa");
    SentReply named = network.publish(account, answerTo(post, MentionKind.POST, "Gracias, @eva_sanz , hoy pasan"));
    assertThat(textOf(named)).isEqualTo("Gracias, @eva_sanz , hoy pasan");
  }

  private String textOf(SentReply sent) {
    return town.plaza.citizens().find(sent.id()).orElseThrow().text();
  }

  @Test
  void theSameReplyTwiceIsOnePost() {
    Instant before = Instant.now();
    Post post = says("ivan", "Ruido de obras", "");
    OutgoingReply reply =
        new OutgoingReply(
            UUID.randomUUID(), post.id(), MentionKind.POST, post.rootId(), post.author().id(), "Ya están avisados");
    SentReply sent = network.publish(account, reply);
    assertThat(network.publish(account, reply)).isEqualTo(sent);
    assertThat(network.findReply(account, reply, before)).contains(sent);
  }

  @Test
  void aCorrectionIsSeenOnTheNewestPageOnce() {
    Post post = says("rosa", "bachr en la calle", "");
    Cursor from = town.upToNow(network);
    assertThat(network.readMentions(account, from).readings()).isEmpty();
    town.plaza.citizens().edit(post.id(), "@villarrio bache en la calle");
    Mention edited = onlyNews(from);
    assertThat(edited.id()).isEqualTo(post.id());
    assertThat(edited.change()).isEqualTo(Change.EDITED);
    assertThat(edited.text()).isEqualTo("@villarrio bache en la calle");
    assertThat(edited.postedAt()).isAfterOrEqualTo(post.at());
  }

  @Override
  @Test
  protected void aPostThatWasTakenBackIsADeletion() {
    Post post = says("luis", "esto lo borro luego", "");
    Cursor from = town.upToNow(network);
    town.plaza.citizens().delete(post.id());
    Mention deleted = onlyNews(from);
    assertThat(deleted.id()).isEqualTo(post.id());
    assertThat(deleted.change()).isEqualTo(Change.DELETED);
    assertThat(deleted.author().id()).isEqualTo(post.author().id());
  }

  /** The one thing that is new since, and is not told again. */
  private Mention onlyNews(Cursor from) {
    MentionPage page = network.readMentions(account, from);
    assertThat(page.readings()).hasSize(1);
    assertThat(network.readMentions(account, page.next()).readings()).isEmpty();
    return ((Reading.Spoken) page.readings().get(0)).mention();
  }

  @Test
  void aListThatIsEmptyByMistakeDeletesNothing() {
    says("luis", "sigue aquí", "");
    Cursor from = town.upToNow(network);
    town.plaza.faults().on(Fault.POLLING_OFF, HERE, 0, 1);
    MentionPage nothing = network.readMentions(account, from);
    assertThat(nothing.readings()).isEmpty();
    town.plaza.faults().clear();
    assertThat(network.readMentions(account, nothing.next()).readings())
        .noneMatch(reading -> ((Reading.Spoken) reading).mention().change() == Change.DELETED);
  }

  @Test
  void aGapOfSeveralPagesIsReadToItsEndAndNothingIsReadAgain() {
    Cursor from = town.upToNow(network);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 95; i++) {
      ids.add(says("vecina" + i, "aviso número " + i, "").id());
    }
    List<MentionPage> pages = town.drain(network, from);
    assertThat(pages).hasSize(3);
    assertThat(PlazaTown.idsOn(pages)).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(network.readMentions(account, pages.get(2).next()).readings()).isEmpty();
    assertThat(pages.get(0).rateLimit().remaining()).isPositive();
    assertThat(network.rateLimits(account)).containsKey("mentions");
  }

  @Test
  void aProcessThatDiesBetweenTwoPagesLosesNothing() {
    Cursor from = town.upToNow(network);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      ids.add(says("vecino" + i, "queja número " + i, "").id());
    }
    MentionPage first = network.readMentions(account, from);
    ids.add(says("tardia", "llego tarde", "").id());
    List<MentionPage> others = town.drain(new Networks().of(Network.MASTODON), first.next());
    Cursor after = others.get(others.size() - 1).next();
    List<MentionPage> all = new ArrayList<>(others);
    all.add(first);
    all.addAll(town.drain(network, after));
    assertThat(PlazaTown.idsOn(all)).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void aServerOutOfOrderIsAnOutage() {
    town.plaza.faults().on(Fault.SERVER_ERROR, HERE, 0, 1);
    assertThatThrownBy(() -> network.readMentions(account, Cursor.START))
        .isInstanceOf(NetworkException.Unavailable.class);
  }
}
