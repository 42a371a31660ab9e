package org.ventanilla.ingest.archive;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.ventanilla.events.Change;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Media;
import org.ventanilla.events.Mention;
import org.ventanilla.ingest.database.Database;

/**
 * Posts whose photos are told one at a time: Facebook sends the photos of an album in parallel webhooks of the same post.
 * The first to arrive is the post; each other one is a later version of it with all photos told so far.
 *
 * <p>Which photos those are is kept in the post's own document by atomic updates, so that of parallel webhooks the one
 * that comes last here makes the whole album. A version with more photos has a later {@link Mention#receivedAt()}, by a
 * millisecond a photo: whoever applies versions by that time ends with the whole album, in whatever order they come.
 */
final class Albums {

  private static final String PARTS = "parts";

  private final Database database;
  private final MongoCollection<Document> posts;

  Albums(Database database, MongoCollection<Document> posts) {
    this.database = database;
    this.posts = posts;
  }

  /** True if a mention whose post is known may be a further part of it. */
  static boolean mayBePart(Mention mention, Source source) {
    return source == Source.WEBHOOK && mention.change() == Change.CREATED && !mention.media().isEmpty();
  }

  /**
   * Adds a part to its post.
   *
   * @return the post with all its photos so far; empty if the part is no news, or the post did not come by webhook: what is
   *     read by polling is whole
   */
  Optional<Mention> add(Mention part) {
    List<String> media = part.media().stream().map(Albums::json).toList();
    Document document =
        database.ask(
            () ->
                posts.findOneAndUpdate(
                    Filters.eq("_id", PostDocument.firstId(part)),
                    Updates.addEachToSet(PARTS, media),
                    new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)));
    if (document == null || !Source.WEBHOOK.code().equals(document.getString("source"))) {
      return Optional.empty();
    }
    Mention first = PostDocument.mention(document);
    Set<Media> all = new LinkedHashSet<>(first.media());
    document.getList(PARTS, String.class).forEach(one -> all.add(media(one)));
    return all.size() == first.media().size() ? Optional.empty() : Optional.of(with(first, part, List.copyOf(all)));
  }

  private static Mention with(Mention first, Mention part, List<Media> all) {
    return new Mention(
        first.network(),
        first.account(),
        first.id(),
        first.conversationKey(),
        first.author(),
        first.text().isBlank() ? part.text() : first.text(),
        all,
        first.geo(),
        first.replyTo(),
        first.url(),
        first.postedAt(),
        first.receivedAt().plus(Duration.ofMillis(all.size())),
        first.kind(),
        Change.EDITED);
  }

  private static String json(Media media) {
    return new String(EventJson.write(media), StandardCharsets.UTF_8);
  }

  private static Media media(String json) {
    return EventJson.read(json.getBytes(StandardCharsets.UTF_8), Media.class);
  }
}
