package org.ventanilla.response.live;

import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One open page's stream. */
final class Stream {

  private static final int MOST_UNTAKEN = 1_000;

  private final String scope;
  private final Sse sse;
  private volatile MultiEmitter<? super OutboundSseEvent> emitter;
  private final AtomicInteger untaken = new AtomicInteger();
  private volatile EventId after;

  /**
   * @param scope department; null for the whole town
   * @param after the last event that the page has had
   */
  Stream(String scope, EventId after, Sse sse) {
    this.scope = scope;
    this.after = after;
    this.sse = sse;
  }

  /** Where the events go; before the stream is added to the feed. */
  void opened(MultiEmitter<? super OutboundSseEvent> there) {
    emitter = there;
  }

  String scope() {
    return scope;
  }

  EventId after() {
    return after;
  }

  /** False while the page is slow to read; it is given no more until it has taken what it has. */
  boolean reads() {
    return untaken.get() < MOST_UNTAKEN;
  }

  /** An event went out to the page. */
  void taken() {
    untaken.decrementAndGet();
  }

  void push(List<LiveEvent> events) {
    for (LiveEvent event : events) {
      untaken.incrementAndGet();
      emitter.emit(sse.newEventBuilder().id(event.id().toString()).name(event.name()).data(event.data()).build());
      after = event.id();
    }
  }

  /** The page connects again by itself. */
  void end() {
    emitter.complete();
  }
}
