package org.ventanilla.response.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CalendarTest {

  private static final Instant TUESDAY_NOON = Instant.parse("2026-11-24T11:00:00Z");

  private final Calendar calendar =
      new Calendar(TUESDAY_NOON, ZoneId.of("Europe/Madrid"), Locale.forLanguageTag("es"), keys());

  /** Words that are their own keys, so that the test says which is chosen and not how it reads. */
  private static FrameMessages keys() {
    return (FrameMessages)
        Proxy.newProxyInstance(
            FrameMessages.class.getClassLoader(),
            new Class<?>[] {FrameMessages.class},
            (proxy, method, values) -> method.getName() + (values == null ? "" : Arrays.toString(values)));
  }

  private static Instant at(String utc) {
    return Instant.parse(utc);
  }

  @Test
  void whatHasPassedIsSaidInMinutesThenHoursThenDays() {
    assertThat(calendar.ago(at("2026-11-24T10:59:30Z"))).isEqualTo("now");
    assertThat(calendar.ago(at("2026-11-24T10:55:00Z"))).isEqualTo("minutesAgo[5]");
    assertThat(calendar.ago(at("2026-11-24T08:30:00Z"))).isEqualTo("hoursAgo[2]");
    assertThat(calendar.ago(at("2026-11-23T10:59:00Z"))).isEqualTo("yesterday");
    assertThat(calendar.ago(at("2026-11-12T11:00:00Z"))).isEqualTo("12 nov");
    assertThat(calendar.ago(at("2025-03-01T11:00:00Z"))).isEqualTo("1 mar 2025");
  }

  @Test
  void aClockThatIsAheadSaysNowAndNotMinusTwoMinutes() {
    assertThat(calendar.ago(at("2026-11-24T11:02:00Z"))).isEqualTo("now");
  }

  @Test
  void aDeadlineIsSaidByTheTownsOwnHours() {
    assertThat(calendar.due(at("2026-11-24T12:41:00Z"))).isEqualTo("dueToday[13:41]");
    assertThat(calendar.due(at("2026-11-24T23:30:00Z"))).isEqualTo("dueTomorrow[0:30]");
    assertThat(calendar.due(at("2026-11-27T11:00:00Z"))).isEqualTo("dueOn[viernes 27 nov]");
    assertThat(calendar.due(at("2027-01-08T11:00:00Z"))).isEqualTo("dueOn[8 ene 2027]");
  }

  @Test
  void whatIsLateSaysForHowLong() {
    assertThat(calendar.due(at("2026-11-24T10:40:00Z"))).isEqualTo("lateMinutes[20]");
    assertThat(calendar.due(at("2026-11-24T08:00:00Z"))).isEqualTo("lateHours[3]");
    assertThat(calendar.due(at("2026-11-22T08:00:00Z"))).isEqualTo("lateDays[2]");
  }
}
