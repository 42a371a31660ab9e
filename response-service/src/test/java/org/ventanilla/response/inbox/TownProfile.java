package org.ventanilla.response.inbox;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service as Villarrío runs it. */
public final class TownProfile implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "ventanilla.town.name", "Ayuntamiento de Villarrío",
        "ventanilla.accounts.x-villarrio.network", "x",
        "ventanilla.accounts.x-villarrio.network-id", "100",
        "ventanilla.accounts.x-villarrio.handle", "VillarrioAyto",
        "ventanilla.accounts.facebook-villarrio.network", "facebook",
        "ventanilla.accounts.facebook-villarrio.network-id", "200",
        "ventanilla.accounts.facebook-villarrio.name", "Ayuntamiento de Villarrío",
        "ventanilla.accounts.instagram-villarrio.network", "instagram",
        "ventanilla.accounts.instagram-villarrio.network-id", "300",
        "ventanilla.accounts.instagram-villarrio.handle", "villarrio");
  }
}
