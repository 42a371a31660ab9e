package org.ventanilla.networks.media;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A machine that keeps photos, good or bad, on an address of this one. */
final class PhotoHost implements AutoCloseable {

  private static final char[] PASSWORD = "only-for-tests".toCharArray();

  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private PhotoHost(HttpServer server) {
    this.server = server;
    server.setExecutor(workers);
    server.start();
  }

  @FunctionalInterface
  interface Answer {
    void to(HttpExchange call) throws IOException;
  }

  static PhotoHost plain() throws IOException {
    return new PhotoHost(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0));
  }

  static PhotoHost secure(String address, int port, SSLContext tls) throws IOException {
    HttpsServer server = HttpsServer.create(new InetSocketAddress(address, port), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return new PhotoHost(server);
  }

  /** A certificate for these names, and a client that believes it. */
  static SSLContext certificateFor(Path directory, String names) throws IOException, GeneralSecurityException {
    Path file = directory.resolve("host.p12");
    try {
      int made =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair", "-alias", "host", "-keyalg", "EC", "-dname", "CN=photos", "-ext", "san=" + names,
                  "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", new String(PASSWORD))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (made != 0) {
        throw new IOException("keytool ended with " + made);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    TrustManagerFactory believed = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    believed.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), believed.getTrustManagers(), null);
    return context;
  }

  PhotoHost with(String path, Answer answer) {
    server.createContext(
        path,
        call -> {
          asked.add(call.getRequestHeaders().getFirst("Host") + call.getRequestURI());
          try (call) {
            answer.to(call);
          }
        });
    return this;
  }

  PhotoHost with(String path, byte[] photo) {
    return with(path, call -> send(call, 200, photo));
  }

  PhotoHost sendingOn(String path, String to) {
    return with(
        path,
        call -> {
          call.getResponseHeaders().set("Location", to);
          send(call, 302, "<html>moved</html>".getBytes());
        });
  }

  static void send(HttpExchange call, int status, byte[] body) throws IOException {
    call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      call.getResponseBody().write(body);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI origin() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** Host and path of every request. */
  List<String> asked() {
    return asked;
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
