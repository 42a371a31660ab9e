package org.ventanilla.response.catalogue;

import jakarta.inject.Singleton;
import java.util.List;
import org.ventanilla.events.CatalogueEntry;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Topics;
import org.ventanilla.response.kafka.KafkaClients;

/** Tells the routing service what the town's services are. */
@Singleton
public class CataloguePublisher {

  private final Catalogue catalogue;
  private final KafkaClients kafka;

  CataloguePublisher(Catalogue catalogue, KafkaClients kafka) {
    this.catalogue = catalogue;
    this.kafka = kafka;
  }

  /** Publishes every service; the topic is compacted, so that saying it again changes nothing. */
  public void publish() {
    for (Service service : catalogue.services()) {
      CatalogueEntry entry =
          new CatalogueEntry(
              service.code(),
              service.department(),
              service.names(),
              List.of(),
              service.deadlineHours(),
              service.active());
      kafka.send(Topics.CATALOGUE, entry.code(), EventJson.write(entry));
    }
  }
}
