package org.ventanilla.response.demand;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a demand stands, from asked to closed, and where it may go from there. */
public enum DemandState {
  RECEIVED,
  ACKNOWLEDGED,
  ASSIGNED,
  IN_PROGRESS,
  DONE,
  VERIFIED,
  CLOSED,
  REOPENED,
  /** Another administration's. */
  REFERRED,
  DUPLICATE,
  REJECTED;

  private static final Map<DemandState, Set<DemandState>> MOVES = new EnumMap<>(DemandState.class);

  static {
    MOVES.put(RECEIVED, EnumSet.of(ACKNOWLEDGED, ASSIGNED, IN_PROGRESS, DONE, REFERRED, DUPLICATE, REJECTED));
    MOVES.put(ACKNOWLEDGED, EnumSet.of(ASSIGNED, IN_PROGRESS, DONE, REFERRED, DUPLICATE, REJECTED));
    MOVES.put(ASSIGNED, EnumSet.of(ACKNOWLEDGED, IN_PROGRESS, DONE, REFERRED, DUPLICATE, REJECTED));
    MOVES.put(IN_PROGRESS, EnumSet.of(ASSIGNED, DONE, REFERRED, DUPLICATE, REJECTED));
    MOVES.put(DONE, EnumSet.of(VERIFIED, CLOSED, REOPENED));
    MOVES.put(VERIFIED, EnumSet.of(CLOSED, REOPENED));
    MOVES.put(CLOSED, EnumSet.of(REOPENED));
    MOVES.put(REOPENED, EnumSet.of(ACKNOWLEDGED, ASSIGNED, IN_PROGRESS, DONE, REFERRED, DUPLICATE, REJECTED));
    MOVES.put(REFERRED, EnumSet.noneOf(DemandState.class));
    MOVES.put(DUPLICATE, EnumSet.noneOf(DemandState.class));
    MOVES.put(REJECTED, EnumSet.noneOf(DemandState.class));
  }

  /** Where a demand may go from here. */
  public Set<DemandState> moves() {
    return Set.copyOf(MOVES.get(this));
  }

  /** True while the town still has to do something; Open311's {@code open}. */
  public boolean open() {
    return switch (this) {
      case RECEIVED, ACKNOWLEDGED, ASSIGNED, IN_PROGRESS, REOPENED -> true;
      case DONE, VERIFIED, CLOSED, REFERRED, DUPLICATE, REJECTED -> false;
    };
  }

  /** The name used in JSON and in the database, with underscores: {@code in_progress}. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The state with this code, in any case.
   *
   * @throws IllegalArgumentException if there is none
   */
  @JsonCreator
  public static DemandState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
