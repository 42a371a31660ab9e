package org.ventanilla.plaza.webhook;

import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.faults.Faults;
import org.ventanilla.plaza.square.Change;
import org.ventanilla.plaza.square.Square;

/**
 * Passes on what happened; with {@link Fault#DELETE_BEFORE_CREATE} the news of a citizen's post is kept until that of its
 * deletion has gone first, or until it has waited long enough.
 */
public final class HeldNews {

  private final Vertx vertx;
  private final Faults faults;
  private final Square square;
  private final Consumer<Change> tell;
  private final Map<String, Change> held = new ConcurrentHashMap<>();

  public HeldNews(Vertx vertx, Faults faults, Square square, Consumer<Change> tell) {
    this.vertx = vertx;
    this.faults = faults;
    this.square = square;
    this.tell = tell;
  }

  /** Takes what happened on the square, which calls one at a time. */
  public void take(Change change) {
    String id = change.post().id();
    Optional<Faults.Active> fault = faults.find(Fault.DELETE_BEFORE_CREATE, change.post().network());
    if (fault.isPresent() && change.what() == Change.What.POSTED && !change.post().byTown()) {
      held.put(id, change);
      vertx.setTimer(Math.max(1, fault.get().delay().toMillis()), timer -> release(id));
      return;
    }
    tell.accept(change);
    if (change.what() == Change.What.REMOVED) {
      change.post().earlierIds().forEach(this::release);
      release(id);
    }
  }

  private void release(String id) {
    Change change = held.remove(id);
    if (change != null) {
      // As one of the square's own changes: in order with the others.
      synchronized (square) {
        tell.accept(change);
      }
    }
  }
}
