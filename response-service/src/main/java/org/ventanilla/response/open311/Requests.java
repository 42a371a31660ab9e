package org.ventanilla.response.open311;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ventanilla.response.catalogue.Catalogue;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.demand.DemandState;
import org.ventanilla.response.demand.PublicDemand;
import org.ventanilla.response.demand.PublicDemands;

/** The public demands as service requests. */
@Singleton
class Requests {

  private final PublicDemands demands;
  private final Catalogue catalogue;
  private final Database database;
  private final Open311Config config;
  private final ObjectMapper json;

  Requests(PublicDemands demands, Catalogue catalogue, Database database, Open311Config config, ObjectMapper json) {
    this.demands = demands;
    this.catalogue = catalogue;
    this.database = database;
    this.config = config;
    this.json = json;
  }

  List<RequestView> list(RequestQuery query, boolean extended, Locale locale) {
    List<PublicDemand> found =
        query.ids().isEmpty()
            ? demands.list(query.filter(), query.skip(), query.size())
            : demands.find(query.ids().stream().limit(query.size()).toList());
    return views(found, extended, locale);
  }

  /** @throws Open311Exception 404 if there is no such request for all to see */
  RequestView one(String id, boolean extended, Locale locale) {
    return views(demands.find(id).stream().toList(), extended, locale).stream()
        .findFirst()
        .orElseThrow(() -> new Open311Exception(404, "service_request_id was not found"));
  }

  private List<RequestView> views(List<PublicDemand> found, boolean extended, Locale locale) {
    Map<String, String> media = media(found);
    Map<String, Set<String>> choices = extended ? choices() : Map.of();
    return found.stream()
        .map(
            demand ->
                view(
                    demand,
                    media.get(demand.folio()),
                    extended ? extended(demand, choices.getOrDefault(demand.service(), Set.of())) : null,
                    locale))
        .toList();
  }

  private RequestView view(PublicDemand demand, String mediaUrl, Map<String, Object> extended, Locale locale) {
    return new RequestView(
        demand.code(),
        status(demand.state()),
        demand.reason().isEmpty() ? Words.stands(demand.state(), locale) : demand.reason(),
        catalogue.serviceName(demand.service(), locale),
        demand.service(),
        demand.description().isEmpty() ? null : demand.description(),
        catalogue.departmentName(demand.department(), locale),
        null,
        written(demand.openedAt()),
        written(demand.changedAt()),
        demand.state().open() ? written(demand.dueAt()) : null,
        demand.place().isEmpty() ? null : demand.place(),
        demand.addressId().isEmpty() ? null : demand.addressId(),
        null,
        demand.lat(),
        demand.lon(),
        mediaUrl,
        extended);
  }

  /** Attributes that are chosen from a list, by service: free text may hold anything, what was chosen cannot. */
  private Map<String, Set<String>> choices() {
    return database
        .list(
            "SELECT service, code FROM service_attribute WHERE datatype IN ('singlevaluelist', 'multivaluelist')",
            row -> Map.entry(row.getString("service"), row.getString("code")))
        .stream()
        .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
  }

  private Map<String, Object> extended(PublicDemand demand, Set<String> shown) {
    try {
      Map<String, List<String>> attributes = json.readValue(demand.attributes(), new TypeReference<>() {});
      attributes.keySet().retainAll(shown);
      Map<String, Object> extended = new LinkedHashMap<>();
      extended.put("folio", demand.folio());
      extended.put("state", demand.state().code());
      extended.put("attributes", attributes);
      return extended;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("demand.attributes is not as we wrote it", e);
    }
  }

  /** The photos that came with them and may be shown, by folio. */
  private Map<String, String> media(List<PublicDemand> found) {
    if (config.mediaHosts().isEmpty() || found.isEmpty()) {
      return Map.of();
    }
    return database
        .list(
            "SELECT folio, media_url FROM demand_report WHERE media_url <> '' AND folio = ANY (?)",
            row -> Map.entry(row.getString("folio"), row.getString("media_url")),
            found.stream().map(PublicDemand::folio).toList())
        .stream()
        .filter(entry -> isShown(entry.getValue()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private boolean isShown(String url) {
    return Submission.isWebAddress(url)
        && config.mediaHosts().orElse(Set.of()).contains(URI.create(url).getHost().toLowerCase(Locale.ROOT));
  }

  /** How state changes in a time are told to who follows, oldest first. */
  List<UpdateView> updates(Instant from, Instant until, int most, Locale locale) {
    return demands.updates(from, until, most).stream()
        .map(
            update ->
                new UpdateView(
                    update.id(),
                    update.code(),
                    status(update.state()),
                    written(update.at()),
                    update.reason().isEmpty() ? Words.stands(update.state(), locale) : update.reason(),
                    null))
        .toList();
  }

  static String status(DemandState state) {
    return state.open() ? "open" : "closed";
  }

  static String written(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
