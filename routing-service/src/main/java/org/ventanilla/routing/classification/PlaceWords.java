package org.ventanilla.routing.classification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ventanilla.routing.text.Tokens;

/** The words that names of places are made with. */
final class PlaceWords {

  /**
   * A word or words for such a place.
   *
   * @param name as the town writes it
   * @param words as they are found, folded
   * @param asWord whether it is also a plain word, so that a name in capitals or «de …» has to follow
   */
  record Kind(String name, List<String> words, boolean asWord) {}

  /** Abbreviations that are words of their own unless a slash or full stop follows. */
  static final Set<String> NEED_SIGN = Set.of("c", "cl", "p", "r", "st", "b", "pl", "av", "cra", "cr", "col");

  /** Words inside a name that are written small. */
  static final Set<String> LINKS =
      Set.of("de", "del", "la", "las", "el", "los", "da", "do", "das", "dos", "d", "l", "y", "i", "dels", "les", "els");

  /** Words that another word of the name must follow. */
  static final Set<String> TITLES =
      Set.of(
          "sto", "sta", "san", "santa", "santo", "s", "dr", "dra", "ntra", "sra", "st", "gral", "pte", "virgen", "doctor",
          "general", "padre", "fray", "don", "doña", "dona", "maestro", "pintor", "capitan", "obispo", "reyes", "sant",
          "nuestra", "señora", "senora", "rey", "reina", "infanta", "duque", "conde", "marques", "poeta", "alcalde");

  static final Map<String, String> EXPANSIONS =
      Map.of(
          "sto", "Santo", "sta", "Santa", "dr", "Doctor", "dra", "Doctora", "gral", "General", "ntra", "Nuestra", "sra",
          "Señora", "ntro", "Nuestro", "pte", "Presidente");

  /** What a street or square may be called in one small word. */
  static final Set<String> SMALL_NAMES =
      Set.of("mayor", "real", "nueva", "vieja", "central", "norte", "sur", "alto", "bajo", "alta", "baja", "principal");

  /** Words that no name written in small letters holds. */
  static final Set<String> STOPS =
      Set.of(
          "esta", "estan", "hay", "que", "en", "a", "al", "con", "por", "para", "sin", "no", "se", "es", "son", "lleva",
          "llevan", "llevamos", "sigue", "siguen", "tiene", "donde", "cuando", "desde", "hace", "hasta", "entre", "junto",
          "frente", "esquina", "altura", "ya", "porque", "pero", "o", "e", "ha", "han", "he", "un", "una", "me", "nos",
          "mi", "tu", "su", "mis", "tus", "sus", "hoy", "ayer", "muy", "como", "todo", "toda", "todos", "otra", "otro",
          "le", "lo", "os", "te", "si", "is", "has", "the", "and", "ni", "ante", "sobre", "tras", "mientras", "estaba",
          "fue", "era", "va", "van", "cada", "este", "estos", "estas", "ese", "esa", "esos", "gracias", "favor",
          "vecinos", "cerca", "llena", "lleno", "llenas", "sucia", "sucias", "rota", "rotas", "cortada", "cortadas",
          "abajo", "arriba", "aqui", "mas", "tan", "nada", "nadie", "alguien", "quien", "da", "dan", "queda", "huele",
          "cual", "nuestro", "nuestra", "vuestro", "vuestra", "siempre", "enfrente", "atras", "detras", "delante", "lado",
          "casa", "perros", "niños", "ninos", "juegos", "bomberos", "atracciones", "pueblo", "ciudad", "peatonal",
          "peatonales", "publico", "publica", "municipal", "infantil", "infantiles", "entera", "completa", "principalmente",
          "solo", "sola", "ahora", "mismo", "misma", "madrugada", "noche", "dia", "coches", "gente", "salud", "basura",
          "agua", "luz", "limpia", "limpias", "oscuras", "abierta", "cerrada", "cerrado", "cerrados", "levantada",
          "destrozada", "hecha", "hecho", "estropeado", "estropeada", "siguiente", "anterior", "dos", "tres", "cuatro",
          "verde", "verdes", "azul", "nuevo", "cualquier", "algun", "alguna", "ningun", "ninguna", "unos", "unas");

