package org.ventanilla.networks.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ventanilla.networks.RateLimit;
import org.ventanilla.networks.wire.BoundedJson;
import org.ventanilla.networks.wire.Wire;

/**
 * What Meta says is used up (Graph API documentation, "Rate limits"): percentages in {@code X-App-Usage}, {@code
 * X-Page-Usage} and {@code X-Business-Use-Case-Usage}. A limit of 100 stands for them.
 */
final class GraphUsage {

  private static final Map<String, String> HEADERS =
      new TreeMap<>(
          Map.of(
              "x-app-usage", "app", "x-page-usage", "page", "x-business-use-case-usage", "business use case"));
  private static final List<String> PERCENTAGES = List.of("call_count", "total_time", "total_cputime");
  private static final int MAX_MINUTES = 24 * 60;

  private final Map<String, Used> byHeader = new LinkedHashMap<>();

  /**
   * @param percent the most used up of the percentages; -1 when not told
   * @param minutesShut how long Meta says that it will not answer
   */
  private record Used(int percent, long minutesShut) {

    static final Used NOTHING = new Used(-1, 0);

    Used and(Used other) {
      return new Used(Math.max(percent, other.percent), Math.max(minutesShut, other.minutesShut));
    }

    RateLimit rateLimit(Instant now) {
      Instant resetAt = minutesShut > 0 ? now.plus(Duration.ofMinutes(minutesShut)) : null;
      return percent < 0 ? RateLimit.UNKNOWN : new RateLimit(100, Math.max(0, 100 - percent), resetAt);
    }
  }

  private GraphUsage() {}

  static GraphUsage of(Wire.Answer answer) {
    GraphUsage usage = new GraphUsage();
    HEADERS.forEach(
        (header, name) ->
            answer
                .header(header)
                .map(BoundedJson::answer)
                .map(GraphUsage::used)
                .filter(used -> used.percent() >= 0 || used.minutesShut() > 0)
                .ifPresent(used -> usage.byHeader.put(name, used)));
    return usage;
  }

  private static Used used(JsonNode node) {
    if (!node.isContainerNode()) {
      return Used.NOTHING;
    }
    int percent = PERCENTAGES.stream().mapToInt(name -> node.path(name).asInt(-1)).max().orElse(-1);
    long minutes = Math.min(MAX_MINUTES, node.path("estimated_time_to_regain_access").asLong(0));
    Used used = new Used(percent, Math.max(0, minutes));
    for (JsonNode below : node) {
      used = used.and(used(below));
    }
    return used;
  }

  /** The most used up of all. */
  RateLimit rateLimit(Instant now) {
    return all().rateLimit(now);
  }

  /** By the name of what is limited: the app, the page, the business use case. */
  Map<String, RateLimit> byHeader(Instant now) {
    Map<String, RateLimit> limits = new LinkedHashMap<>();
    byHeader.forEach((name, used) -> limits.put(name, used.rateLimit(now)));
    return limits;
  }

  /** How long Meta says that it will not answer; zero when it does not say. */
  Duration shut() {
    return Duration.ofMinutes(all().minutesShut());
  }

  private Used all() {
    return byHeader.values().stream().reduce(Used.NOTHING, Used::and);
  }
}
