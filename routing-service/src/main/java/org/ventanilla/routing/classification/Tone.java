package org.ventanilla.routing.classification;

import java.util.List;
import org.ventanilla.events.Kind;
import org.ventanilla.events.Sentiment;
import org.ventanilla.events.Urgency;

/** How soon and in which tone: told by rules, since danger has few words and must never wait for enough examples. */
final class Tone {

  private final List<String> cues;

  Tone(List<String> cues) {
    this.cues = cues;
  }

  private int cue(Reading reading, String name) {
    return reading.cues()[cues.indexOf(name)];
  }

  Urgency urgency(Kind kind, Reading reading) {
    if (kind != Kind.DEMAND && kind != Kind.QUESTION) {
      return Urgency.LOW;
    }
    return reading.danger() >= Danger.HIGH ? Urgency.HIGH : Urgency.NORMAL;
  }

  Sentiment sentiment(Kind kind, Reading reading) {
    if (kind == Kind.PRAISE) {
      return Sentiment.POSITIVE;
    }
    int tone =
        cue(reading, "positive") + cue(reading, "praise") - cue(reading, "negative") - cue(reading, "problem")
            - cue(reading, "mockery");
    tone -= kind == Kind.DEMAND ? 3 : kind == Kind.OPINION ? 2 : 0;
    return tone < 0 ? Sentiment.NEGATIVE : tone > 0 ? Sentiment.POSITIVE : Sentiment.NEUTRAL;
  }
}
