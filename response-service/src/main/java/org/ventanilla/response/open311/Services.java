package org.ventanilla.response.open311;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.ventanilla.response.catalogue.Catalogue;
import org.ventanilla.response.catalogue.Service;
import org.ventanilla.response.database.Database;

/** The catalogue as Open311 shows it. */
@Singleton
class Services {

  private final Catalogue catalogue;
  private final Database database;
  private final ObjectMapper json;

  Services(Catalogue catalogue, Database database, ObjectMapper json) {
    this.catalogue = catalogue;
    this.database = database;
    this.json = json;
  }

  List<ServiceView> list(Locale locale) {
    Set<String> asking =
        database.list("SELECT DISTINCT service FROM service_attribute", row -> row.getString("service")).stream()
            .collect(Collectors.toSet());
    return catalogue.services().stream()
        .filter(Service::active)
        .map(
            service ->
                new ServiceView(
                    service.code(),
                    service.name(locale),
                    service.name(locale),
                    asking.contains(service.code()),
                    "realtime",
                    service.keywords(),
                    catalogue.departmentName(service.department(), locale)))
        .toList();
  }

  /** @throws Open311Exception 404 if no new demand of such a service is taken */
  Service requireActive(String code) {
    return catalogue
        .service(code)
        .filter(Service::active)
        .orElseThrow(() -> new Open311Exception(404, "service_code was not found"));
  }

  ServiceDefinition definition(String code, Locale locale) {
    String service = requireActive(code).code();
    String language = Set.of("en", "pt", "ca").contains(locale.getLanguage()) ? locale.getLanguage() : "es";
    return new ServiceDefinition(
        service,
        database.list(
            "SELECT * FROM service_attribute WHERE service = ? ORDER BY position, code",
            row -> attribute(row, language),
            service));
  }

  private ServiceDefinition.Attribute attribute(ResultSet row, String language) throws SQLException {
    return new ServiceDefinition.Attribute(
        row.getBoolean("variable"),
        row.getString("code"),
        row.getString("datatype"),
        row.getBoolean("required"),
        null,
        row.getInt("position"),
        row.getString("description_" + language),
        choices(row.getString("choices"), language));
  }

  private List<ServiceDefinition.Choice> choices(String text, String language) {
    try {
      List<ServiceDefinition.Choice> choices = new ArrayList<>();
      for (JsonNode choice : json.readTree(text)) {
        choices.add(new ServiceDefinition.Choice(choice.path("key").asText(), choice.path(language).asText()));
      }
      return choices;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("service_attribute.choices is no JSON", e);
    }
  }
}
