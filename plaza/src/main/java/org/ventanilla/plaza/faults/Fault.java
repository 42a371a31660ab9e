package org.ventanilla.plaza.faults;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.ventanilla.plaza.square.Network;

/** How a network can misbehave. */
public enum Fault {
  /** No webhook is sent, and none later for what happens meanwhile: only polling finds it. */
  WEBHOOKS_OFF,
  /** Each webhook is delivered twice. */
  WEBHOOK_DUPLICATES,
  /** Webhooks carry a wrong signature; refused ones are tried again, as ever. */
  WEBHOOK_BAD_SIGNATURE,
  /** Webhooks leave {@code seconds} late. */
  WEBHOOK_LATE,
  /** Nothing new is seen by asking: timelines, feeds and searches are empty, only webhooks tell. */
  POLLING_OFF,
  /** Every call is refused as one too many, until {@code seconds} are over. */
  RATE_LIMIT,
  /** The next {@code calls} calls are answered with 503 and do nothing. */
  SERVER_ERROR,
  /** The next {@code calls} publications are made, and the connection is closed before the answer. */
  PUBLISH_THEN_TIMEOUT,
  /** The next {@code calls} publications are made, and never answered: the caller's own time-out decides. */
  PUBLISH_THEN_SILENCE,
  /** Publications are made at once and answered {@code seconds} later. */
  PUBLISH_SLOW,
  /** The account's token is not valid any more. */
  TOKEN_DEAD,
  /** The time to answer direct messages is over (Meta's 24 hours, X's closed inbox). */
  WINDOW_CLOSED,
  /** The network dropped the app; no webhook is sent until the app subscribes again. */
  UNSUBSCRIBED,
  /** Meta only: up to {@code calls} updates are sent in one webhook. */
  BATCHED_WEBHOOKS,
  /** X only: webhooks tell the first 140 characters of a longer post and nothing else of its words. */
  TRUNCATED_POSTS,
  /** The news of a post waits up to {@code seconds} for that of its deletion, and comes after it. */
  DELETE_BEFORE_CREATE,
  /** What is asked for is answered {@code seconds} later. */
  READING_SLOW;

  /** The name in JSON: lower case with hyphens. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Fault> of(String code) {
    return Arrays.stream(values()).filter(fault -> fault.code().equals(code)).findFirst();
  }

  /** True if it can happen there. */
  public boolean concerns(Network network) {
    return switch (this) {
      case WEBHOOKS_OFF, WEBHOOK_DUPLICATES, WEBHOOK_BAD_SIGNATURE, WEBHOOK_LATE, WINDOW_CLOSED, UNSUBSCRIBED,
          READING_SLOW ->
          network.hasWebhooks();
      case BATCHED_WEBHOOKS -> network == Network.FACEBOOK || network == Network.INSTAGRAM;
      case TRUNCATED_POSTS -> network == Network.X;
      // Instagram tells no deletions.
      case DELETE_BEFORE_CREATE -> network == Network.X || network == Network.FACEBOOK;
      default -> true;
    };
  }

  /** True if a number belongs to it: of the calls after which it ends by itself, or of updates in a call. */
  public boolean isCounted() {
    return this == SERVER_ERROR
        || this == PUBLISH_THEN_TIMEOUT
        || this == PUBLISH_THEN_SILENCE
        || this == BATCHED_WEBHOOKS;
  }

  /** True if it needs a number of seconds. */
  public boolean isTimed() {
    return this == RATE_LIMIT || holdsBack();
  }

  /** True if its seconds are how late something comes, and not how long it lasts. */
  boolean holdsBack() {
    return this == PUBLISH_SLOW || this == WEBHOOK_LATE || this == DELETE_BEFORE_CREATE || this == READING_SLOW;
  }
}
