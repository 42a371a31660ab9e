package org.ventanilla.response.inbox;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.ventanilla.events.Urgency;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.database.UuidV7;
import org.ventanilla.response.demand.Demands;
import org.ventanilla.response.demand.NewDemand;
import org.ventanilla.response.live.LiveEvents;
import org.ventanilla.response.people.Role;
import org.ventanilla.response.people.Viewer;

/** The invented town that everyone knows: its people, and what its citizens say. */
@Singleton
public class Villarrio {

  public static final String PASSWORD = "una-clave-de-prueba";
  public static final String LUCIA = "lucia";
  public static final String HEAD_OF_LIGHTING = "alumbrado";

  private final Database database;
  private final LiveEvents live;
  private final Demands demands;
  private final Clock clock;

  Villarrio(Database database, LiveEvents live, Demands demands, Clock clock) {
    this.database = database;
    this.live = live;
    this.demands = demands;
    this.clock = clock;
  }

  /** What a citizen says, and what was understood of it. */
  public record Words(
      String network, String account, String citizen, String handle, String text, String kind, String service,
      String department, String urgency, String place, double confidence, String language, Duration ago) {

    public static Words of(String network, String citizen, String text) {
      return new Words(network, network + "-villarrio", citizen, citizen.toLowerCase().replaceAll("[^a-z]", ""), text,
          "demand", "roads", "public-works", "normal", "", 0.92, "es", Duration.ofMinutes(5));
    }

    public Words about(String service, String department) {
      return new Words(network, account, citizen, handle, text, kind, service, department, urgency, place, confidence, language, ago);
    }

    public Words urgent() {
      return new Words(network, account, citizen, handle, text, kind, service, department, "high", place, confidence, language, ago);
    }

    public Words at(String place) {
      return new Words(network, account, citizen, handle, text, kind, service, department, urgency, place, confidence, language, ago);
    }

    public Words as(String kind) {
      return new Words(network, account, citizen, handle, text, kind, service, department, urgency, place, confidence, language, ago);
    }

    public Words sure(double confidence) {
      return new Words(network, account, citizen, handle, text, kind, service, department, urgency, place, confidence, language, ago);
    }

    public Words in(String language) {
      return new Words(network, account, citizen, handle, text, kind, service, department, urgency, place, confidence, language, ago);
    }

    public Words minutesAgo(long minutes) {
      return new Words(network, account, citizen, handle, text, kind, service, department, urgency, place, confidence, language, Duration.ofMinutes(minutes));
    }
  }

  /** Makes the people who sign in; those who exist stay. */
  public void people() {
    person(LUCIA, "Lucía Ferrer", "agent", null);
    person("andres", "Andrés Soto", "agent", null);
    person(HEAD_OF_LIGHTING, "Nuria Vidal", "department", "lighting");
    person("alcaldia", "Rosa Prieto", "mayor", null);
  }

  private void person(String login, String name, String role, String department) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database.update(
                    "INSERT INTO person (login, name, password, role, department, created_at) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                    login, name, BcryptUtil.bcryptHash(PASSWORD, 4), role, department, clock.instant()));
  }

  /** Takes everything that was said away. */
  public void silence() {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database.update(
                    "TRUNCATE conversation, contact, message, demand, demand_event, reply, live_event, inbox_counter CASCADE"));
  }

  /** A citizen begins a conversation. */
  public UUID says(Words words) {
    return QuarkusTransaction.requiringNew().call(() -> begin(words));
  }

  private UUID begin(Words words) {
    UUID contact = UuidV7.next();
    UUID id = UuidV7.next();
    Instant at = clock.instant().minus(words.ago());
    database.update(
        "INSERT INTO contact (id, network, network_id, handle, name, created_at) VALUES (?, ?, ?, ?, ?, ?)",
        contact, words.network(), contact.toString(), words.handle(), words.citizen(), at);
    String excerpt = words.text().substring(0, Math.min(240, words.text().length()));
    database.update(
        """
        INSERT INTO conversation (id, conversation_key, network, account, contact_id, state, kind, service, department,
          urgency, sentiment, confidence, language, place, reasons, model, excerpt, unread, message_count, last_message_at,
          version, created_at, search)
        VALUES (?, ?, ?, ?, ?, 'open', ?, ?, ?, ?, 'neutral', ?, ?, ?, '["«socavón»", "«peligro»"]'::jsonb, 'test', ?, true,
          1, ?, 1, ?, town_words(?))
        """,
        id, words.network() + ":" + words.account() + ":" + id + ":" + contact, words.network(), words.account(), contact,
        words.kind(), words.service(), words.department(), words.urgency(), words.confidence(), words.language(),
        words.place(), excerpt, at, at, words.citizen() + " " + words.text() + " " + words.place());
    message(id, words.network(), "in", words.citizen(), words.text(), words.language(), at);
    live.conversation(id, LiveEvents.Change.CREATED, "open", words.department());
    return id;
  }

  /** The same citizen says more. */
  public void saysMore(UUID conversation, String network, String citizen, String text) {
    Instant at = clock.instant();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              message(conversation, network, "in", citizen, text, "es", at);
              database.update(
                  "UPDATE conversation SET excerpt = ?, unread = true, last_message_at = ?, message_count = message_count + 1,"
                      + " version = version + 1 WHERE id = ?",
                  text, at, conversation);
              live.conversation(conversation, LiveEvents.Change.MESSAGE, "open", null);
            });
  }

  private void message(
      UUID conversation, String network, String direction, String author, String text, String language, Instant at) {
    UUID id = UuidV7.next();
    database.update(
        """
        INSERT INTO message (id, conversation_id, network, network_id, direction, kind, author, text, language, url, at,
          changed_at) VALUES (?, ?, ?, ?, ?, 'post', ?, ?, ?, 'https://x.example/status/1', ?, ?)
        """,
        id, conversation, network, id.toString(), direction, author, text, language, at, at);
  }

  /** A reply of the town that the network did not take. */
  public void replyFailed(UUID conversation, String network, String text, String why) {
    reply(conversation, network, text, "failed", why);
  }

  /** A reply of the town on its way. */
  public void reply(UUID conversation, String network, String text, String state, String why) {
    UUID id = UuidV7.next();
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database.update(
                    """
                    INSERT INTO reply (id, conversation_id, account, network, target_id, target_kind, root_id, recipient_id,
                      text, author, login, idempotency_key, urgent, state, not_before, failure, created_at)
                    VALUES (?, ?, ?, ?, '1', 'post', '1', '1', ?, 'Lucía Ferrer', 'lucia', ?, false, ?, ?, ?, ?)
                    """,
                    id, conversation, network + "-villarrio", network, text, id.toString(), state,
                    clock.instant().plus(Duration.ofDays(365)), why, clock.instant()));
  }

  /** Lucía opens a demand; gives its folio. */
  public String demand(UUID conversation, String service, String department, String place) {
    Viewer lucia = new Viewer(LUCIA, "Lucía Ferrer", Role.AGENT, Optional.empty());
    NewDemand wish = new NewDemand(service, Urgency.NORMAL, place, "Farola que parpadea toda la noche", false);
    return demands.open(lucia, conversation, wish).demand().folio();
  }
}
