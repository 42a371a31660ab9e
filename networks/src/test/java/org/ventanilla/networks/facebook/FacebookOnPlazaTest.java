package org.ventanilla.networks.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.MentionPage;
import org.ventanilla.networks.Networks;
import org.ventanilla.networks.OnPlaza;
import org.ventanilla.networks.OutgoingReply;
import org.ventanilla.networks.PlazaTown;
import org.ventanilla.networks.SentReply;
import org.ventanilla.networks.Subscription;
import org.ventanilla.plaza.citizens.Citizens;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.square.Medium;
import org.ventanilla.plaza.square.Post;

class FacebookOnPlazaTest extends OnPlaza {

  FacebookOnPlazaTest() {
    super(Network.FACEBOOK, MentionKind.POST);
  }

  @Test
  void aPostACommentAndAnAnswerAreTheSameMentionsByWebhookAndByPolling() {
    Post post = says("Rosa Montiel", "Bache & socavón en la calle Olmo", "");
    Post comment = says("Julián Prado", "En mi calle también", post.id());
    Post answer = says("Rosa Montiel", "¿En cuál?", comment.id());
    assertSame(post, MentionKind.POST, post.id());
    assertSame(comment, MentionKind.COMMENT, post.id());
    assertSame(answer, MentionKind.REPLY, post.id());
    assertThat(town.polled(network, answer.id()).conversationKey())
        .isEqualTo(town.polled(network, post.id()).conversationKey());
  }

  private void assertSame(Post post, MentionKind kind, String root) {
    Mention mention = assertSameByWebhookAndByPolling(post, "url");
    assertThat(mention.kind()).isEqualTo(kind);
    assertThat(mention.conversationKey())
        .isEqualTo("facebook:facebook-villarrio:" + root + ":" + mention.author().id());
  }

  @Test
  void aPostElsewhereThatNamesThePageIsTheSameMentionByWebhookAndByPolling() {
    Post post = say(Citizens.Kind.MENTION, "Qué bien el parque nuevo, @ayuntamientovillarrio", List.of());
    Mention pushed = town.pushed(network, post.id());
    Mention polled = town.polled(network, post.id());
    assertThat(pushed.text()).isEqualTo(polled.text());
    assertThat(pushed.id()).isEqualTo(polled.id());
  }

  @Test
  void aPhotoWithoutWordsIsAMention() {
    Medium photo = new Medium("77001", "photo", "https://fotos.example/bache.jpg", "");
    Post post = say(Citizens.Kind.PUBLIC, "", List.of(photo));
    for (Mention mention : List.of(town.pushed(network, post.id()), town.polled(network, post.id()))) {
      assertThat(mention.text()).isEmpty();
      assertThat(mention.media())
          .singleElement()
          .satisfies(media -> assertThat(media.url()).isEqualTo("https://fotos.example/bache.jpg"));
    }
  }

  private Post say(Citizens.Kind kind, String text, List<Medium> media) {
    return town.plaza
        .citizens()
        .say(new Citizens.Words(PlazaTown.of(Network.FACEBOOK), kind, "Marta Sanz", text, "", media));
  }

  @Test
  void morePostsAndCommentsThanAPageHoldsAreAllRead() {
    Cursor from = town.upToNow(network);
    List<String> ids = new ArrayList<>();
    String busy = "";
    for (int i = 0; i < 60; i++) {
      busy = says("Vecina " + i, "Aviso número " + i, "").id();
      ids.add(busy);
    }
    for (int i = 0; i < 60; i++) {
      ids.add(says("Vecino " + i, "Queja número " + i, busy).id());
    }
    List<MentionPage> pages = town.drain(network, from);
    assertThat(PlazaTown.idsOn(pages)).containsAll(ids);
    assertThat(pages.size()).isGreaterThan(3);
  }

  @Test
  void aProcessThatDiesBetweenTwoPagesLosesNone() {
    Cursor at = town.upToNow(network);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      ids.add(says("Vecina " + i, "Escrito número " + i, "").id());
    }
    List<MentionPage> pages = new ArrayList<>();
    do {
      pages.add(new Networks().of(Network.FACEBOOK).readMentions(account, at));
      at = pages.get(pages.size() - 1).next();
      ids.add(says("Tardía", "Entre páginas " + pages.size(), "").id());
    } while (pages.get(pages.size() - 1).more());
    pages.addAll(town.drain(network, at));
    assertThat(PlazaTown.idsOn(pages)).containsAll(ids);
  }

  @Test
  void aQuietPollIsOneReadingWithNothingMoreToRead() {
    Cursor now = town.upToNow(network);
    MentionPage page = network.readMentions(account, now);
    assertThat(page.more()).isFalse();
    assertThat(PlazaTown.idsOn(town.drain(network, Cursor.START))).containsAll(PlazaTown.idsOn(List.of(page)));
  }

  @Test
  void aCommentOnAPublicationTooOldForTheFirstPageIsFoundWithinARound() {
    Post old = says("Rosa Montiel", "Acera levantada", "");
    for (int i = 0; i < 30; i++) {
      says("Vecina " + i, "Otra cosa " + i, "");
    }
    Cursor at = town.upToNow(network);
    Post comment = says("Julián Prado", "Sigue levantada", old.id());
    List<MentionPage> pages = new ArrayList<>();
    for (int poll = 0; poll < 4; poll++) {
      pages.addAll(town.drain(network, at));
      at = pages.get(pages.size() - 1).next();
    }
    assertThat(PlazaTown.idsOn(pages)).contains(comment.id());
  }

  @Test
  void aReplyToACommentAndToAnAnswerIsFoundWhereFacebookHangsIt() {
    Instant before = Instant.now();
    Post post = says("Iván Roca", "Contenedor roto", "");
    Post comment = says("Noa Vega", "Y otro en mi calle", post.id());
    Post answer = says("Iván Roca", "Cierto", comment.id());
    for (OutgoingReply reply :
        List.of(
            answerTo(comment, MentionKind.COMMENT, "Gracias, Noa"),
            answerTo(answer, MentionKind.REPLY, "Gracias a los dos"))) {
      assertThat(network.findReply(account, reply, before)).isEmpty();
      SentReply sent = network.publish(account, reply);
      assertThat(network.findReply(account, reply, before)).contains(sent);
    }
  }

  @Test
  void anAccountThatWasDroppedIsHeardAgainOnceItIsSubscribed() {
    assertThat(network.subscription(account)).isEqualTo(Subscription.ACTIVE);
    town.plaza.faults().on(Fault.UNSUBSCRIBED, PlazaTown.of(network.network()), 0, 0);
    assertThat(network.subscription(account)).isEqualTo(Subscription.MISSING);
    Post unheard = says("Inés Gil", "Esto no lo avisa nadie", "");
    network.subscribe(account);
    network.subscribe(account);
    assertThat(network.subscription(account)).isEqualTo(Subscription.ACTIVE);
    town.pushed(network, says("Inés Gil", "Esto sí", "").id());
    assertThat(town.webhooks(network.network()))
        .noneMatch(body -> new String(body, StandardCharsets.UTF_8).contains(unheard.id()));
    assertThat(town.polled(network, unheard.id()).text()).isEqualTo("Esto no lo avisa nadie");
  }
}
