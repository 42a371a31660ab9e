package org.ventanilla.quickstart;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code credentials.json}: who can log in, what signs the webhooks, and where everything is. Made with random secrets at
 * the first start; later starts keep all but the addresses.
 *
 * @param users the people of the town hall
 * @param secrets what each network signs its webhooks with
 * @param urls where each part listens
 */
public record Credentials(List<User> users, Secrets secrets, Map<String, String> urls) {

  private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * One person.
   *
   * @param name as colleagues and citizens read it
   * @param role as in design §1: agent, department, worker, director, mayor, admin
   * @param department code of the department, or null for who belongs to none
   * @param token personal token for the APIs
   */
  public record User(String login, String name, String password, String role, String department, String token) {

    @Override
    public String toString() {
      return "User[" + login + "]";
    }
  }

  /**
   * Webhook signing secrets.
   *
   * @param open311 the API key of an application that sends service requests
   */
  public record Secrets(String x, String facebook, String instagram, String open311) {

    public Secrets {
      // A file that an older version made has none.
      open311 = open311 == null ? newOpen311Key() : open311;
    }

    @Override
    public String toString() {
      return "Secrets[hidden]";
    }
  }

  /** The person of that login. */
  public User user(String login) {
    return users.stream().filter(user -> user.login().equals(login)).findFirst().orElseThrow();
  }

  /**
   * Reads the file, or makes it when it is not there; writes the addresses into it.
   *
   * @throws CannotStartException when the file cannot be read or written
   */
  static Credentials keep(Path file, Map<String, String> urls) {
    try {
      Credentials found =
          Files.exists(file)
              ? JSON.readValue(file.toFile(), Credentials.class)
              : new Credentials(newUsers(), newSecrets(), Map.of());
      Credentials kept = new Credentials(found.users, found.secrets, urls);
      SecretFile.write(file, JSON.writeValueAsBytes(kept));
      return kept;
    } catch (IOException e) {
      throw new CannotStartException(
          "No se puede leer o escribir " + file + "; bórrelo para que se haga de nuevo.",
          "Cannot read or write " + file + "; delete it to have it made anew.",
          e);
    }
  }

  /**
   * Reads a file that {@link #keep} made.
   *
   * @throws CannotStartException when it cannot be read
   */
  static Credentials read(Path file) {
    try {
      return JSON.readValue(file.toFile(), Credentials.class);
    } catch (IOException e) {
      throw new CannotStartException(
          "No se puede leer " + file + "; bórrelo para que se haga de nuevo.",
          "Cannot read " + file + "; delete it to have it made anew.",
          e);
    }
  }

  private static List<User> newUsers() {
    return List.of(
        newUser("lucia", "Lucía Ferrer", "agent", null),
        newUser("andres", "Andrés Molina", "agent", null),
        newUser("obras", "Rosa Cabello", "department", "public-works"),
        newUser("agua", "Tomás Rivas", "department", "water"),
        newUser("alumbrado", "Inés Duarte", "department", "lighting"),
        newUser("limpieza", "Paco Lozano", "department", "cleaning"),
        newUser("operario", "Manuel Ortega", "worker", "public-works"),
        newUser("directora", "Elena Vidal", "director", null),
        newUser("alcaldesa", "Carmen Soto", "mayor", null),
        newUser("admin", "Sistemas", "admin", null));
  }

  private static User newUser(String login, String name, String role, String department) {
    String token = "vt_" + SecretFile.randomHex(8) + "_" + SecretFile.randomKey();
    return new User(login, name, SecretFile.randomPassword(), role, department, token);
  }

  private static Secrets newSecrets() {
    return new Secrets(SecretFile.randomHex(20), SecretFile.randomHex(20), SecretFile.randomHex(20), newOpen311Key());
  }

  private static String newOpen311Key() {
    return "o311_" + SecretFile.randomHex(6) + "_" + SecretFile.randomKey();
  }
}
