package org.ventanilla.networks.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.MentionPage;
import org.ventanilla.networks.OnPlaza;
import org.ventanilla.networks.OutgoingReply;
import org.ventanilla.networks.PlazaTown;
import org.ventanilla.networks.SentReply;
import org.ventanilla.networks.Subscription;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.square.Post;

class InstagramOnPlazaTest extends OnPlaza {

  InstagramOnPlazaTest() {
    super(Network.INSTAGRAM, MentionKind.COMMENT);
  }

  @Override
  protected boolean tellsDeletions() {
    return false;
  }

  @Test
  void aCommentAndAnAnswerAreTheSameMentionsByWebhookAndByPolling() {
    Post comment = says("rosa", "Hay un bache & un socavón", "");
    Post answer = says("julian", "En mi calle también", comment.id());
    Post third = says("rosa", "¿En cuál?", answer.id());
    assertSame(comment, MentionKind.COMMENT);
    assertSame(answer, MentionKind.REPLY);
    assertSame(third, MentionKind.REPLY);
    assertThat(town.polled(network, third.id()).conversationKey())
        .isEqualTo(town.polled(network, comment.id()).conversationKey());
  }

  private void assertSame(Post post, MentionKind kind) {
    Mention mention = assertSameByWebhookAndByPolling(post);
    assertThat(mention.kind()).isEqualTo(kind);
    assertThat(mention.conversationKey())
        .isEqualTo("instagram:instagram-villarrio:" + post.rootId() + ":" + mention.author().id());
  }

  @Test
  void somebodyElsesPhotoThatNamesTheTownIsTheSameMentionByWebhookAndByPollingAndCanBeAnswered() {
    Post photo = says("marta", "Así está el parque, @villarrio", "");
    Mention mention = assertSameByWebhookAndByPolling(photo);
    assertThat(mention.kind()).isEqualTo(MentionKind.POST);
    assertThat(mention.author().id()).isEqualTo("@" + mention.author().handle());
    OutgoingReply reply = answerTo(photo, MentionKind.POST, "Gracias, pasamos mañana");
    SentReply sent = network.publish(account, reply);
    assertThat(sent.id()).isNotBlank();
    Post comment = says("luis", "@villarrio también en mi barrio", photo.id());
    Mention below = town.pushed(network, comment.id());
    assertThat(below.kind()).isEqualTo(MentionKind.POST);
    assertThat(below.replyTo()).isEqualTo(photo.id());
    OutgoingReply answer =
        new OutgoingReply(below.id(), below.kind(), photo.id(), below.author().id(), "Gracias también a usted");
    assertThat(network.publish(account, answer).id()).isNotBlank();
  }

  @Test
  void moreCommentsAndAnswersThanAPageHoldsAreAllRead() {
    Cursor from = town.upToNow(network);
    List<String> ids = new ArrayList<>();
    String busy = "";
    for (int i = 0; i < 120; i++) {
      busy = says("vecina" + i, "Aviso número " + i, "").id();
      ids.add(busy);
    }
    for (int i = 0; i < 120; i++) {
      ids.add(says("vecino" + i, "Respuesta número " + i, busy).id());
    }
    List<MentionPage> pages = town.drain(network, from);
    assertThat(PlazaTown.idsOn(pages)).containsAll(ids);
    assertThat(pages.size()).isGreaterThan(3);
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
