package org.ventanilla.response.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {

  private static final List<String> FRAMES =
      List.of(
          "Hay un socavón en la calle Mayor 12, %s, a ver si lo arregláis",
          "Buenos días. Llevamos tres días sin luz en la plaza. %s. Gracias",
          "%s y el contenedor de mi barrio sigue roto desde el lunes",
          "La farola de c/ Sto. Domingo no funciona (%s) y es un peligro para los niños",
          "¿Cuándo pensáis limpiar el parque? %s",
          "Agua por toda la acera en avda. Constitución 4; %s; urgente");

  private static final List<String> GIVEN =
      List.of("María", "Antonio", "José Luis", "Carmen", "Iker", "Montserrat", "Xiana", "Jennifer", "Mohamed", "Ana Belén");
  private static final List<String> SURNAMES =
      List.of("García López", "Fernández de la Torre", "Núñez", "Quispe Mamani", "Puig i Ferrer", "Ibáñez Sáez", "Benali");

  /** What must not be seen, and the words around it. */
  private record Salt(String secret, String said) {}

  private static Salt salt(Random random) {
    String name = pick(random, GIVEN) + " " + pick(random, SURNAMES);
    String phone =
        pick(
            random,
            List.of("6%02d %03d %03d", "6%02d%03d%03d", "+34 6%02d %03d %03d", "6%02d-%03d-%03d", "0034 9%02d %03d %03d"))
            .formatted(random.nextInt(100), random.nextInt(1000), random.nextInt(1000));
    int number = 10_000_000 + random.nextInt(80_000_000);
    String letter = String.valueOf("TRWAGMYFPDXBNJZSQVHLCKE".charAt(number % 23));
    String dni = pick(random, List.of(number + letter, number + "-" + letter, grouped(number) + letter, "X" + number / 10 + letter));
    String mail = pick(random, List.of("ana.perez%d@example.org", "j_lopez%d@buzon.example.es")).formatted(random.nextInt(999));
    String plate = "%04d %s".formatted(random.nextInt(10_000), pick(random, List.of("BCD", "JKL", "MNP", "ltz")));
    return switch (random.nextInt(6)) {
      case 0 -> new Salt(name, pick(random, List.of("me llamo %s", "soy %s", "pregunten por D. %s", "mi vecina %s se cayó")).formatted(name));
      case 1 -> new Salt(name.toLowerCase(), "firmado " + name.toLowerCase());
      case 2 -> new Salt(phone, "mi teléfono es " + phone);
      case 3 -> new Salt(dni, "DNI " + dni);
      case 4 -> new Salt(mail, "escribidme a " + mail);
      default -> new Salt(plate, "el coche " + plate + " aparca en la acera");
    };
  }

  private static String grouped(int number) {
    return "%d.%03d.%03d".formatted(number / 1_000_000, number / 1000 % 1000, number % 1000);
  }

  private static String pick(Random random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  @Test
  void nothingPersonalIsLeftOfAThousandTexts() {
    Random random = new Random(311);
    for (int i = 0; i < 1_000; i++) {
      Salt salt = salt(random);
      String text = pick(random, FRAMES).formatted(salt.said());
      String masked = PersonalData.masked(text);
      assertThat(masked).as(text).doesNotContain(salt.secret());
      for (String part : salt.secret().split("[ .@-]")) {
        if (part.length() > 3) {
          assertThat(masked).as(text).doesNotContain(part);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hay un bache enorme en la calle María Zambrano 14, frente al colegio Antonio Machado",
        "No hay agua en Triana desde las 8:30 del 24/11/2026",
        "El parque de San Juan está lleno de basura",
        "Llevamos 15 días así y en 2025 pasó lo mismo",
        "La línea 3 pasa cada 40 minutos, antes cada 12",
        "El Sol pega en la plaza de la Constitución y no hay una fuente",
        "Avenida de la Paz, 1200 metros de acera rota",
      })
  void whatIsPublicStays(String text) {
    assertThat(PersonalData.masked(text)).isEqualTo(text);
  }

  @Test
  void handlesAndAccountsGo() {
    assertThat(PersonalData.masked("Hola @vecina_22, el IBAN es ES91 2100 0418 4502 0005 1332."))
        .isEqualTo("Hola [cuenta], el IBAN es [cuenta bancaria].");
  }

  @Test
  void hostileTextCostsLittle() {
    String[] texts = {"a".repeat(200_000), "a@".repeat(100_000), "6".repeat(200_000), "Ana ".repeat(50_000), "1 ".repeat(100_000),
        "\u0301".repeat(200_000), "@a@a".repeat(50_000), "ES91 2100 ".repeat(20_000), "X-1234-".repeat(20_000)};
    for (String text : texts) {
      assertTimeoutPreemptively(Duration.ofSeconds(5), () -> PersonalData.masked(text), text.substring(0, 8));
    }
  }
}
