package org.ventanilla.networks.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.x.XCursor.Position;

class XCursorTest {

  @Test
  void aCursorReadsWhatItWrote() {
    XCursor cursor =
        new XCursor(
            Map.of(
                "mentions", new Position("900", "950", "a+b/c=;,%é", 100, "", Instant.EPOCH),
                "older", new Position("900", "", "", 0, "905", Instant.EPOCH),
                "keywords-00ff12ab", Position.START.gapClosed("7", Instant.ofEpochSecond(1_795_510_860))),
            List.of("901", "900"));
    assertThat(XCursor.of(cursor.text())).isEqualTo(cursor);
  }

  @Test
  void aCursorOfTheFirstVersionKeepsItsPlace() {
    assertThat(XCursor.of(new Cursor("since=900")).position("mentions").since()).isEqualTo("900");
    assertThat(XCursor.of(new Cursor("since=900;newest=950;page=token")).position("mentions"))
        .isEqualTo(new Position("900", "950", "token", 0, "", Instant.EPOCH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hola", "since=abc", "since=1;newest=2;page=x y", "2", "2;own=x.;mentions=1,2", "2;mentions=a,,,0,,0",
        "2;mentions=1,,%,0,,0", "2;mentions=1,,%zz,0,,0", ";;==,,"
      })
  void whatIsNotOursIsReadFromTheStart(String text) {
    assertThat(XCursor.of(new Cursor(text))).isEqualTo(new XCursor(Map.of(), List.of()));
  }

  @Test
  void oneUnreadableStreamDoesNotLoseTheOthers() {
    assertThat(XCursor.of(new Cursor("2;own=5;mentions=1,,,0,,0;threads=?")).positions()).containsOnlyKeys("mentions");
  }
}