  /** Beginnings of sentences, days, months, parties, feasts: what is written with a capital and is no place of the town. */
  static final Set<String> NO_PLACES =
      folded(
          "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles"
              + " jueves viernes sábado domingo navidad nochebuena nochevieja reyes semana pascua carnaval carnavales feria"
              + " ferias fallas fiestas verano invierno otoño primavera pp psoe vox podemos ciudadanos iu erc bng pnv bildu"
              + " pacma europa españa spain américa francia portugal italia alemania inglaterra méxico argentina colombia"
              + " perú chile ecuador venezuela uruguay bolivia marruecos china rusia ucrania japón estados unidos eeuu uk"
              + " madrid barcelona valencia sevilla zaragoza málaga murcia palma bilbao alicante córdoba valladolid vigo"
              + " gijón granada vitoria gasteiz coruña elche oviedo cartagena jerez pamplona iruña almería burgos santander"
              + " castellón albacete logroño badajoz salamanca huelva lleida lérida tarragona león cádiz jaén ourense"
              + " girona gerona lugo cáceres melilla ceuta guadalajara toledo pontevedra palencia ciudad zamora ávila"
              + " cuenca huesca segovia soria teruel donostia canarias baleares andalucía cataluña catalunya galicia euskadi"
              + " aragón asturias cantabria extremadura castilla navarra rioja bogotá medellín cali lima santiago buenos"
              + " cdmx monterrey quito caracas londres parís roma berlín lisboa bruselas nueva york facebook twitter"
              + " instagram internet whatsapp youtube google tv tve radio prensa dios alcalde alcaldesa ayuntamiento junta"
              + " gobierno diputación congreso senado parlamento estado administración policía covid covid19 pandemia"
              + " twitter tiktok telegram change netflix amazon lgtbi dgt sms app wifi pdf boe bop ibi iva dni"
              + " villarrío serio fin general realidad verdad teoría resumen cambio concreto especial directo vivo"
              + " el la los las un una mi tu su este esta estos estas ese esa eso todo todos toda todas que no si ya"
              + " muchas mucho gracias hola buenas buenos ahora hoy ayer mañana aquí cuando como porque por para con sin");

