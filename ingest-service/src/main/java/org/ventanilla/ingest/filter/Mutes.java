package org.ventanilla.ingest.filter;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ventanilla.events.Mute;
import org.ventanilla.events.Network;

/** Whom people of the town hall muted. */
@Singleton
final class Mutes {

  private final Map<String, Mute> mutes = new ConcurrentHashMap<>();

  void put(Mute mute) {
    mutes.put(mute.key(), mute);
  }

  void end(String key) {
    mutes.remove(key);
  }

  Optional<Mute> of(Network network, String authorId, Instant now) {
    return Optional.ofNullable(mutes.get(Mute.key(network, authorId))).filter(mute -> mute.holdsAt(now));
  }
}
