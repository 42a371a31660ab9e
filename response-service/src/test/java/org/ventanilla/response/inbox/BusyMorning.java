package org.ventanilla.response.inbox;

import static org.awaitility.Awaitility.await;
import static org.ventanilla.response.town.AMention.aMention;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ventanilla.events.Kind;
import org.ventanilla.events.Network;
import org.ventanilla.events.Urgency;
import org.ventanilla.response.database.DatabaseException;
import org.ventanilla.response.town.AMention;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio;

/** What an ordinary morning brings to Villarrío's inbox; every word is invented. */
final class BusyMorning {

  private final Town town;
  private final List<AMention> said = new ArrayList<>();

  /** Conversations by what tests want of them. */
  final UUID urgent;
  final UUID failed;
  final UUID answered;

  private BusyMorning(Town town) {
    this.town = town;
    AMention hole =
        x("Marta Rueda", "marta_rueda",
                "Enésimo socavón en la calle Termodinámica, junto a las obras. Es un peligro, tanto para las ruedas como para"
                    + " las motos que podrían caer si van rápido.", 2)
            .place("Calle Termodinámica").urgency(Urgency.HIGH);
    instagram("paseando_con_lola", "Otra vez el parque de los Olivos a oscuras, y van tres noches 🙄", 6)
        .about("street-lighting", "lighting").place("Parque de los Olivos");
    facebook("Asociación Vecinal San Jerónimo y Barrios Colindantes de la Vega Baja",
            "¿A qué hora cortan el tráfico el domingo en la avenida de Bélgica? Hay mucha gente mayor que sale en coche.", 18)
        .kind(Kind.QUESTION).about("traffic", "mobility").place("Avenida de Bélgica");
    x("Julián", "julian_paz", "Gracias a la brigada por arreglar la fuente de la plaza en un día. Así sí 👏", 31)
        .kind(Kind.PRAISE).about("none", null).place("");
    AMention rats =
        instagram("huerta.de.ana", "Contenedores llenos desde el viernes en la travesía de Andalucía, hay ratas", 47)
            .about("waste", "cleaning").place("Travesía de Andalucía");
    facebook("Carmen Ibáñez", "Pérdida de agua en la mediana de la avenida desde el jueves…", 65)
        .about("water-sewage", "water").sure(0.61)
        .place("Avenida de la Constitución, a la altura del número 114, frente a la antigua estación");
    x("مها الأندلسي", "maha", "مرحبا، هل الحديقة مفتوحة يوم الأحد؟", 140)
        .kind(Kind.QUESTION).about("parks", "parks").in("ar").sure(0.42).place("");
    x("<script>alert(1)</script>", "eva",
            "Aquí \"nadie\" <b>limpia</b> & la acera lleva semanas así https://ejemplo.example/" + "a".repeat(150), 200)
        .about("street-cleaning", "cleaning").place("");
    AMention lamp =
        facebook("Luis Ortega", "La farola de la plaza del Parterre parpadea toda la noche", 240)
            .about("street-lighting", "lighting").place("Plaza del Parterre");
    for (int i = 1; i <= 12; i++) {
      x("Vecina del número " + i, "vecina" + i,
              "La papelera de la esquina de mi calle lleva rota " + (i + 1) + " semanas, ¿pueden mirarlo?", 300L + 200L * i)
          .about("street-cleaning", "cleaning").place("Calle del Pozo, " + i);
    }
    hear();
    urgent = town.conversationOf(hole);
    failed = town.conversationOf(rats);
    answered = town.conversationOf(lamp);
    reply(town, failed, "instagram", "Gracias por avisar, Ana. Hoy mismo pasa el camión.", "failed",
        "Instagram: la publicación ya no admite comentarios.");
    reply(town, failed, "instagram", "Le avisaremos cuando esté hecho.", "uncertain", "");
    reply(town, failed, "instagram", "Gracias por la paciencia.", "queued", "");
  }

  static BusyMorning in(Town town) {
    return new BusyMorning(town);
  }

  private AMention x(String name, String handle, String words, long minutesAgo) {
    return heard(aMention().to(Villarrio.X, Network.X).by(UUID.randomUUID().toString(), handle, name), words, minutesAgo);
  }

  private AMention facebook(String name, String words, long minutesAgo) {
    return heard(
        aMention().to(Villarrio.FACEBOOK, Network.FACEBOOK).by(UUID.randomUUID().toString(), "", name), words, minutesAgo);
  }

  private AMention instagram(String handle, String words, long minutesAgo) {
    return heard(
        aMention().to(Villarrio.INSTAGRAM, Network.INSTAGRAM).by(UUID.randomUUID().toString(), handle, ""), words, minutesAgo);
  }

  private AMention heard(AMention mention, String words, long minutesAgo) {
    said.add(mention.saying(words).at(Instant.now().minus(Duration.ofMinutes(minutesAgo))));
    return mention;
  }

  private void hear() {
    town.hear(said.stream().map(AMention::build).toList());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> said.stream().allMatch(mention -> town.messages(mention.id()) == 1));
  }

  /** A reply of the town that stands where it is put; no sender touches it before next year. */
  static void reply(Town town, UUID conversation, String network, String text, String state, String why) {
    UUID id = UUID.randomUUID();
    town.database()
        .update(
            """
            INSERT INTO reply (id, conversation_id, account, network, target_id, target_kind, root_id, recipient_id,
              text, author, login, idempotency_key, urgent, state, not_before, failure, created_at)
            VALUES (?, ?, ?, ?, '1', 'post', '1', '1', ?, 'Atención en redes', 'ana', ?, false, ?, now() + interval '1 year',
              ?, now())
            """,
            id, conversation, network + "-villarrio", network, text, id.toString(), state, why);
  }

  /**
   * Takes everything that was said away. A batch that is being stored may hold the same tables the other way round;
   * PostgreSQL then ends one of the two, and this one can come again.
   */
  static void silence(Town town) {
    await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptionsInstanceOf(DatabaseException.class)
        .until(
            () ->
                town.database()
                        .update(
                            "TRUNCATE incident, conversation, contact, message, demand, demand_event, reply, live_event,"
                                + " inbox_counter CASCADE")
                    >= 0);
  }
}
