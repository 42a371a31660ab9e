package org.ventanilla.response.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ventanilla.events.Classification;
import org.ventanilla.events.Mention;
import org.ventanilla.events.Referral;
import org.ventanilla.events.RoutedMention;
import org.ventanilla.response.database.UuidV7;

/** A conversation as its first mention makes it; the names are those of the statement's columns. */
record ConversationLine(
    UUID id,
    String key,
    String network,
    String account,
    String author,
    String kind,
    String service,
    String department,
    String urgency,
    String sentiment,
    double confidence,
    String language,
    String place,
    Double place_lat,
    Double place_lon,
    List<String> reasons,
    String model,
    boolean unsure,
    Referral refer_to,
    Instant at,
    String words) {

  static ConversationLine first(RoutedMention routed) {
    Mention mention = routed.mention();
    Classification said = routed.classification();
    return new ConversationLine(
        UuidV7.next(),
        mention.conversationKey(),
        mention.network().code(),
        mention.account(),
        mention.author().id(),
        said.kind().code(),
        said.service(),
        said.department(),
        said.urgency().code(),
        said.sentiment().code(),
        said.confidence(),
        said.language(),
        place(said),
        said.place() == null ? null : said.place().lat(),
        said.place() == null ? null : said.place().lon(),
        said.reasons(),
        said.model(),
        said.needsHuman(),
        said.referTo(),
        MessageChange.spokenAt(mention),
        String.join(" ", mention.author().name(), mention.author().handle(), place(said)));
  }

  /** As the gazetteer or the citizen names it; empty when none is said. */
  static String place(Classification said) {
    if (said.place() == null) {
      return "";
    }
    return said.place().name() == null || said.place().name().isBlank() ? said.place().text() : said.place().name();
  }
}
