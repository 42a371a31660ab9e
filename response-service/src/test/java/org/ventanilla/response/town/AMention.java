package org.ventanilla.response.town;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ventanilla.events.Author;
import org.ventanilla.events.Change;
import org.ventanilla.events.Classification;
import org.ventanilla.events.Kind;
import org.ventanilla.events.Media;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.events.Place;
import org.ventanilla.events.Referral;
import org.ventanilla.events.RoutedMention;
import org.ventanilla.events.Sentiment;
import org.ventanilla.events.ServiceScore;
import org.ventanilla.events.Urgency;

/** Builds what a citizen of Villarrío said, and what was understood of it. */
public final class AMention {

  private String id = UUID.randomUUID().toString();
  private String root = id;
  private String account = Villarrio.X;
  private Network network = Network.X;
  private String authorId = "c" + UUID.randomUUID();
  private String handle = "vecina";
  private String name = "Una vecina";
  private String text = "Hay un bache enorme en la calle del Olmo";
  private Kind kind = Kind.DEMAND;
  private String language = "es";
  private String service = "roads";
  private String department = "public-works";
  private Urgency urgency = Urgency.NORMAL;
  private double confidence = 0.9;
  private Place place = new Place("calle del Olmo", "Calle del Olmo", 40.1, -3.2);
  private Referral referral;
  private Change change = Change.CREATED;
  private MentionKind form = MentionKind.POST;
  private Instant at = Instant.now().minus(Duration.ofMinutes(1));
  private Instant receivedAt;
  private List<Media> media = List.of();

  public static AMention aMention() {
    return new AMention();
  }

  public AMention id(String value) {
    id = value;
    return this;
  }

  public AMention inThread(String value) {
    root = value;
    return this;
  }

  public AMention to(String accountId, Network on) {
    account = accountId;
    network = on;
    return this;
  }

  public AMention by(String id, String withHandle, String named) {
    authorId = id;
    handle = withHandle;
    name = named;
    return this;
  }

  public AMention saying(String words) {
    text = words;
    return this;
  }

  public AMention about(String serviceCode, String departmentCode) {
    service = serviceCode;
    department = departmentCode;
    return this;
  }

  public AMention kind(Kind value) {
    kind = value;
    return this;
  }

  public AMention in(String code) {
    language = code;
    return this;
  }

  /** Where it is about; empty when nowhere is said. */
  public AMention place(String name) {
    place = name.isEmpty() ? null : new Place(name, name, null, null);
    return this;
  }

  public AMention urgency(Urgency value) {
    urgency = value;
    return this;
  }

  public AMention sure(double value) {
    confidence = value;
    return this;
  }

  public AMention referredTo(String code, String administration, String words) {
    referral = new Referral(code, administration, words, null, null);
    return this;
  }

  public AMention at(Instant value) {
    at = value;
    return this;
  }

  public AMention receivedAt(Instant value) {
    receivedAt = value;
    return this;
  }

  public AMention with(Media... attached) {
    media = List.of(attached);
    return this;
  }

  public AMention change(Change value) {
    change = value;
    return this;
  }

  public AMention as(MentionKind value) {
    form = value;
    return this;
  }

  public String id() {
    return id;
  }

  public String conversationKey() {
    return Mention.conversationKey(network, account, root, authorId);
  }

  public RoutedMention build() {
    return new RoutedMention(
        new Mention(
            network,
            account,
            id,
            conversationKey(),
            new Author(authorId, handle, name),
            text,
            media,
            null,
            null,
            "https://example.org/" + id,
            at,
            receivedAt == null ? at.plusSeconds(1) : receivedAt,
            form,
            change),
        new Classification(
            language,
            kind,
            service,
            List.of(new ServiceScore(service, confidence)),
            department,
            urgency,
            Sentiment.NEGATIVE,
            place,
            confidence,
            List.of("«bache»"),
            "test",
            null,
            referral));
  }
}
