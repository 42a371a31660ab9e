package org.ventanilla.routing.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest {

  @Test
  void handleThatIsAHostIsNoWordsOfTheCitizen() {
    assertThat(folded("@villarrio.plaza.example Hay un bache"))
        .containsExactly("<handle>", "hay", "un", "bache");
    assertThat(folded("Hola @ayto@mastodon.social, gracias")).containsExactly("hola", "<handle>", ",", "gracias");
  }

  @Test
  void sentenceEndsBehindAHandle() {
    assertThat(folded("Se lo dije a @ayto. Nada")).containsExactly("se", "lo", "dije", "a", "<handle>", ".", "nada");
  }

  private static List<String> folded(String text) {
    return Tokens.of(text).list().stream().map(Token::folded).toList();
  }
}
