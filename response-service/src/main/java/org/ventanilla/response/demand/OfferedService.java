package org.ventanilla.response.demand;

import org.ventanilla.response.catalogue.Catalogue;
import org.ventanilla.response.catalogue.Service;

/** The services that new demands may be of. */
final class OfferedService {

  private OfferedService() {}

  /** @throws InvalidDemandException if the catalogue has none with this code, or does not offer it any more */
  static Service require(Catalogue catalogue, String code) {
    return catalogue
        .service(code)
        .filter(Service::active)
        .orElseThrow(() -> new InvalidDemandException("service", "not in the catalogue"));
  }
}
