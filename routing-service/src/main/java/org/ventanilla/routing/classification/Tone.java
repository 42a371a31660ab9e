package org.ventanilla.routing.classification;

import org.ventanilla.events.Kind;
import org.ventanilla.events.Sentiment;
import org.ventanilla.events.Urgency;

/** How soon and in which tone: told by rules, since danger has few words and must never wait for enough examples. */
final class Tone {

  private Tone() {}

  static Urgency urgency(Kind kind, Reading reading) {
    if (kind != Kind.DEMAND && kind != Kind.QUESTION) {
      return Urgency.LOW;
    }
    return reading.cue("danger") > 0 ? Urgency.HIGH : Urgency.NORMAL;
  }

  static Sentiment sentiment(Kind kind, Reading reading) {
    if (kind == Kind.PRAISE) {
      return Sentiment.POSITIVE;
    }
    int tone =
        reading.cue("positive") + reading.cue("praise") - reading.cue("negative") - reading.cue("problem")
            - reading.cue("mockery");
    tone -= kind == Kind.DEMAND ? 3 : kind == Kind.OPINION ? 2 : 0;
    return tone < 0 ? Sentiment.NEGATIVE : tone > 0 ? Sentiment.POSITIVE : Sentiment.NEUTRAL;
  }
}
