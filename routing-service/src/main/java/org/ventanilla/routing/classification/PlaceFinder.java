package org.ventanilla.routing.classification;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ventanilla.events.Place;
import org.ventanilla.routing.text.Token;
import org.ventanilla.routing.text.Tokens;

/**
 * The street, square, neighbourhood or building that a text names: a word for such a thing, or its abbreviation, and the
 * name behind it. The first one that has a name stands.
 */
final class PlaceFinder {

  private static final Map<String, String> KINDS = kinds();

  /** Abbreviations that are words of their own unless a slash or full stop follows. */
  private static final Set<String> NEED_SIGN = Set.of("c", "cl", "p", "r", "st", "b", "pl", "av", "cra", "cr", "col");

  /** Words for places that are also plain words: a name in capitals has to follow. */
  private static final Set<String> NEED_CAPITAL =
      Set.of(
          "Parque", "Jardines", "Jardín", "Puente", "Colegio", "Centro", "Estación", "Playa", "Hospital", "Instituto",
          "Mercado", "Barrio", "Zona", "Biblioteca", "Teatro", "Museo", "Puerta", "Polígono", "Estadio", "Iglesia",
          "Piscina", "Castillo", "Torre", "Palacio", "Río", "Puerto", "Metro", "Cementerio", "Residencial", "Distrito",
          "Colonia", "Urbanización", "Polideportivo", "Campo", "Fuente", "Parc", "Park", "Street", "Platja", "Barri",
          "Bairro", "Square", "Auditorio", "Mercat", "Monumento", "Universidad", "Facultad", "Muelle", "Sector",
          "Municipio", "Vereda", "Localidad", "Delegación", "Mirador", "Ermita", "Conjunto", "Escuela", "Plaza", "Ronda",
          "Camino", "Cuesta", "Paseo", "Carrera", "Vía", "Rua", "Praça", "Carrer", "Plaça", "Rambla", "Travesía");

  private static final Set<String> LINKS =
      Set.of("de", "del", "la", "las", "el", "los", "da", "do", "das", "dos", "d", "l", "y", "i", "dels", "les", "els");

  private static final Set<String> SAINTS = Set.of("sto", "sta", "san", "santa", "santo", "s", "dr", "ntra", "sra", "st");

  private static final Map<String, String> EXPANSIONS =
      Map.of(
          "sto", "Santo", "sta", "Santa", "dr", "Doctor", "dra", "Doctora", "gral", "General", "ntra", "Nuestra", "sra",
          "Señora", "ntro", "Nuestro", "pte", "Presidente");

  private static final int LONGEST_NAME = 7;

  /** Words that end a name written in small letters. */
  private static final Set<String> STOPS =
      Set.of(
          "esta", "estan", "hay", "que", "en", "a", "al", "con", "por", "para", "sin", "no", "se", "es", "son", "lleva",
          "llevan", "llevamos", "sigue", "siguen", "tiene", "donde", "cuando", "desde", "hace", "hasta", "entre", "junto",
          "frente", "esquina", "altura", "ya", "porque", "pero", "o", "e", "ha", "han", "he", "un", "una", "me", "nos",
          "mi", "su", "hoy", "ayer", "muy", "como", "todo", "toda", "todos", "otra", "le", "lo", "os", "te", "si",
          "is", "has", "the", "and", "ni", "ante", "sobre", "tras", "mientras", "estaba", "fue", "era", "va", "van",
          "cada", "este", "estos", "gracias", "favor", "vecinos", "cerca", "llena", "lleno", "sucia", "rota", "cortada",
          "abajo", "arriba", "aqui", "mas", "tan", "nada", "nadie", "alguien", "quien", "da", "dan", "queda", "huele");

  private final Gazetteer gazetteer;

