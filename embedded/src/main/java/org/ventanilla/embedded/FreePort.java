package org.ventanilla.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of the loopback interface. */
public final class FreePort {

  private FreePort() {}

  /** A port that nobody listens on now. Another process may take it before the caller does. */
  public static int any() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("No free port", e);
    }
  }

  /** Whether a server can listen on {@code port}, on the loopback interface and on all of them. */
  public static boolean isFree(int port) {
    return canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        && canBind(new InetSocketAddress(port));
  }

  /** {@code wanted} when it is free, else the next free port above it. */
  public static int from(int wanted) {
    for (int port = wanted; port <= 65_535; port++) {
      if (isFree(port)) {
        return port;
      }
    }
    return any();
  }

  private static boolean canBind(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      // A port whose last connections are in TIME_WAIT is free for a server.
      socket.setReuseAddress(true);
      socket.bind(address);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
