package org.ventanilla.networks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.ventanilla.events.Change;
import org.ventanilla.events.Mention;
import org.ventanilla.events.Network;
import org.ventanilla.plaza.Plaza;
import org.ventanilla.plaza.PlazaAccount;
import org.ventanilla.plaza.PlazaConfig;
import org.ventanilla.plaza.citizens.Citizens;
import org.ventanilla.plaza.square.Draft;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;

/** Villarrío on the simulated networks, and a mailbox that takes their webhooks as ingest would. */
public final class PlazaTown implements AutoCloseable {

  public final Plaza plaza;
  private final HttpServer mailbox;
  private final List<Delivered> delivered = new CopyOnWriteArrayList<>();

  /** A webhook that came. */
  public record Delivered(Network network, byte[] body) {}

  public PlazaTown() {
    PlazaConfig config = PlazaConfig.villarrio();
    try {
      mailbox = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    mailbox.createContext("/webhooks/", this::take);
    mailbox.start();
    plaza = Plaza.start(config.withWebhooks(URI.create("http://127.0.0.1:" + mailbox.getAddress().getPort())));
  }

  private void take(HttpExchange call) throws IOException {
    Network network = Network.of(call.getRequestURI().getPath().substring("/webhooks/".length()));
    byte[] body = call.getRequestBody().readAllBytes();
    byte[] answer = new byte[0];
    if (call.getRequestMethod().equals("GET")) {
      answer = challenge(network, call.getRequestURI().getRawQuery()).getBytes(StandardCharsets.UTF_8);
    } else {
      delivered.add(new Delivered(network, body));
    }
    call.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
    call.getResponseBody().write(answer);
    call.close();
  }

  private String challenge(Network network, String query) {
    for (String pair : query.split("&")) {
      String value = URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8);
      if (pair.startsWith("crc_token=")) {
        byte[] token = value.getBytes(StandardCharsets.UTF_8);
        String secret = account(network).credentials().appSecret();
        return "{\"response_token\":\"" + WebhookSignature.X.sign(token, secret) + "\"}";
      }
      if (pair.startsWith("hub.challenge=")) {
        return value;
      }
    }
    return "";
  }

  /** The town's account, as it would be configured. */
  public Account account(Network network) {
    PlazaAccount there = plaza.config().account(of(network));
    return new Account(
        network.code() + "-villarrio",
        network,
        there.id(),
        there.handle(),
        there.name(),
        new Credentials(there.appKey(), there.appSecret(), there.token(), there.tokenSecret(), there.verifyToken()),
        URI.create(plaza.url()));
  }

  /** A citizen posts, or answers a post. */
  public Post says(Network network, String author, String text, String inReplyTo) {
    return plaza
        .citizens()
        .say(new Citizens.Words(of(network), Citizens.Kind.PUBLIC, author, text, inReplyTo, List.of()));
  }

  /** A citizen writes in private. */
  public Post writes(Network network, String author, String text) {
    return plaza
        .citizens()
        .say(new Citizens.Words(of(network), Citizens.Kind.MESSAGE, author, text, "", List.of()));
  }

  /** The town publishes by itself, as from the network's own page. */
  public Post publishes(Network network, String text) {
    Square square = plaza.square();
    return square.publish(Draft.post(square.town(of(network)), text, List.of()));
  }

  /** The mention that webhooks make of a post, looked up where they only point at it; waits for it. */
  public Mention pushed(SocialNetwork network, String id) {
    Account account = account(network.network());
    return Awaitility.await()
        .until(
            () ->
                webhooks(network.network()).stream()
                    .flatMap(body -> network.readWebhook(body, List.of(account), Instant.now()).stream())
                    .filter(reading -> id.equals(idOf(reading)))
                    .findFirst()
                    .flatMap(reading -> mentionOf(network, account, reading)),
            Optional::isPresent)
        .orElseThrow();
  }

  private static Optional<Mention> mentionOf(SocialNetwork network, Account account, Reading reading) {
    return reading instanceof Reading.Pointed pointed
        ? network.lookUp(account, pointed)
        : Optional.of(((Reading.Spoken) reading).mention());
  }

  /** The mention that polling from the start makes of a post. */
  public Mention polled(SocialNetwork network, String id) {
    return drain(network, Cursor.START).stream()
        .flatMap(page -> page.readings().stream())
        .filter(reading -> id.equals(idOf(reading)))
        .map(reading -> ((Reading.Spoken) reading).mention())
        .findFirst()
        .orElseThrow();
  }

  /** Reads on until there is no more. */
  public List<MentionPage> drain(SocialNetwork network, Cursor from) {
    Account account = account(network.network());
    List<MentionPage> pages = new ArrayList<>();
    Cursor at = from;
    do {
      pages.add(network.readMentions(account, at));
      at = pages.get(pages.size() - 1).next();
    } while (pages.get(pages.size() - 1).more());
    return pages;
  }

  /** Where reading stands when all is read. */
  public Cursor upToNow(SocialNetwork network) {
    List<MentionPage> pages = drain(network, Cursor.START);
    return pages.get(pages.size() - 1).next();
  }

  /** The ids of what was said on pages. */
  public static List<String> idsOn(List<MentionPage> pages) {
    return pages.stream().flatMap(page -> page.readings().stream()).map(PlazaTown::idOf).toList();
  }

  private static String idOf(Reading reading) {
    if (reading instanceof Reading.Spoken spoken) {
      return spoken.mention().id();
    }
    return reading instanceof Reading.Pointed pointed ? pointed.id() : null;
  }

  /** How many webhooks came of a post taken back, once everything else said meanwhile has come too. */
  public long deletions(SocialNetwork network, String id) {
    Account account = account(network.network());
    pushed(network, says(network.network(), "ultima", "Y esto lo último", "").id());
    return webhooks(network.network()).stream()
        .flatMap(body -> network.readWebhook(body, List.of(account), Instant.now()).stream())
        .filter(reading -> id.equals(idOf(reading)))
        .filter(reading -> ((Reading.Spoken) reading).mention().change() == Change.DELETED)
        .count();
  }

  /** Every webhook of a network that came so far. */
  public List<byte[]> webhooks(Network network) {
    return delivered.stream().filter(one -> one.network() == network).map(Delivered::body).toList();
  }

  public static org.ventanilla.plaza.square.Network of(Network network) {
    return org.ventanilla.plaza.square.Network.valueOf(network.name());
  }

  @Override
  public void close() {
    plaza.close();
    mailbox.stop(0);
  }
}
