package org.ventanilla.networks.facebook;

import java.time.Instant;
import java.util.List;
import org.ventanilla.events.Author;
import org.ventanilla.events.Change;
import org.ventanilla.events.Media;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.Reading.Spoken;
import org.ventanilla.networks.wire.AccountBook;

/** Makes the mention of a public post or comment, the same from a webhook and from the Graph API. */
record FacebookPost(AccountBook accounts, String pageId, Instant receivedAt) {

  Reading mention(
      String id,
      String root,
      Author author,
      String text,
      List<Media> media,
      String replyTo,
      String permalink,
      Instant postedAt,
      MentionKind kind,
      Change change) {
    String account = accounts.accountFor(pageId);
    return new Spoken(
        new Mention(
            Network.FACEBOOK,
            account,
            id,
            Mention.conversationKey(Network.FACEBOOK, account, root, author.id()),
            author,
            text,
            media,
            null,
            replyTo,
            permalink.isEmpty() ? "https://www.facebook.com/" + id : permalink,
            postedAt,
            receivedAt,
            kind,
            change));
  }
}
