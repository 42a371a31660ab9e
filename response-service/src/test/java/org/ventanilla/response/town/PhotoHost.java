package org.ventanilla.response.town;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A machine that keeps photos, as a network's does; it answers 503 for what it was told to be out of order for. */
public final class PhotoHost implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final Map<String, byte[]> photos = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  private final Map<String, Boolean> outOfOrder = new ConcurrentHashMap<>();

  PhotoHost() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(workers);
    server.createContext(
        "/",
        call -> {
          String path = call.getRequestURI().getPath();
          asked.computeIfAbsent(path, each -> new AtomicInteger()).incrementAndGet();
          byte[] photo = photos.get(path);
          int status = outOfOrder.containsKey(path) ? 503 : photo == null ? 404 : 200;
          try (call) {
            call.sendResponseHeaders(status, status == 200 ? photo.length : -1);
            if (status == 200) {
              call.getResponseBody().write(photo);
            }
          }
        });
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Keeps a photo; returns its address. */
  public String keep(String path, byte[] photo) {
    photos.put(path, photo);
    return url() + path;
  }

  /** Is out of order for a photo from now on. */
  public void breakDown(String path) {
    outOfOrder.put(path, true);
  }

  /** Works again. */
  public void repair(String path) {
    outOfOrder.remove(path);
  }

  /** How often a photo was asked for. */
  public int asked(String path) {
    return asked.containsKey(path) ? asked.get(path).get() : 0;
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
