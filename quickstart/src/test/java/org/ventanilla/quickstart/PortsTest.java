package org.ventanilla.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ventanilla.embedded.FreePort;

class PortsTest {

  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();

  PortsTest() {
    // The machine that runs the tests may use any of the usual ports: ask for free ones, and each test for its own.
    for (String part : new String[] {"response", "ingest", "routing", "plaza", "kafka", "postgres", "mongo"}) {
      environment.put("VENTANILLA_PORT_" + part.toUpperCase(), "0");
    }
  }

  @Test
  void aPropertyGoesBeforeTheEnvironment() {
    int port = FreePort.any();
    environment.put("VENTANILLA_PORT_RESPONSE", "1");
    properties.put("ventanilla.port.response", Integer.toString(port));

    assertThat(choose().response()).isEqualTo(port);
  }

  @Test
  void zeroIsAnyFreePortAndNoTwoAreTheSame() {
    Ports ports = choose();

    assertThat(
            Stream.of(
                ports.response(), ports.ingest(), ports.routing(), ports.plaza(), ports.kafka(), ports.postgres(),
                ports.mongo()))
        .doesNotHaveDuplicates()
        .allMatch(FreePort::isFree);
  }

  @Test
  void aTakenPortIsSaidWithTheKeyThatChangesIt() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      properties.put("ventanilla.port.ingest", Integer.toString(taken.getLocalPort()));

      assertThatThrownBy(this::choose)
          .isInstanceOfSatisfying(
              CannotStartException.class,
              e ->
                  assertThat(e.sentence().spanish())
                      .startsWith("El puerto " + taken.getLocalPort() + " (ingest) está ocupado")
                      .contains("-Dventanilla.port.ingest="));
    }
  }

  @Test
  void aStoreThatNobodyPlacedGoesToTheNextFreePort() throws Exception {
    environment.remove("VENTANILLA_PORT_KAFKA");
    if (FreePort.isFree(9092)) {
      try (ServerSocket taken = new ServerSocket(9092, 1, InetAddress.getLoopbackAddress())) {
        assertThat(choose().kafka()).isGreaterThan(taken.getLocalPort());
      }
    } else {
      assertThat(choose().kafka()).isGreaterThan(9092);
    }
  }

  @Test
  void thePortOfAStoreThatWasAskedForIsNotMoved() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      properties.put("ventanilla.port.kafka", Integer.toString(taken.getLocalPort()));

      assertThatThrownBy(this::choose).isInstanceOf(CannotStartException.class);
    }
  }

  @Test
  void theSamePortForTwoIsRefused() {
    String port = Integer.toString(FreePort.any());
    properties.put("ventanilla.port.response", port);
    properties.put("ventanilla.port.plaza", port);

    assertThatThrownBy(this::choose)
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("asked for twice, for response and for plaza");
  }

  @Test
  void whatIsNoPortIsRefused() {
    for (String wrong : new String[] {"eighty", "", "-1", "65536"}) {
      properties.put("ventanilla.port.response", wrong);

      assertThatThrownBy(this::choose)
          .isInstanceOf(CannotStartException.class)
          .hasMessageContaining("ventanilla.port.response");
    }
  }

  private Ports choose() {
    return Ports.choose(properties::get, environment::get);
  }
}
