package org.ventanilla.response.media;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.ventanilla.response.media.ShownMedia.Size;
import org.ventanilla.response.people.CurrentViewer;
import org.ventanilla.response.photo.CleanPhoto;

/**
 * Serves citizens' photos to who sees their conversation. Under an id they never change; even so a browser is let to show
 * nothing but a picture.
 */
@Path("/media/{id}")
@Tag(name = "media")
@Blocking
public class MediaResource {

  private static final String ONE_DAY = "private, max-age=86400, immutable";
  /** A browser styles the page that it makes around a picture; no script, no form and nothing else is let in. */
  private static final String NOTHING_BUT_A_PICTURE = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  private final CurrentViewer current;
  private final ShownMedia media;

  MediaResource(CurrentViewer current, ShownMedia media) {
    this.current = current;
    this.media = media;
  }

  /** The photo, at most 1600 pixels a side. */
  @GET
  public Response full(@RestPath UUID id, Request request, HttpServerResponse server) {
    return answer(id, Size.FULL, request, server);
  }

  /** The photo, at most 320 pixels a side. */
  @GET
  @Path("thumbnail")
  public Response thumbnail(@RestPath UUID id, Request request, HttpServerResponse server) {
    return answer(id, Size.THUMBNAIL, request, server);
  }

  private Response answer(UUID id, Size size, Request request, HttpServerResponse server) {
    CleanPhoto.Picture picture = media.picture(current.get(), id, size).orElseThrow(MediaNotFoundException::new);
    EntityTag tag = new EntityTag(id + "-" + size.name().toLowerCase(Locale.ROOT));
    Response.ResponseBuilder known = request.evaluatePreconditions(tag);
    Response.ResponseBuilder answer =
        known == null ? Response.ok(picture.bytes(), picture.contentType()) : known;
    // Instead of the pages' policy, not beside it.
    server.putHeader("Content-Security-Policy", NOTHING_BUT_A_PICTURE);
    return answer
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, ONE_DAY)
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .build();
  }
}
