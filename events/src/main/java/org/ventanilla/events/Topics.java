package org.ventanilla.events;

import java.util.List;

/** The topics that the services share, and how each must be made. */
public final class Topics {

  public static final String MENTIONS = "mentions";
  public static final String DEMANDS = "demands";
  public static final String CORRECTIONS = "corrections";
  public static final String CATALOGUE = "catalogue";
  public static final String ROUTING_RULES = "routing-rules";
  public static final String CLASSIFY_REQUESTS = "classify-requests";
  public static final String CLASSIFY_ANSWERS = "classify-answers";
  public static final String ACCESS_TOKENS = "access-tokens";
  public static final String ACCOUNTS = "accounts";
  public static final String ACCOUNT_STATES = "account-states";
  public static final String MUTES = "mutes";
  public static final String MENTIONS_DEAD_LETTER = deadLetterOf(MENTIONS);
  public static final String DEMANDS_DEAD_LETTER = deadLetterOf(DEMANDS);
  public static final String CORRECTIONS_DEAD_LETTER = deadLetterOf(CORRECTIONS);
  public static final String CATALOGUE_DEAD_LETTER = deadLetterOf(CATALOGUE);

  /** Every topic of a deployment; whoever starts Kafka makes these before the services start. */
  public static final List<Topic> ALL =
      List.of(
          new Topic(MENTIONS, 6, false),
          new Topic(DEMANDS, 6, false),
          new Topic(CORRECTIONS, 3, true),
          new Topic(CATALOGUE, 1, true),
          new Topic(ROUTING_RULES, 1, true),
          new Topic(CLASSIFY_REQUESTS, 1, false),
          new Topic(CLASSIFY_ANSWERS, 1, false),
          new Topic(ACCESS_TOKENS, 1, true),
          new Topic(ACCOUNTS, 1, true),
          new Topic(ACCOUNT_STATES, 1, true),
          new Topic(MUTES, 1, true),
          new Topic(MENTIONS_DEAD_LETTER, 1, false),
          new Topic(DEMANDS_DEAD_LETTER, 1, false),
          new Topic(CORRECTIONS_DEAD_LETTER, 1, false),
          new Topic(CATALOGUE_DEAD_LETTER, 1, false));

  private Topics() {}

  /** The topic that holds what could not be read or handled of another. */
  public static String deadLetterOf(String topic) {
    return topic + "-dead-letter";
  }

  /**
   * How a topic is made.
   *
   * @param name its name
   * @param partitions how many consumers may share it
   * @param compacted true when only the last record of a key matters
   */
  public record Topic(String name, int partitions, boolean compacted) {}
}
