package org.ventanilla.networks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.ventanilla.events.Network;

/** Reads whole requests, writes them down, and answers with prepared bytes: none closes the connection at once. */
public final class TinyServer implements AutoCloseable {

  private final ServerSocket socket;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile Function<String, String> script = request -> "";
  private final Map<String, String> prepared = new ConcurrentHashMap<>();
  private volatile boolean silent;

  public TinyServer() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "tiny-server");
    thread.setDaemon(true);
    thread.start();
  }

  public String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** A municipal account whose network answers here. */
  public Account account(Network network) {
    return accountAt(network, url());
  }

  static Account accountAt(Network network, String url) {
    return new Account(
        network.code() + "-villarrio", network, "100", "VillarrioAyto", "Ayuntamiento de Villarrío",
        new Credentials("key", "secret", "token", "token-secret", "verify"), URI.create(url));
  }

  /** Request lines and bodies, in the order they came. */
  public List<String> requests() {
    return requests;
  }

  /** Reads the request and closes the connection. */
  public void closesAfterReading() {
    script = request -> "";
  }

  /** Reads the request and says nothing. */
  public void keepsSilent() {
    silent = true;
  }

  public void answers(int status, String json, String... headers) {
    String answer = answer(status, json, headers);
    script = request -> answer;
  }

  /** Answers each request by its first line and body; see {@link #answer}. */
  public void answersBy(Function<String, String> newScript) {
    script = newScript;
  }

  /** Answers requests whose first line begins so, whatever becomes of the others. */
  public void answersTo(String requestLine, int status, String json, String... headers) {
    prepared.put(requestLine, answer(status, json, headers));
  }

  /** An answer as it goes over the wire. */
  public static String answer(int status, String json, String... headers) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\nContent-Type: application/json\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head + "Content-Length: " + body.length + "\r\nConnection: close\r\n\r\n" + json;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        String request = read(connection);
        Optional<String> answer = preparedFor(request);
        if (answer.isPresent() || !silent) {
          OutputStream out = connection.getOutputStream();
          out.write(answer.orElseGet(() -> script.apply(request)).getBytes(StandardCharsets.UTF_8));
          out.flush();
          connection.close();
        }
      } catch (IOException e) {
        // the caller went away, or the test is over
      }
    }
  }

  private Optional<String> preparedFor(String request) {
    return prepared.keySet().stream()
        .filter(request::startsWith)
        .max(Comparator.comparingInt(String::length))
        .map(prepared::get);
  }

  private String read(Socket connection) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
    String first = in.readLine();
    int length = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    char[] body = new char[length];
    for (int at = 0; at < length; ) {
      int read = in.read(body, at, length - at);
      if (read < 0) {
        return first;
      }
      at += read;
    }
    String request = first + "\n" + new String(body);
    requests.add(request);
    return request;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
