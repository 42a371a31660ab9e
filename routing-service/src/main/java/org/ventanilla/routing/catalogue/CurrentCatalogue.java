package org.ventanilla.routing.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.ventanilla.events.CatalogueEntry;

/** The catalogue that stands now: the built-in one, overlaid by what the town says of its services. */
@ApplicationScoped
public class CurrentCatalogue implements Supplier<Catalogue> {

  private final Catalogue builtIn = Catalogue.builtIn();
  private final Map<String, CatalogueEntry> town = new LinkedHashMap<>();
  private final CountDownLatch loaded = new CountDownLatch(1);
  private volatile Catalogue current = builtIn;

  @Override
  public Catalogue get() {
    return current;
  }

  /** Waits until the town's catalogue was read once; returns false when it was not by then. */
  public boolean awaitLoaded(Duration longest) throws InterruptedException {
    return loaded.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  synchronized void put(CatalogueEntry entry) {
    town.put(entry.code(), entry);
    current = builtIn.overlaidBy(town.values());
  }

  synchronized void remove(String code) {
    town.remove(code);
    current = builtIn.overlaidBy(town.values());
  }

  void markLoaded() {
    loaded.countDown();
  }
}
