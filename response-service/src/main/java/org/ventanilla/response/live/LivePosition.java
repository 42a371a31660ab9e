package org.ventanilla.response.live;

import jakarta.inject.Singleton;

/** Where the live events stand. */
@Singleton
public class LivePosition {

  private final LiveFeed feed;

  LivePosition(LiveFeed feed) {
    this.feed = feed;
  }

  /**
   * The place for {@code GET /api/events?after=}. A page takes it before it reads what it shows, so that nothing falls
   * between the reading and the first connection.
   */
  public String now() {
    return feed.now().toString();
  }
}
