package org.ventanilla.plaza.bluesky;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ventanilla.plaza.square.Medium;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Person;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.wire.Json;

/** Posts as records, and as Bluesky shows them ({@code app.bsky.feed.post}, {@code app.bsky.feed.defs#postView}). */
final class Records {

  static final String TYPE = "app.bsky.feed.post";

  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern LINK_OR_NAME = Pattern.compile("(https?://[^\\s<>\"]+)|@([a-z0-9-]+(?:\\.[a-z0-9-]+)+)");

  private final Square square;

  Records(Square square) {
    this.square = square;
  }

  static String time(Post post) {
    return TIME.format(post.at());
  }

  /** As its author's repository gives it. */
  ObjectNode stored(Post post) {
    ObjectNode stored = Json.object().put("uri", post.id()).put("cid", cid(post));
    stored.set("value", record(post));
    return stored;
  }

  /** As readers get it. */
  ObjectNode view(Post post) {
    ObjectNode view = Json.object().put("uri", post.id()).put("cid", cid(post));
    view.set("author", author(post.author()));
    view.set("record", record(post));
    if (!post.media().isEmpty()) {
      ObjectNode embed = view.putObject("embed").put("$type", "app.bsky.embed.images#view");
      ArrayNode images = embed.putArray("images");
      for (Medium medium : post.media()) {
        images.addObject().put("thumb", medium.url()).put("fullsize", medium.url()).put("alt", medium.altText());
      }
    }
    view.put("replyCount", square.answersTo(post).size()).put("repostCount", 0).put("likeCount", 0);
    return view.put("indexedAt", time(post));
  }

  ObjectNode author(Person person) {
    return Json.object().put("did", person.id()).put("handle", person.handle()).put("displayName", person.name());
  }

  ObjectNode record(Post post) {
    ObjectNode record = Json.object().put("$type", TYPE).put("text", post.text()).put("createdAt", time(post));
    record.putArray("langs").add("es");
    facets(record, post.text());
    if (!post.media().isEmpty()) {
      ArrayNode images = record.putObject("embed").put("$type", "app.bsky.embed.images").putArray("images");
      for (Medium medium : post.media()) {
        ObjectNode image = images.addObject().put("alt", medium.altText()).putObject("image");
        image.put("$type", "blob").put("mimeType", "image/jpeg").put("size", 1_000);
        image.putObject("ref").put("$link", hash(medium.url()));
      }
    }
    Optional<Post> parent = square.findEvenRemoved(post.inReplyTo());
    Optional<Post> root = square.findEvenRemoved(post.rootId());
    if (parent.isPresent() && root.isPresent()) {
      ObjectNode reply = record.putObject("reply");
      reply.putObject("root").put("uri", root.get().id()).put("cid", cid(root.get()));
      reply.putObject("parent").put("uri", parent.get().id()).put("cid", cid(parent.get()));
    }
    return record;
  }

  /** Places are counted in bytes of UTF-8. */
  private void facets(ObjectNode record, String text) {
    Matcher found = LINK_OR_NAME.matcher(text);
    while (found.find()) {
      Optional<Person> named = Optional.ofNullable(found.group(2)).flatMap(this::named);
      if (found.group(1) == null && named.isEmpty()) {
        continue;
      }
      ObjectNode facet = record.withArray("/facets").addObject();
      facet.putObject("index")
          .put("byteStart", bytes(text.substring(0, found.start())))
          .put("byteEnd", bytes(text.substring(0, found.end())));
      ObjectNode feature = facet.putArray("features").addObject();
      if (named.isPresent()) {
        feature.put("$type", "app.bsky.richtext.facet#mention").put("did", named.get().id());
      } else {
        feature.put("$type", "app.bsky.richtext.facet#link").put("uri", found.group(1));
      }
    }
  }

  private Optional<Person> named(String handle) {
    return square.personByHandle(Network.BLUESKY, handle);
  }

  /** True if a post names this person. */
  boolean names(Post post, Person person) {
    Matcher found = LINK_OR_NAME.matcher(post.text());
    while (found.find()) {
      if (found.group(2) != null && named(found.group(2)).filter(person::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The hash of what is in a post, as other posts name it. */
  String cid(Post post) {
    return hash(post.id() + post.text());
  }

  private static String hash(String content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      StringBuilder cid = new StringBuilder("bafyrei");
      for (int i = 0; i < 52; i++) {
        cid.append(BASE32.charAt((digest[i % digest.length] + i) & 31));
      }
      return cid.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
