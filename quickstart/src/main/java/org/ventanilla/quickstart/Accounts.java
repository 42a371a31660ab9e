package org.ventanilla.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.ventanilla.plaza.PlazaAccount;

/**
 * {@code accounts.properties}: the town's accounts on the simulated networks, as ingest-service and response-service read
 * them and as the networks know them. Their keys are made at the first start and kept.
 */
final class Accounts {

  private static final String NAME = "Ayuntamiento de Villarrío";

  private final Properties properties;

  private Accounts(Properties properties) {
    this.properties = properties;
  }

  /**
   * Reads the file, or makes it when it is not there; writes the address of the networks into it.
   *
   * @throws CannotStartException when the file cannot be read or written
   */
  static Accounts keep(Path file, Credentials.Secrets secrets, String networksUrl) {
    try {
      Properties found = new Properties();
      if (Files.exists(file)) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
          found.load(reader);
        }
      }
      Accounts accounts = new Accounts(found);
      // Above what the service's own package says.
      found.setProperty("config_ordinal", "275");
      accounts.set("x", "1570000000000000001", "VillarrioAyto", networksUrl);
      accounts.set("facebook", "61550000000001", "ayuntamientovillarrio", networksUrl);
      accounts.set("instagram", "17841400000000001", "villarrio", networksUrl);
      accounts.set("mastodon", "109300000000000001", "villarrio", networksUrl);
      accounts.set("bluesky", "did:plc:villarrioayuntamiento234", "villarrio.plaza.example", networksUrl);
      accounts.signing("x", secrets.x());
      accounts.signing("facebook", secrets.facebook());
      accounts.signing("instagram", secrets.instagram());

      ByteArrayOutputStream text = new ByteArrayOutputStream();
      found.store(text, null);
      SecretFile.write(file, text.toByteArray());
      return accounts;
    } catch (IOException e) {
      throw new CannotStartException(
          "No se puede leer o escribir " + file + ".", "Cannot read or write " + file + ".", e);
    }
  }

  /** True if the town has an account on the network of that code. */
  boolean has(String network) {
    return !get(network, "network-id").isEmpty();
  }

  /** The account as the simulated network of that code knows it. */
  PlazaAccount onPlaza(String network) {
    return new PlazaAccount(
        get(network, "network-id"),
        get(network, "handle"),
        get(network, "name"),
        get(network, "token"),
        get(network, "token-secret"),
        get(network, "app-key"),
        get(network, "app-secret"),
        get(network, "verify-token"));
  }

  private void set(String network, String networkId, String handle, String url) {
    properties.setProperty(key(network, "network"), network);
    properties.setProperty(key(network, "network-id"), networkId);
    properties.setProperty(key(network, "handle"), handle);
    properties.setProperty(key(network, "name"), NAME);
    properties.setProperty(key(network, "base-url"), url);
    properties.putIfAbsent(key(network, "token"), SecretFile.randomHex(20));
  }

  /** Where webhooks are signed, and the app has keys of its own. */
  private void signing(String network, String secret) {
    properties.setProperty(key(network, "app-secret"), secret);
    for (String random : new String[] {"app-key", "token-secret", "verify-token"}) {
      properties.putIfAbsent(key(network, random), SecretFile.randomHex(20));
    }
  }

  private String get(String network, String field) {
    return properties.getProperty(key(network, field), "");
  }

  private static String key(String network, String field) {
    return "ventanilla.accounts.\"" + network + "-villarrio\"." + field;
  }
}
