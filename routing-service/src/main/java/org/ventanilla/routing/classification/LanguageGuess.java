package org.ventanilla.routing.classification;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ventanilla.routing.text.Token;
import org.ventanilla.routing.text.Tokens;

/**
 * The language of a text among the six that towns here are written to in, by the small words that each needs in every
 * sentence; a word shared by several languages counts little, one of a single language much.
 */
final class LanguageGuess {

  static final List<String> LANGUAGES = List.of("es", "en", "pt", "ca", "gl", "eu");
  static final String UNKNOWN = "und";

  private static final Map<String, String> SMALL_WORDS =
      Map.of(
          "es",
          "el la los las un una unos unas de del al y e o que en por para con sin se su sus lo le les me te nos os mi tu"
              + " es son esta estan hay ha han he no si mas pero como cuando donde porque ya muy todo todos toda todas"
              + " este esta esto estos estas ese esa eso aqui alli hace desde hasta sobre entre gracias calle señor"
              + " senor ayuntamiento buenos dias buenas tardes noches tambien solo siempre nunca nada nadie alguien algo"
              + " otra otro vez ahora hoy ayer mañana manana años anos era fue ser estar tiene tienen hacer puede pueden"
              + " van va voy vamos llevamos lleva llevan mucho mucha muchos cada les usted ustedes vosotros quien cual"
              + " dia noche barrio basura perro agua luz arreglen arreglar gente vecinos hola y a",
          "en",
          "the a an of to and in is are was were be been it its this that these those there here for with on at by from"
              + " not no have has had do does did can could will would should when where why how what who which please"
              + " thanks thank you your we our my i they their he she street road since again still very just need"
              + " needs any all some about after before because been being but if or so up out down over into than then"
              + " city council hello hi good morning day days week weeks month months year years near next broken",
          "pt",
          "o os as um uma uns umas de do da dos das ao aos e ou que em no na nos nas num numa por pelo pela pelos pelas"
              + " para com sem se seu sua lhe me te nos meu minha e sao esta estao ha tem tinha nao sim mais mas como"
              + " quando onde porque ja muito muita todo todos este esta isto esse essa isso aqui ali desde ate sobre"
              + " entre obrigado obrigada rua voce voces ontem hoje amanha ano anos foi ser estar fazer pode podem vai"
              + " vao quem qual dia noite bairro lixo agua luz tambem so sempre nunca nada ninguem alguem prefeitura"
              + " camara bom boa tarde cade pra ta buraco semana",
          "ca",
          "el la els les un una uns unes de del dels al als i o que en per amb sense es seu seva li em et ens us meu"
              + " meva es son esta estan hi ha han he no si mes pero com quan on perque ja molt molta tot tots tota"
              + " totes aquest aquesta aixo aquests aqui alli fa des fins sobre entre gracies carrer ajuntament bon bona"
              + " dia tarda nit tambe nomes sempre mai res ningu algu altra vegada ara avui ahir dema any anys era va"
              + " ser estar te tenen fer pot poden vaig anem portem molts cada qui quin barri brossa gos aigua llum veins"
              + " sisplau si us plau hola adeu quina aixi dos tres setmana setmanes mesos d l s n",
          "gl",
          "o a os as un unha uns unhas de do da dos das ao aos e ou que en no na nos nas por polo pola polos polas para"
              + " con sen se seu sua lle me te nos meu miña mina e son esta estan hai ten tiña non si mais pero como"
              + " cando onde porque xa moi moito moita todo todos este esta isto ese esa iso aqui ali dende desde ata"
              + " sobre entre grazas rua concello onte hoxe maña ano anos foi ser estar facer pode poden vai van quen cal"
              + " dia noite barrio lixo auga luz tamen so sempre nunca nada ninguen alguen outra vez veciños xente bos"
              + " boas rúa levamos",
          "eu",
          "eta da dira du dute ez bai baina hau hori hura hauek hemen han oso asko ere bat batzuk zer nor non noiz nola"
              + " zergatik dago daude dut dugu duzue dizut gara naiz zara egin egiten behar gabe baino edo ala orain gaur"
              + " atzo bihar urte kalean kalea udala udalak auzoan auzoko eskerrik kaixo egun on gabon mesedez dela zen"
              + " ziren zuen dituzte dituzten izan arte ondo txarto ura argia zaborra plazan berriro");

