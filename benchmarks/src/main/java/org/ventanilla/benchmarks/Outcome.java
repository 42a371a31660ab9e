package org.ventanilla.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * What came of a run.
 *
 * @param sorted how long each request took from when it was due, in nanoseconds, the shortest first
 * @param byStatus how many answers of each HTTP status; 0 for none
 * @param took from the first request to the last answer
 * @param complete false if some had no answer in time
 */
record Outcome(long[] sorted, Map<Integer, Integer> byStatus, Duration took, boolean complete) {

  static Outcome of(long[] took, AtomicIntegerArray statuses, Duration whole, boolean complete) {
    Map<Integer, Integer> byStatus = new TreeMap<>();
    for (int i = 0; i < statuses.length(); i++) {
      byStatus.merge(statuses.get(i), 1, Integer::sum);
    }
    long[] sorted = took.clone();
    Arrays.sort(sorted);
    return new Outcome(sorted, byStatus, whole, complete);
  }

  /** Milliseconds within which this part of the requests, in percent, was answered. */
  double percentile(double percent) {
    int place = (int) Math.ceil(sorted.length * percent / 100) - 1;
    return sorted[Math.max(0, place)] / 1e6;
  }

  /** Requests with this status in each second of the run. */
  double perSecond(int status) {
    return byStatus.getOrDefault(status, 0) / (took.toMillis() / 1000.0);
  }
}
