package org.ventanilla.response.live;

import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;

/** One open page's stream. */
final class Stream {

  private final String scope;
  private final Sse sse;
  private final MultiEmitter<? super OutboundSseEvent> emitter;
  private volatile EventId after;

  /**
   * @param scope department; null for the whole town
   * @param after the last event that the page has had
   */
  Stream(String scope, EventId after, Sse sse, MultiEmitter<? super OutboundSseEvent> emitter) {
    this.scope = scope;
    this.after = after;
    this.sse = sse;
    this.emitter = emitter;
  }

  String scope() {
    return scope;
  }

  EventId after() {
    return after;
  }

  void push(List<LiveEvent> events) {
    for (LiveEvent event : events) {
      emitter.emit(sse.newEventBuilder().id(event.id().toString()).name(event.name()).data(event.data()).build());
      after = event.id();
    }
  }

  /** The page connects again by itself. */
  void end() {
    emitter.complete();
  }
}