  private static final Map<Character, double[]> LETTERS = letters();
  private static final Map<String, double[]> WORDS = words();

  private LanguageGuess() {}

  /** An ISO 639-1 code, or {@code und} when too little speaks for any of them. */
  static String of(Tokens text) {
    double[] votes = new double[LANGUAGES.size()];
    for (Token token : text.list()) {
      if (token.shape() != Token.Shape.WORD) {
        continue;
      }
      add(votes, WORDS.get(token.folded()), 1);
      endings(votes, token.folded());
    }
    for (int i = 0; i < text.size(); i++) {
      if (text.get(i).shape() == Token.Shape.WORD) {
        String word = text.written(i, i);
        for (int c = 0; c < word.length(); c++) {
          add(votes, LETTERS.get(Character.toLowerCase(word.charAt(c))), 1);
        }
      } else if (text.get(i).folded().equals("¿") || text.get(i).folded().equals("¡")) {
        votes[0] += 1.5;
      }
    }
    int best = 0;
    for (int i = 1; i < votes.length; i++) {
      if (votes[i] > votes[best]) {
        best = i;
      }
    }
    return votes[best] < 0.3 ? UNKNOWN : LANGUAGES.get(best);
  }

  private static void endings(double[] votes, String word) {
    if (word.length() < 5) {
      return;
    }
    if (word.endsWith("cion") || word.endsWith("dad") || word.endsWith("miento")) {
      votes[0] += 0.6;
    } else if (word.endsWith("ing") || word.endsWith("tion") || word.endsWith("ly")) {
      votes[1] += 0.6;
    } else if (word.endsWith("cao") || word.endsWith("coes") || word.endsWith("agem")) {
      votes[2] += 1;
    } else if (word.endsWith("cio") || word.endsWith("tat") || word.endsWith("ment")) {
      votes[3] += 0.5;
    } else if (word.endsWith("tzen") || word.endsWith("aren") || word.endsWith("arekin")) {
      votes[5] += 1;
    }
  }

  private static void add(double[] votes, double[] more, double factor) {
    if (more != null) {
      for (int i = 0; i < votes.length; i++) {
        votes[i] += factor * more[i];
      }
    }
  }

  private static Map<String, double[]> words() {
    Map<String, double[]> weights = new HashMap<>();
    for (int language = 0; language < LANGUAGES.size(); language++) {
      String[] words = SMALL_WORDS.get(LANGUAGES.get(language)).split(" ");
      for (String word : Arrays.stream(words).map(w -> String.join("", Tokens.fold(w))).distinct().toList()) {
        weights.computeIfAbsent(word, key -> new double[LANGUAGES.size()])[language] = 1;
      }
    }
    for (double[] votes : weights.values()) {
      double languages = Arrays.stream(votes).sum();
      for (int i = 0; i < votes.length; i++) {
        votes[i] /= languages;
      }
    }
    return weights;
  }

  private static Map<Character, double[]> letters() {
    Map<Character, double[]> weights = new HashMap<>();
    weights.put('ñ', new double[] {1.5, 0, 0, 0, 0.8, 0.1});
    weights.put('ã', new double[] {0, 0, 3, 0, 0, 0});
    weights.put('õ', new double[] {0, 0, 3, 0, 0, 0});
    weights.put('ê', new double[] {0, 0, 2, 0, 0, 0});
    weights.put('ç', new double[] {0, 0, 1.5, 1.5, 0, 0});
    weights.put('à', new double[] {0, 0, 0.5, 2, 0, 0});
    weights.put('è', new double[] {0, 0, 0, 2, 0, 0});
    weights.put('ò', new double[] {0, 0, 0, 2, 0, 0});
    weights.put('ï', new double[] {0, 0, 0, 1, 0.5, 0});
    weights.put('·', new double[] {0, 0, 0, 2, 0, 0});
    return weights;
  }
}
