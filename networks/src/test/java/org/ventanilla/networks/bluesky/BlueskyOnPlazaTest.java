package org.ventanilla.networks.bluesky;

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

class BlueskyOnPlazaTest extends OnPlaza {

  private static final org.ventanilla.plaza.square.Network HERE = org.ventanilla.plaza.square.Network.BLUESKY;

  BlueskyOnPlazaTest() {
    super(Network.BLUESKY, MentionKind.POST);
  }

  @Override
  protected Mention heard(Post post) {
    return town.polled(network, post.id());
  }

  @Test
  void aPostIsReadAsThePersonWroteIt() {
    Post post = says("rosa", "@villarrio.plaza.example bache & socavón 🚧 <peligro> https://villarrio.example/olmo", "");
    Mention mention = heard(post);
    assertThat(mention.text()).isEqualTo(post.text());
    assertThat(mention.id()).startsWith("at://did:plc:").isEqualTo(post.id());
    assertThat(mention.kind()).isEqualTo(MentionKind.POST);
    assertThat(mention.conversationKey())
        .isEqualTo("bluesky:bluesky-villarrio:" + post.id() + ":" + post.author().id());
    assertThat(mention.url()).startsWith("https://bsky.app/profile/rosa.plaza.example/post/");
    assertThat(mention.author().name()).isEqualTo("rosa");
    assertThat(mention.postedAt()).isEqualTo(post.at());
  }

  @Test
  void aPhotoComesWithItsDescriptionAndAnAddress() {
    Post post =
        town.plaza.citizens().say(
            new Citizens.Words(
                HERE, Citizens.Kind.PUBLIC, "rosa", "miren", "",
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
    SentReply again = network.publish(account, answerTo(third, MentionKind.REPLY, "Va hoy"));
    assertThat(town.plaza.citizens().find(again.id()).orElseThrow().rootId()).isEqualTo(first.id());
  }

  @Test
  void theSameReplyTwiceIsOnePost() {
    Instant before = Instant.now();
    Post post = says("ivan", "Ruido de obras", "");
    UUID key = UUID.fromString("019ac4b2-7a00-7abc-8def-0123456789ab");
    OutgoingReply reply =
        new OutgoingReply(key, post.id(), MentionKind.POST, post.rootId(), post.author().id(), "Ya están avisados");
    SentReply sent = network.publish(account, reply);
    assertThat(sent.id()).isEqualTo(new AtUri(account.networkId(), Tid.of(key)).toString());
    assertThat(sent.url()).isEqualTo("https://bsky.app/profile/villarrio.plaza.example/post/" + Tid.of(key));
    assertThatThrownBy(() -> network.publish(account, reply)).isInstanceOf(NetworkException.OutcomeUnknown.class);
    assertThat(network.findReply(account, reply, before)).contains(sent);
  }

  /** The usual promise of a network with private messages; this one says that it has none. */
  @Override
  @Test
  protected void aPrivateMessageIsReadAnsweredAndFoundAgainUnlessTheWindowIsClosed() {
    OutgoingReply reply = new OutgoingReply("1", MentionKind.DIRECT_MESSAGE, "dm", "did:plc:rosa", "A las nueve");
    assertThatThrownBy(() -> network.publish(account, reply))
        .isInstanceOf(NetworkException.Refused.class)
        .hasMessageContaining("private messages");
  }

  @Override
  @Test
  protected void aPostThatWasTakenBackIsADeletion() {
    Post post = says("luis", "esto lo borro luego", "");
    says("luis", "y esto se queda", "");
    Cursor from = town.upToNow(network);
    town.plaza.citizens().delete(post.id());
    MentionPage page = network.readMentions(account, from);
    assertThat(page.readings()).hasSize(1);
    Mention deleted = ((Reading.Spoken) page.readings().get(0)).mention();
    assertThat(deleted.id()).isEqualTo(post.id());
    assertThat(deleted.change()).isEqualTo(Change.DELETED);
    assertThat(deleted.author().id()).isEqualTo(post.author().id());
    assertThat(network.readMentions(account, page.next()).readings()).isEmpty();
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
    for (int i = 0; i < 130; i++) {
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
    for (int i = 0; i < 70; i++) {
      ids.add(says("vecino" + i, "queja número " + i, "").id());
    }
    MentionPage first = network.readMentions(account, from);
    ids.add(says("tardia", "llego tarde", "").id());
    List<MentionPage> all = new ArrayList<>(town.drain(new Networks().of(Network.BLUESKY), first.next()));
    Cursor after = all.get(all.size() - 1).next();
    all.add(first);
    all.addAll(town.drain(network, after));
    assertThat(PlazaTown.idsOn(all)).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void aPageThatBlueskyForgotReadsTheGapAgain() {
    MentionPage page = network.readMentions(account, new Cursor("since=1;newest=5;page=not_a-cursor;recent="));
    assertThat(page.readings()).isEmpty();
    assertThat(page.more()).isFalse();
    assertThat(page.next()).isEqualTo(new Cursor("since=1;newest=0;page=;recent="));
  }

  @Test
  void aServerOutOfOrderIsAnOutage() {
    town.plaza.faults().on(Fault.SERVER_ERROR, HERE, 0, 1);
    assertThatThrownBy(() -> network.readMentions(account, Cursor.START))
        .isInstanceOf(NetworkException.Unavailable.class);
  }
}
