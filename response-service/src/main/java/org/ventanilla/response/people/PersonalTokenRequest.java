package org.ventanilla.response.people;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Someone shows a personal token. */
final class PersonalTokenRequest extends BaseAuthenticationRequest {

  private final String token;

  PersonalTokenRequest(String token) {
    this.token = token;
  }

  String token() {
    return token;
  }
}
