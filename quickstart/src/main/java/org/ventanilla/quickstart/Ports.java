package org.ventanilla.quickstart;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.ventanilla.embedded.FreePort;

/**
 * Which port each part listens on.
 *
 * <p>Chosen by {@code -Dventanilla.port.<part>=} or {@code VENTANILLA_PORT_<PART>}; 0 means any free one. The addresses
 * that people and networks know do not move by themselves: when one of those is taken, nothing starts. The stores, which
 * only the services know, move to the next free port unless a port was asked for.
 */
record Ports(int response, int ingest, int routing, int plaza, int kafka, int postgres, int mongo) {

  private static final Map<String, Integer> FIXED =
      Map.of("response", 8080, "ingest", 8081, "routing", 8082, "plaza", 8090);
  private static final Map<String, Integer> MOVABLE = Map.of("kafka", 9092, "postgres", 5432, "mongo", 27017);

  int of(Service service) {
    return switch (service) {
      case RESPONSE -> response;
      case INGEST -> ingest;
      case ROUTING -> routing;
    };
  }

  /**
   * Chooses the ports and makes sure that each is free.
   *
   * @param property a system property by its name, or null
   * @param environment an environment variable by its name, or null
   * @throws CannotStartException when a port is taken, asked for twice, or no number
   */
  static Ports choose(UnaryOperator<String> property, UnaryOperator<String> environment) {
    Choice choice = new Choice(property, environment);
    return new Ports(
        choice.fixed("response"),
        choice.fixed("ingest"),
        choice.fixed("routing"),
        choice.fixed("plaza"),
        choice.movable("kafka"),
        choice.movable("postgres"),
        choice.movable("mongo"));
  }

  /** All on ports that nobody uses, for tests. */
  static Ports free() {
    return choose(name -> "0", name -> null);
  }

  private record Choice(
      UnaryOperator<String> property, UnaryOperator<String> environment, Map<Integer, String> chosen) {

    Choice(UnaryOperator<String> property, UnaryOperator<String> environment) {
      this(property, environment, new HashMap<>());
    }

    int fixed(String part) {
      String asked = asked(part);
      return take(part, asked == null ? FIXED.get(part) : number(part, asked));
    }

    int movable(String part) {
      String asked = asked(part);
      if (asked != null) {
        return take(part, number(part, asked));
      }
      int port = FreePort.from(MOVABLE.get(part));
      while (chosen.containsKey(port)) {
        port = FreePort.from(port + 1);
      }
      chosen.put(port, part);
      return port;
    }

    private String asked(String part) {
      String byProperty = property.apply(key(part));
      return byProperty != null ? byProperty : environment.apply("VENTANILLA_PORT_" + part.toUpperCase(Locale.ROOT));
    }

    private int number(String part, String asked) {
      try {
        int port = Integer.parseInt(asked.strip());
        if (port >= 0 && port <= 65_535) {
          return port;
        }
      } catch (NumberFormatException e) {
        // Said below, like a number out of range.
      }
      throw new CannotStartException(
          "«" + asked + "» no es un puerto: " + key(part) + " debe ser un número de 0 a 65535.",
          "\"" + asked + "\" is no port: " + key(part) + " must be a number from 0 to 65535.");
    }

    private int take(String part, int wanted) {
      int port = wanted == 0 ? anyFree() : wanted;
      String other = chosen.putIfAbsent(port, part);
      if (other != null) {
        throw new CannotStartException(
            "El puerto " + port + " se ha pedido dos veces, para " + other + " y para " + part + ".",
            "Port " + port + " was asked for twice, for " + other + " and for " + part + ".");
      }
      if (wanted != 0 && !FreePort.isFree(port)) {
        throw new CannotStartException(
            "El puerto " + port + " (" + part + ") está ocupado: cierre el programa que lo usa o elija otro con -D"
                + key(part) + "=<puerto>.",
            "Port " + port + " (" + part + ") is in use: close the program that holds it or choose another with -D"
                + key(part) + "=<port>.");
      }
      return port;
    }

    private int anyFree() {
      int port = FreePort.any();
      while (chosen.containsKey(port)) {
        port = FreePort.any();
      }
      return port;
    }

    private static String key(String part) {
      return "ventanilla.port." + part;
    }
  }
}
