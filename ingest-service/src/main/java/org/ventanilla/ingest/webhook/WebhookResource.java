package org.ventanilla.ingest.webhook;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.ventanilla.events.Network;
import org.ventanilla.ingest.intake.Taken;
import org.ventanilla.ingest.problem.Problem;
import org.ventanilla.networks.WebhookSignature;

/** Where the networks tell what citizens say. The signature is the login. */
@Path("/webhooks")
@Tag(name = "webhooks")
final class WebhookResource {

  private final Webhooks webhooks;
  private final Challenges challenges;

  WebhookResource(Webhooks webhooks, Challenges challenges) {
    this.webhooks = webhooks;
    this.challenges = challenges;
  }

  @GET
  @Path("/x")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Challenge-response check of X")
  public Map<String, String> challengeOfX(@RestQuery("crc_token") String crcToken, @RestQuery String account) {
    return Map.of("response_token", challenges.responseToken(crcToken, account));
  }

  @GET
  @Path("/{network}")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(summary = "Verification request of Meta")
  public String challengeOfMeta(
      @PathParam("network") String network,
      @RestQuery("hub.mode") String mode,
      @RestQuery("hub.verify_token") String verifyToken,
      @RestQuery("hub.challenge") String challenge) {
    return challenges.challenge(ofMeta(network), mode, verifyToken, challenge);
  }

  @POST
  @Path("/x")
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "What happened on X; answered when it is stored")
  @APIResponse(responseCode = "200")
  @APIResponse(responseCode = "401", content = @Content(schema = @Schema(implementation = Problem.class)))
  @APIResponse(responseCode = "413", description = "over 1 MB")
  @APIResponse(responseCode = "503", content = @Content(schema = @Schema(implementation = Problem.class)))
  public Taken ofX(@HeaderParam("x-twitter-webhooks-signature") String signature, byte[] body) {
    return webhooks.take(Network.X, WebhookSignature.X, signature, body);
  }

  @POST
  @Path("/{network}")
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "What happened on Facebook or Instagram; answered when it is stored")
  @APIResponse(responseCode = "200")
  @APIResponse(responseCode = "401", content = @Content(schema = @Schema(implementation = Problem.class)))
  @APIResponse(responseCode = "413", description = "over 1 MB")
  @APIResponse(responseCode = "503", content = @Content(schema = @Schema(implementation = Problem.class)))
  public Taken ofMeta(
      @PathParam("network") String network, @HeaderParam("X-Hub-Signature-256") String signature, byte[] body) {
    return webhooks.take(ofMeta(network), WebhookSignature.META, signature, body);
  }

  private static Network ofMeta(String network) {
    return switch (network) {
      case "facebook" -> Network.FACEBOOK;
      case "instagram" -> Network.INSTAGRAM;
      default -> throw new NetworkWithoutWebhooksException();
    };
  }
}