  private static final String[] TABLE = {
    // Streets; whatever follows is the name.
    "Calle=calle,c,cl,cll,call", "Avenida=avenida,avda,avd,av,ave,avinguda", "Plaza=plaza,pza,plza,pl,plz,plazuela",
    "Carretera=carretera,ctra", "Paseo=pso,pº", "Camino=cno", "Ronda=rda", "Travesía=trv", "Glorieta=glorieta,gta",
    "Barrio=bº,barriada,bda", "Urbanización=urbanizacion,urb", "Callejón=callejon", "Pasaje=psje", "Carrera=cra,cr,kra",
    "Jirón=jiron,jr", "Bulevar=bulevar,boulevard", "Alameda=alameda", "Costanilla=costanilla", "Polígono=pol",
    "Rotonda=rotonda", "Autovía=autovia", "Carrer=carrer", "Rua=rua", "Plazoleta=plazoleta", "Callejuela=callejuela",
    "Parque=pque", "Colegio=ceip,cole", "Instituto=ies", "Paseo Marítimo=paseo maritimo",
    // Also plain words.
    "*Paseo=paseo", "*Camino=camino", "*Ronda=ronda", "*Travesía=travesia", "*Barrio=barrio", "*Parque=parque",
    "*Jardines=jardines", "*Jardín=jardin", "*Polígono=poligono", "*Puente=puente", "*Cuesta=cuesta", "*Pasaje=pasaje",
    "*Carrera=carrera", "*Diagonal=diagonal", "*Transversal=transversal", "*Colonia=colonia", "*Rambla=rambla",
    "*Distrito=distrito", "*Colegio=colegio", "*Instituto=instituto", "*Hospital=hospital", "*Estación=estacion",
    "*Playa=playa", "*Mercado=mercado", "*Biblioteca=biblioteca", "*Teatro=teatro", "*Museo=museo",
    "*Polideportivo=polideportivo", "*Pabellón=pabellon", "*Estadio=estadio", "*Iglesia=iglesia", "*Piscina=piscina",
    "*Castillo=castillo", "*Torre=torre", "*Palacio=palacio", "*Río=rio", "*Puerto=puerto", "*Cementerio=cementerio",
    "*Residencial=residencial", "*Zona=zona", "*Centro=centro", "*Auditorio=auditorio", "*Mirador=mirador",
    "*Muralla=muralla", "*Puerta=puerta", "*Ermita=ermita", "*Plaça=placa", "*Parc=parc", "*Platja=platja",
    "*Barri=barri", "*Praça=praca", "*Bairro=bairro", "*Universidad=universidad", "*Facultad=facultad", "*Muelle=muelle",
    "*Sector=sector", "*Fuente=fuente", "*Metro=metro", "*Escuela=escuela", "*Complejo=complejo", "*Campo=campo",
    "*Viaducto=viaducto", "*Túnel=tunel", "*Pasarela=pasarela", "*Catedral=catedral", "*Basílica=basilica",
    "*Convento=convento", "*Monasterio=monasterio", "*Parroquia=parroquia", "*Capilla=capilla", "*Faro=faro",
    "*Cala=cala", "*Laguna=laguna", "*Embalse=embalse", "*Arroyo=arroyo", "*Barranco=barranco", "*Cerro=cerro",
    "*Monte=monte", "*Bosque=bosque", "*Parada=parada", "*Intercambiador=intercambiador", "*Apeadero=apeadero",
    "*Velódromo=velodromo", "*Frontón=fronton", "*Gimnasio=gimnasio", "*Guardería=guarderia", "*Ludoteca=ludoteca",
    "*Residencia=residencia", "*Conservatorio=conservatorio", "*Lonja=lonja", "*Molino=molino", "*Parador=parador",
    "*Hotel=hotel", "*Cine=cine", "*Edificio=edificio", "*Parking=parking", "*Aparcamiento=aparcamiento",
    "*Finca=finca", "*Dehesa=dehesa", "*Huerta=huerta", "*Ribera=ribera", "*Malecón=malecon", "*Costanera=costanera",
    "*Vereda=vereda", "*Comuna=comuna", "*Unidad=unidad", "*Mezquita=mezquita", "*Casa=casa", "*Street=street",
    "*Road=road", "*Park=park", "*Square=square", "*Escola=escola", "*Mercat=mercat", "*Praia=praia",
    "*Centro Cívico=centro civico", "*Centro de Salud=centro de salud", "*Centro Comercial=centro comercial",
    "*Casa de la Cultura=casa de la cultura", "*Centro Cultural=centro cultural", "*Campo de Fútbol=campo de futbol",
    "*Plaza de Toros=plaza de toros", "*Recinto Ferial=recinto ferial", "*Escuela Infantil=escuela infantil",
    "*Parque Infantil=parque infantil", "*Zona Infantil=zona infantil", "*Parada de Metro=parada de metro",
    "*Estación de Metro=estacion de metro", "*Metro de=metro de"
  };

  private static final Map<String, List<Kind>> BY_FIRST = byFirst();

  private PlaceWords() {}

  /** The longest kind whose words begin at a token; null if none does. */
  static Kind at(Tokens text, int index) {
    List<Kind> kinds = BY_FIRST.get(text.get(index).folded());
    if (kinds == null) {
      return null;
    }
    for (Kind kind : kinds) {
      if (index + kind.words().size() <= text.size() && fits(kind, text, index)) {
        return kind;
      }
    }
    return null;
  }

  private static boolean fits(Kind kind, Tokens text, int index) {
    for (int i = 1; i < kind.words().size(); i++) {
      if (!text.get(index + i).folded().equals(kind.words().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, List<Kind>> byFirst() {
    Map<String, List<Kind>> kinds = new HashMap<>();
    for (String line : TABLE) {
      boolean asWord = line.startsWith("*");
      String[] parts = line.substring(asWord ? 1 : 0).split("=");
      for (String written : parts[1].split(",")) {
        List<String> words = Tokens.fold(written.replace("º", "º "));
        List<Kind> alike = kinds.computeIfAbsent(words.get(0), key -> new ArrayList<>());
        alike.add(new Kind(parts[0], words, asWord));
        alike.sort((a, b) -> b.words().size() - a.words().size());
      }
    }
    return kinds;
  }

  private static Set<String> folded(String words) {
    return Set.copyOf(new java.util.HashSet<>(Tokens.fold(words)));
  }
}
