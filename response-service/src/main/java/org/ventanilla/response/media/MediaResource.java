package org.ventanilla.response.media;

import io.smallrye.common.annotation.Blocking;
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
  private static final String NOTHING_BUT_A_PICTURE = "default-src 'none'; sandbox";

  private final CurrentViewer current;
  private final ShownMedia media;

  MediaResource(CurrentViewer current, ShownMedia media) {
    this.current = current;
    this.media = media;
  }

  /** The photo, at most 1600 pixels a side. */
  @GET
  public Response full(@RestPath UUID id, Request request) {
    return answer(id, Size.FULL, request);
  }

  /** The photo, at most 320 pixels a side. */
  @GET
  @Path("thumbnail")
  public Response thumbnail(@RestPath UUID id, Request request) {
    return answer(id, Size.THUMBNAIL, request);
  }

  private Response answer(UUID id, Size size, Request request) {
    CleanPhoto.Picture picture = media.picture(current.get(), id, size).orElseThrow(MediaNotFoundException::new);
    EntityTag tag = new EntityTag(id + "-" + size.name().toLowerCase(Locale.ROOT));
    Response.ResponseBuilder known = request.evaluatePreconditions(tag);
    Response.ResponseBuilder answer =
        known == null ? Response.ok(picture.bytes(), picture.contentType()) : known;
    return answer
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, ONE_DAY)
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", NOTHING_BUT_A_PICTURE)
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .build();
  }
}
