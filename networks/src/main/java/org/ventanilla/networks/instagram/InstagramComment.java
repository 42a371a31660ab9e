package org.ventanilla.networks.instagram;

import java.time.Instant;
import java.util.List;
import org.ventanilla.events.Author;
import org.ventanilla.events.Change;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.Reading.Spoken;
import org.ventanilla.networks.wire.AccountBook;

/** Makes the mention of a comment, the same from a webhook and from the Graph API. */
record InstagramComment(AccountBook accounts, String accountId, Instant receivedAt) {

  /**
   * @param media the media it is below
   * @param parent the comment it answers; empty when it answers none
   */
  Reading mention(String id, String media, Author author, String text, String parent, Instant postedAt) {
    String account = accounts.accountFor(accountId);
    boolean reply = !parent.isEmpty() && !parent.equals(media);
    return new Spoken(
        new Mention(
            Network.INSTAGRAM,
            account,
            id,
            Mention.conversationKey(Network.INSTAGRAM, account, media, author.id()),
            author,
            text,
            List.of(),
            null,
            reply ? parent : media,
            null,
            postedAt,
            receivedAt,
            reply ? MentionKind.REPLY : MentionKind.COMMENT,
            Change.CREATED));
  }
}
