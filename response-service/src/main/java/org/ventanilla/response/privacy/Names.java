package org.ventanilla.response.privacy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds people's names by lists of given names and surnames and by the words before them. A street, a school or a square
 * that bears a person's name keeps it.
 */
final class Names {

  private static final String MARK = "[nombre]";
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}'’]{1,40}+\\.?");
  /** How many words back a word such as "calle" still explains a name. */
  private static final int PLACE_REACH = 6;
  private static final int MOST_PARTS = 6;

  private static final Set<String> GIVEN = read("given-names.txt");
  private static final Set<String> SURNAMES = read("surnames.txt");
  private static final Set<String> PARTICLES = Set.of("de", "del", "la", "las", "los", "y", "i", "da", "do", "dos", "san", "van", "von", "el", "ben");
  /** Given names that are common words too: alone, and not after a cue, they stay. */
  private static final Set<String> COMMON =
      Set.of(
          "mar", "sol", "paz", "luz", "rosa", "flor", "pilar", "consuelo", "dolores", "soledad", "esperanza", "mercedes",
          "angel", "angeles", "victoria", "gloria", "olivo", "leon", "rocio", "nieves", "asuncion", "encarnacion",
          "concepcion", "milagros", "remedios", "socorro", "amparo", "inmaculada", "fatima", "carmen", "guadalupe", "cruz",
          "reyes", "blanca", "celeste", "aurora", "estrella", "alba", "iris", "perla", "violeta", "margarita", "macarena",
          "triana", "marina", "africa", "america", "israel", "santiago", "salvador", "domingo", "jesus", "maria", "jose",
          "juan", "pedro", "pablo", "antonio", "fernando", "carlos", "cristina", "isabel", "teresa", "lourdes", "lucia", "noe");

  private static final Set<String> TITLES =
      Set.of("don", "dona", "d", "sr", "sra", "srta", "senor", "senora", "senorita", "doctor", "doctora", "dr", "dra",
          "vecino", "vecina", "concejal", "concejala", "alcalde", "alcaldesa", "agente", "hermano", "hermana", "hijo",
          "hija", "marido", "mujer", "padre", "madre", "abuelo", "abuela", "primo", "prima", "cunado", "cunada", "dna");
  private static final Set<String> CUES =
      Set.of("llamo", "llama", "nombre", "soy", "firmado", "firma", "atentamente", "saludos", "saludo", "gracias",
          "fdo", "contacto", "preguntar", "pregunten", "propietario", "propietaria", "inquilino", "inquilina");
  private static final Set<String> PLACES =
      Set.of("calle", "c", "cl", "plaza", "pza", "pl", "plazuela", "placa", "avenida", "avda", "av", "paseo", "pº", "ronda",
          "carretera", "ctra", "camino", "travesia", "callejon", "glorieta", "rotonda", "puente", "parque", "jardin",
          "jardines", "barrio", "barriada", "colegio", "ceip", "cp", "ies", "instituto", "escuela", "guarderia", "hospital",
          "centro", "biblioteca", "polideportivo", "pabellon", "estadio", "iglesia", "parroquia", "ermita", "estacion",
          "parada", "metro", "urbanizacion", "residencia", "edificio", "mercado", "carrer", "rua", "praca", "rambla",
          "pasaje", "cuesta", "bulevar", "poligono", "teatro", "museo", "auditorio", "playa", "fuente", "monumento",
          "estatua", "bda", "urb", "via", "pasarela", "complejo", "campo", "piscina");

  private Names() {}

  private record Word(String text, String folded, int start, int end) {

    boolean capital() {
      return Character.isUpperCase(text.codePointAt(0));
    }
  }

  static String masked(String text) {
    List<Word> words = words(text);
    StringBuilder masked = new StringBuilder();
    int copied = 0;
    int at = 0;
    while (at < words.size()) {
      int parts = nameAt(text, words, at);
      if (parts == 0) {
        at++;
        continue;
      }
      masked.append(text, copied, words.get(at).start()).append(MARK);
      copied = words.get(at + parts - 1).end();
      at += parts;
    }
    return masked.append(text, copied, text.length()).toString();
  }

  /** How many words from here on are one name; 0 if none is. */
  private static int nameAt(String text, List<Word> words, int at) {
    Word first = words.get(at);
    boolean given = GIVEN.contains(first.folded());
    boolean surname = SURNAMES.contains(first.folded());
    boolean told = told(text, words, at);
    if (!given && !(surname && told && first.capital())) {
      return told && first.capital() && isUnknownName(text, words, at) ? length(text, words, at) : 0;
    }
    if (isOfAPlace(text, words, at)) {
      return 0;
    }
    int parts = length(text, words, at);
    if (parts > 1 || told) {
      return parts;
    }
    return first.capital() && !startsSentence(text, first) && !COMMON.contains(first.folded()) ? 1 : 0;
  }

  /** "me llamo Xiomara Quispe": two capitalised words that no list knows, after words that announce a name. */
  private static boolean isUnknownName(String text, List<Word> words, int at) {
    return at + 1 < words.size()
        && adjacent(text, words.get(at), words.get(at + 1))
        && words.get(at + 1).capital()
        && !isOfAPlace(text, words, at);
  }

  private static int length(String text, List<Word> words, int at) {
    int end = at + 1;
    int last = end;
    while (end < words.size() && end - at < MOST_PARTS && adjacent(text, words.get(end - 1), words.get(end))) {
      Word word = words.get(end);
      boolean part =
          SURNAMES.contains(word.folded())
              || GIVEN.contains(word.folded())
              || word.capital() && words.get(at).capital() && !isAllCapitals(text, words, at);
      if (part) {
        last = end + 1;
      } else if (!PARTICLES.contains(word.folded())) {
        break;
      }
      end++;
    }
    return last - at;
  }

  /** Somebody who shouts writes every word in capitals; they then say nothing about names. */
  private static boolean isAllCapitals(String text, List<Word> words, int at) {
    int from = Math.max(0, at - 4);
    int to = Math.min(words.size(), at + 5);
    return words.subList(from, to).stream()
        .filter(word -> word.text().length() > 2)
        .allMatch(word -> word.text().equals(word.text().toUpperCase(Locale.ROOT)));
  }

  private static boolean told(String text, List<Word> words, int at) {
    for (int back = 1; back <= 2 && at - back >= 0; back++) {
      Word before = words.get(at - back);
      boolean near = words.get(at).start() - before.end() <= 12;
      if (near && (TITLES.contains(before.folded()) || CUES.contains(before.folded()))) {
        return true;
      }
      if (!PARTICLES.contains(before.folded()) && !"es".equals(before.folded())) {
        return false;
      }
    }
    return false;
  }

  private static boolean isOfAPlace(String text, List<Word> words, int at) {
    int end = words.get(at).start();
    for (int back = 1; back <= PLACE_REACH && at - back >= 0; back++) {
      Word before = words.get(at - back);
      String between = text.substring(before.end(), end);
      if (between.chars().anyMatch(c -> ",;:!?\n".indexOf(c) >= 0)) {
        return false;
      }
      if (PLACES.contains(before.folded())) {
        return true;
      }
      boolean goesOn = PARTICLES.contains(before.folded()) || before.capital();
      if (!goesOn) {
        return false;
      }
      end = before.start();
    }
    return false;
  }

  private static boolean startsSentence(String text, Word word) {
    for (int i = word.start() - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c)) {
        return ".!?¡¿\n:".indexOf(c) >= 0;
      }
    }
    return true;
  }

  private static boolean adjacent(String text, Word one, Word next) {
    for (int i = one.end(); i < next.start(); i++) {
      char c = text.charAt(i);
      if (c != ' ' && c != '-' && c != '\u00a0') {
        return false;
      }
    }
    return next.start() - one.end() <= 3;
  }

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      String word = matcher.group();
      boolean dot = word.endsWith(".");
      String bare = dot ? word.substring(0, word.length() - 1) : word;
      words.add(new Word(bare, folded(bare), matcher.start(), dot ? matcher.end() - 1 : matcher.end()));
    }
    return words;
  }

  private static String folded(String word) {
    String decomposed = Normalizer.normalize(word, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    StringBuilder letters = new StringBuilder(decomposed.length());
    decomposed.chars().filter(Character::isLetter).forEach(c -> letters.append((char) c));
    return letters.toString();
  }

  private static Set<String> read(String file) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Names.class.getResourceAsStream(file), file), StandardCharsets.UTF_8))) {
      Set<String> names = new HashSet<>();
      reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> names.addAll(List.of(line.trim().split("\\s+"))));
      names.remove("");
      return Set.copyOf(names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
