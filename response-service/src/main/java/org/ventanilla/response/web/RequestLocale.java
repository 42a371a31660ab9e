package org.ventanilla.response.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;

/** The language of an answer: the first that the caller accepts and we speak, else Spanish. */
@RequestScoped
public class RequestLocale {

  private static final List<String> SPOKEN = List.of("es", "en", "pt", "ca");

  private final HttpHeaders headers;

  RequestLocale(HttpHeaders headers) {
    this.headers = headers;
  }

  public Locale get() {
    return headers.getAcceptableLanguages().stream()
        .filter(accepted -> SPOKEN.contains(accepted.getLanguage()))
        .findFirst()
        .map(accepted -> Locale.forLanguageTag(accepted.getLanguage()))
        .orElse(Locale.forLanguageTag("es"));
  }
}