  PlaceFinder(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  Optional<Place> in(Tokens text) {
    Place unnamed = null;
    for (int i = 0; i < text.size(); i++) {
      Token token = text.get(i);
      String kind = token.shape() == Token.Shape.WORD ? KINDS.get(token.folded()) : null;
      if (kind == null) {
        continue;
      }
      int next = i + 1;
      boolean sign = next < text.size() && (is(text, next, "/") || is(text, next, ".") || is(text, next, "º"));
      if (sign) {
        next++;
      } else if (NEED_SIGN.contains(token.folded())) {
        continue;
      }
      if (sign && next < text.size() && is(text, next, "/")) {
        next++;
      }
      boolean abbreviated = sign || !Tokens.fold(kind).contains(token.folded());
      int last = nameEnd(text, next, abbreviated || !NEED_CAPITAL.contains(kind));
      if (last >= 0) {
        Place place = place(text, i, last, kind, next);
        if (place.lat() != null) {
          return Optional.of(place);
        }
        unnamed = unnamed == null ? place : unnamed;
      }
    }
    return Optional.ofNullable(unnamed);
  }

  /** Index of the last token of a name that begins at {@code start}; -1 if none does. */
  private static int nameEnd(Tokens text, int start, boolean smallLettersToo) {
    int last = -1;
    int small = 0;
    int words = 0;
    boolean capitals = false;
    for (int i = start; i < text.size() && words < LONGEST_NAME; i++, words++) {
      Token token = text.get(i);
      if (is(text, i, ".") && i > start && SAINTS.contains(text.get(i - 1).folded())) {
        continue;
      }
      if (is(text, i, "'") || is(text, i, "’") || is(text, i, "º") || is(text, i, "ª")) {
        continue;
      }
      boolean word = token.shape() == Token.Shape.WORD || token.shape() == Token.Shape.NUMBER;
      if (!word) {
        break;
      }
      if (LINKS.contains(token.folded()) && !token.capital()) {
        continue;
      }
      if (token.capital() || token.shape() == Token.Shape.NUMBER && (last < 0 || capitals || small > 0)) {
        last = i;
        capitals |= token.capital();
        if (token.shape() == Token.Shape.NUMBER) {
          break;
        }
      } else if (SAINTS.contains(token.folded())) {
        small = 0;
      } else if (smallLettersToo && !capitals && small == 0 && last < 0 && !STOPS.contains(token.folded())) {
        last = i;
        small++;
        // One word of small letters is the name; «de» and one more may follow: «calle virgen de gracia».
        if (!(i + 2 < text.size() && LINKS.contains(text.get(i + 1).folded()))) {
          break;
        }
      } else {
        break;
      }
    }
    return last;
  }

  private Place place(Tokens text, int first, int last, String kind, int nameStart) {
    StringBuilder name = new StringBuilder(kind);
    for (int i = nameStart; i <= last; i++) {
      Token token = text.get(i);
      if (token.shape() == Token.Shape.SIGN) {
        continue;
      }
      String full = EXPANSIONS.get(token.folded());
      String written = full != null ? full : text.written(i, i);
      if (full == null && !LINKS.contains(token.folded())) {
        written = Character.toUpperCase(written.charAt(0)) + written.substring(1);
      }
      name.append(' ').append(written);
    }
    String words = text.written(first, last);
    return gazetteer
        .find(name.toString())
        .map(entry -> new Place(words, entry.name(), entry.lat(), entry.lon()))
        .orElseGet(() -> new Place(words, name.toString(), null, null));
  }

  private static boolean is(Tokens text, int index, String sign) {
    return index < text.size() && text.get(index).folded().equals(sign);
  }

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new HashMap<>();
    String[] table = {
      "Calle=calle c cl cll call", "Avenida=avenida avda avd av ave avinguda", "Plaza=plaza pza plza pl plz plazuela",
      "Paseo=paseo pso pº", "Carretera=carretera ctra", "Camino=camino cno", "Ronda=ronda rda", "Travesía=travesia trv",
      "Glorieta=glorieta gta", "Barrio=barrio bº barriada bda", "Urbanización=urbanizacion urb", "Parque=parque pque",
      "Jardines=jardines", "Jardín=jardin", "Polígono=poligono pol", "Puente=puente", "Cuesta=cuesta", "Callejón=callejon",
      "Pasaje=pasaje psje", "Carrera=carrera cra cr kra", "Diagonal=diagonal", "Transversal=transversal", "Colonia=colonia",
      "Jirón=jiron jr", "Bulevar=bulevar boulevard", "Alameda=alameda", "Rambla=rambla", "Distrito=distrito",
      "Colegio=colegio cole ceip", "Instituto=instituto ies", "Hospital=hospital", "Estación=estacion", "Playa=playa",
      "Mercado=mercado", "Biblioteca=biblioteca", "Teatro=teatro", "Museo=museo", "Polideportivo=polideportivo",
      "Pabellón=pabellon", "Estadio=estadio", "Iglesia=iglesia", "Piscina=piscina", "Castillo=castillo", "Torre=torre",
      "Palacio=palacio", "Río=rio", "Puerto=puerto", "Cementerio=cementerio", "Residencial=residencial", "Zona=zona",
      "Centro=centro", "Auditorio=auditorio", "Mirador=mirador", "Muralla=muralla", "Puerta=puerta", "Ermita=ermita",
      "Carrer=carrer", "Plaça=placa", "Parc=parc", "Platja=platja", "Barri=barri", "Rua=rua", "Praça=praca",
      "Bairro=bairro", "Rúa=rua", "Universidad=universidad", "Facultad=facultad", "Muelle=muelle", "Sector=sector",
      "Fuente=fuente", "Metro=metro", "Escuela=escuela", "Complejo=complejo", "Campo=campo", "Costanilla=costanilla"
    };
    for (String line : table) {
      String[] parts = line.split("=");
      for (String word : parts[1].split(" ")) {
        kinds.putIfAbsent(String.join("", Tokens.fold(word)), parts[0]);
      }
    }
    return kinds;
  }
}
