package org.ventanilla.plaza.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.ventanilla.plaza.wire.Answer;
import org.ventanilla.plaza.wire.Json;

/** What the Graph API answers when it does not do what it was asked (Graph API documentation, "Handling errors"). */
final class GraphException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final int status;
  private final String type;
  private final int code;
  private final int subcode;
  private final boolean passing;

  private GraphException(int status, String type, int code, int subcode, boolean passing, String message) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
    this.subcode = subcode;
    this.passing = passing;
  }

  static GraphException noToken() {
    return oauth(400, 104, 0, "An access token is required to request this resource.");
  }

  static GraphException badToken() {
    return oauth(400, 190, 0, "Invalid OAuth access token - Cannot parse access token");
  }

  static GraphException deadToken() {
    return oauth(
        400, 190, 460,
        "Error validating access token: The session has been invalidated because the user changed their password or"
            + " Facebook has changed the session for security reasons.");
  }

  static GraphException badProof() {
    return new GraphException(
        400, "GraphMethodException", 100, 0, false, "Invalid appsecret_proof provided in the API argument");
  }

  static GraphException notThere(String method, String id) {
    return new GraphException(
        400, "GraphMethodException", 100, 33, false,
        "Unsupported " + method + " request. Object with ID '" + id + "' does not exist, cannot be loaded due to missing"
            + " permissions, or does not support this operation. Please read the Graph API documentation at"
            + " https://developers.facebook.com/docs/graph-api");
  }

  static GraphException noField(String field, String node) {
    return oauth(400, 100, 0, "(#100) Tried accessing nonexisting field (" + field + ") on node type (" + node + ")");
  }

  static GraphException parameter(String message) {
    return oauth(400, 100, 0, "(#100) " + message);
  }

  static GraphException syntax(int place) {
    return oauth(400, 2500, 0, "Syntax error \"Unexpected character.\" at character " + place + ": fields");
  }

  static GraphException permission(String message) {
    return oauth(403, 200, 0, "(#200) " + message);
  }

  static GraphException duplicate() {
    return oauth(400, 506, 1455006, "(#506) Duplicate status message");
  }

  static GraphException windowClosed(int subcode) {
    return oauth(
        400, 10, subcode,
        "(#10) This message is sent outside of allowed window. Learn more about the new policy here:"
            + " https://developers.facebook.com/docs/messenger-platform/policy-overview");
  }

  static GraphException noSuchPerson() {
    return oauth(400, 100, 2018001, "(#100) No matching user found");
  }

  static GraphException pageLimit() {
    return new GraphException(403, "OAuthException", 32, 0, true, "(#32) Page request limit reached");
  }

  static GraphException appLimit() {
    return new GraphException(403, "OAuthException", 4, 0, true, "(#4) Application request limit reached");
  }

  static GraphException unavailable() {
    return new GraphException(
        503, "OAuthException", 2, 0, true, "An unexpected error has occurred. Please retry your request later.");
  }

  Answer answer() {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error").put("message", getMessage()).put("type", type);
    if (passing) {
      error.put("is_transient", true);
    }
    error.put("code", code);
    if (subcode != 0) {
      error.put("error_subcode", subcode);
    }
    error.put("fbtrace_id", trace());
    Map<String, String> headers =
        code == 190 ? Map.of("www-authenticate", "OAuth \"Facebook Platform\" \"invalid_token\"") : Map.of();
    return new Answer(status, body, "application/json; charset=UTF-8", headers);
  }

  private static GraphException oauth(int status, int code, int subcode, String message) {
    return new GraphException(status, "OAuthException", code, subcode, false, message);
  }

  private static String trace() {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    return "A" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
