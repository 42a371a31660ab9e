package org.ventanilla.response.inbox;

import java.util.UUID;
import org.ventanilla.response.inbox.Villarrio.Words;

/** What an ordinary morning brings to Villarrío's inbox; every word is invented. */
final class BusyMorning {

  static UUID failed;

  private BusyMorning() {}

  /** Fills the inbox; gives the conversation of Marta, the newest. */
  static UUID in(Villarrio town) {
    UUID marta =
        town.says(
            Words.of("x", "Marta Rueda",
                    "Enésimo socavón en la calle Termodinámica, junto a las obras. Es un peligro, tanto para las ruedas como para las motos que podrían caer si van rápido.")
                .at("Calle Termodinámica").urgent().minutesAgo(2));
    town.says(
        Words.of("instagram", "paseando_con_lola", "Otra vez el parque de los Olivos a oscuras, y van tres noches 🙄")
            .about("street-lighting", "lighting").at("Parque de los Olivos").minutesAgo(6));
    town.says(
        Words.of("facebook", "Asociación Vecinal San Jerónimo y Barrios Colindantes de la Vega Baja",
                "¿A qué hora cortan el tráfico el domingo en la avenida de Bélgica? Hay mucha gente mayor que tiene que salir en coche.")
            .as("question").about("traffic", "mobility").at("Avenida de Bélgica").minutesAgo(18));
    town.says(Words.of("x", "Julián", "Gracias a la brigada por arreglar la fuente de la plaza en un día. Así sí 👏")
        .as("praise").about("none", null).minutesAgo(31));
    failed =
        town.says(
            Words.of("instagram", "huerta.de.ana", "Contenedores llenos desde el viernes en la travesía de Andalucía, hay ratas")
                .about("waste", "cleaning").at("Travesía de Andalucía").minutesAgo(47));
    town.replyFailed(failed, "instagram", "Gracias por avisar, Ana. Hoy mismo pasa el camión.",
        "Instagram: la publicación ya no admite comentarios.");
    town.reply(failed, "instagram", "Le avisaremos cuando esté hecho.", "uncertain", "");
    town.reply(failed, "instagram", "Gracias por la paciencia.", "queued", "");
    town.says(Words.of("facebook", "Carmen Ibáñez", "Pérdida de agua en la mediana de la avenida desde el jueves…")
        .about("water-sewage", "water").at("Avenida de la Constitución, a la altura del número 114, frente a la antigua estación").sure(0.61).minutesAgo(65));
    town.says(Words.of("x", "مها الأندلسي", "مرحبا، هل الحديقة مفتوحة يوم الأحد؟").as("question").about("parks", "parks").in("ar").sure(0.42).minutesAgo(140));
    town.says(Words.of("x", "<script>alert(1)</script>", "Aquí \"nadie\" <b>limpia</b> & la acera lleva semanas así https://ejemplo.example/" + "a".repeat(150))
        .about("street-cleaning", "cleaning").minutesAgo(200));
    for (int i = 1; i <= 12; i++) {
      town.says(Words.of(i % 2 == 0 ? "x" : "facebook", "Vecina del número " + i, "La papelera de la esquina de mi calle lleva rota " + (i + 1) + " semanas, ¿pueden mirarlo?")
          .about("street-cleaning", "cleaning").at("Calle del Pozo, " + i).minutesAgo(300L + 200L * i));
    }
    return marta;
  }

  /** A conversation that has its demand. */
  static UUID answered(Villarrio town) {
    return town.says(
        Words.of("facebook", "Luis Ortega", "La farola de la plaza del Parterre parpadea toda la noche")
            .about("street-lighting", "lighting").at("Plaza del Parterre").minutesAgo(500));
  }
}
