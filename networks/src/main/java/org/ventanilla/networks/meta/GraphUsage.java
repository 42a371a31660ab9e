package org.ventanilla.networks.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ventanilla.networks.RateLimit;
import org.ventanilla.networks.wire.BoundedJson;
import org.ventanilla.networks.wire.Wire;

/**
 * What Meta says is used up (Graph API documentation, "Rate limits"): percentages in {@code X-App-Usage}, {@code
 * X-Page-Usage} and {@code X-Business-Use-Case-Usage}. A limit of 100 stands for them.
 */
final class GraphUsage {

  private static final List<String> HEADERS = List.of("x-app-usage", "x-page-usage", "x-business-use-case-usage");
  private static final List<String> PERCENTAGES = List.of("call_count", "total_time", "total_cputime");

  private int used = -1;
  private long minutesShut;

  private GraphUsage() {}

  static GraphUsage of(Wire.Answer answer) {
    GraphUsage usage = new GraphUsage();
    for (String header : HEADERS) {
      answer.header(header).map(BoundedJson::answer).ifPresent(usage::add);
    }
    return usage;
  }

  private void add(JsonNode node) {
    if (node.isContainerNode()) {
      PERCENTAGES.forEach(name -> used = Math.max(used, node.path(name).asInt(-1)));
      minutesShut = Math.max(minutesShut, node.path("estimated_time_to_regain_access").asLong(0));
      node.forEach(this::add);
    }
  }

  RateLimit rateLimit(Instant now) {
    Instant resetAt = minutesShut > 0 ? now.plus(shut()) : null;
    return used < 0 ? RateLimit.UNKNOWN : new RateLimit(100, Math.max(0, 100 - used), resetAt);
  }

  /** How long Meta says that it will not answer; zero when it does not say. */
  Duration shut() {
    return Duration.ofMinutes(Math.min(minutesShut, 24 * 60));
  }
}
