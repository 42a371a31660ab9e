package org.ventanilla.events;

import java.util.List;
import java.util.Objects;

/**
 * What the routing service understood of a mention.
 *
 * @param language ISO 639-1 code, or {@code und} when there are too few words to tell
 * @param kind what the town hall should do with it
 * @param service the catalogue's code, {@code other} for a municipal matter outside it, {@code none} for no municipal
 *     matter
 * @param services the candidates, best first
 * @param department code of the department the service belongs to; null when nobody's
 * @param urgency how soon
 * @param sentiment the tone
 * @param place the place named; null when none is said
 * @param confidence between 0 and 1: how often such an answer is right
 * @param reasons the words that decided, for a person to read
 * @param model version of the model that answered, with the state of what it has learnt from corrections
 * @param needsHuman true when it is too unsure to give it to a department: a person decides
 * @param referTo whom to send the citizen to when it is another administration's matter; null when it is the town's
 */
public record Classification(
    String language,
    Kind kind,
    String service,
    List<ServiceScore> services,
    String department,
    Urgency urgency,
    Sentiment sentiment,
    Place place,
    double confidence,
    List<String> reasons,
    String model,
    Boolean needsHuman,
    Referral referTo) {

  /** Below this a person looks, where the record does not say. */
  private static final double BELIEVED = 0.5;

  public Classification {
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(urgency, "urgency");
    Objects.requireNonNull(sentiment, "sentiment");
    Objects.requireNonNull(model, "model");
    services = services == null ? List.of() : List.copyOf(services);
    reasons = reasons == null ? List.of() : List.copyOf(reasons);
    needsHuman = needsHuman == null ? confidence < BELIEVED : needsHuman;
  }

  /** What the model alone says, before the town's rules. */
  public Classification(
      String language,
      Kind kind,
      String service,
      List<ServiceScore> services,
      String department,
      Urgency urgency,
      Sentiment sentiment,
      Place place,
      double confidence,
      List<String> reasons,
      String model) {
    this(language, kind, service, services, department, urgency, sentiment, place, confidence, reasons, model, null, null);
  }
}
