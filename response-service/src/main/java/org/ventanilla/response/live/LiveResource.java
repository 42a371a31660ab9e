package org.ventanilla.response.live;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.ventanilla.response.people.CurrentViewer;

/** {@code GET /api/events}: what changes, as server-sent events (HTML Living Standard, section 9.2). */
@Path("/api/events")
public class LiveResource {

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  /** A page connects anew after this, so that a change of role or a closed account counts. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final CurrentViewer current;
  private final LiveFeed feed;

  LiveResource(CurrentViewer current, LiveFeed feed) {
    this.current = current;
    this.feed = feed;
  }

  /**
   * Events {@code conversation} {@code {"id","change","state"}} and {@code demand} {@code {"folio","conversation"}} from
   * now on, or since {@code Last-Event-ID}, or since {@code ?after=}, which a page takes from {@link
   * LivePosition} before it reads what it shows; for at most a day back. A comment every 15 seconds.
   */
  @GET
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @ResponseHeader(name = "Cache-Control", value = "no-store")
  @ResponseHeader(name = "X-Accel-Buffering", value = "no")
  public Multi<OutboundSseEvent> events(
      @HeaderParam("Last-Event-ID") String lastEventId, @QueryParam("after") String position, @Context Sse sse) {
    String scope = current.get().scope().orElse(null);
    EventId after = EventId.of(lastEventId).or(() -> EventId.of(position)).orElseGet(feed::now);
    Stream stream = new Stream(scope, after, sse);
    Multi<OutboundSseEvent> events =
        Multi.createFrom()
            .<OutboundSseEvent>emitter(
                emitter -> {
                  stream.opened(emitter);
                  emitter.onTermination(() -> feed.remove(stream));
                  feed.add(stream);
                },
                BackPressureStrategy.BUFFER)
            .onItem()
            .invoke(stream::taken);
    Multi<OutboundSseEvent> beats =
        Multi.createFrom()
            .ticks()
            .every(HEARTBEAT)
            .onOverflow()
            .drop()
            .map(tick -> sse.newEventBuilder().comment("").reconnectDelay(2_000).build());
    return Multi.createBy().merging().streams(events, beats).select().first(LONGEST);
  }
}
