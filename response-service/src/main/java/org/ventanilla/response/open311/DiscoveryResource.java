package org.ventanilla.response.open311;

import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Where the Open311 server is (https://wiki.open311.org/Service_Discovery). */
@Path("/open311")
@Tag(name = "open311")
public class DiscoveryResource {

  /** When the interface last changed. */
  private static final String CHANGESET = "2026-11-24T00:00:00Z";

  private final Open311Config config;

  DiscoveryResource(Open311Config config) {
    this.config = config;
  }

  private record Discovery(
      String changeset,
      String contact,
      String keyService,
      @JacksonXmlElementWrapper(localName = "endpoints") @JacksonXmlProperty(localName = "endpoint")
          List<Endpoint> endpoints) {}

  private record Endpoint(
      String specification,
      String url,
      String changeset,
      String type,
      @JacksonXmlElementWrapper(localName = "formats") @JacksonXmlProperty(localName = "format") List<String> formats) {}

  @GET
  @Path("discovery{suffix:(\\.xml|\\.json)?}")
  @Operation(summary = "Service Discovery")
  public Response discovery(@RestPath String suffix, @Context HttpHeaders headers, @Context UriInfo uri) {
    URI base = config.publicUrl().orElseGet(() -> uri.getBaseUri());
    String contact = config.contact().orElse("");
    return Answers.one(
        Format.of(suffix, headers),
        "discovery",
        new Discovery(
            CHANGESET,
            contact,
            contact,
            List.of(
                new Endpoint(
                    "http://wiki.open311.org/GeoReport_v2",
                    base.toString().replaceAll("/$", "") + "/open311/v2",
                    CHANGESET,
                    "production",
                    List.of("text/xml", "application/json")))));
  }
}
