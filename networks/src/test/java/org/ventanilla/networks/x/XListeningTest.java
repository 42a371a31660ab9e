package org.ventanilla.networks.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.Change;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.MentionPage;
import org.ventanilla.networks.MovableClock;
import org.ventanilla.networks.NetworkException.RateLimited;
import org.ventanilla.networks.NetworkException.TokenRejected;
import org.ventanilla.networks.NetworkException.Unavailable;
import org.ventanilla.networks.Networks;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.SocialNetwork;
import org.ventanilla.networks.TinyServer;

/** The streams of an account, each with its place, its pace and its troubles. */
class XListeningTest {

  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  private static final String NOTHING = "{\"meta\":{\"result_count\":0}}";
  private static final String MENTIONS = "/2/users/100/mentions";
  private static final String SEARCH = "/2/tweets/search/recent";
  private static final String PUBLICATIONS = "/2/users/100/tweets";
  private static final String MESSAGES = "/2/dm_events";

  private final MovableClock clock = new MovableClock(NOW);
  private final SocialNetwork x = new Networks(Duration.ofSeconds(2), Duration.ofSeconds(2), clock).of(Network.X);
  private final Map<String, String> answers = new TreeMap<>();
  private TinyServer server;
  private Account account;

  @BeforeEach
  void open() {
    server = new TinyServer();
    account = server.account(Network.X);
    server.answersBy(request -> answers.getOrDefault(path(request), TinyServer.answer(200, NOTHING)));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void everythingThatConcernsTheAccountIsListenedTo() {
    answers(MENTIONS, post("901", "200", "@VillarrioAyto un bache"));
    answers(SEARCH, post("902", "201", "y sigue ahí"));
    answers(PUBLICATIONS, "{\"data\":[{\"id\":\"800\",\"text\":\"Fiestas\"}],\"meta\":{\"result_count\":1}}");
    answers(
        MESSAGES,
        "{\"data\":[{\"id\":\"903\",\"event_type\":\"MessageCreate\",\"text\":\"hola\",\"sender_id\":\"202\","
            + "\"created_at\":\"2026-11-24T08:59:00.000Z\"},{\"id\":\"904\",\"event_type\":\"MessageCreate\","
            + "\"text\":\"dígame\",\"sender_id\":\"100\"}],\"includes\":{\"users\":[{\"id\":\"202\",\"username\":\"eva\"}]}}");
    MentionPage page = x.readMentions(account, Cursor.START);
    assertThat(mentions(page)).extracting(Mention::id).containsExactly("901", "902", "903");
    assertThat(mentions(page).get(2).kind()).isEqualTo(MentionKind.DIRECT_MESSAGE);
    assertThat(mentions(page).get(2).conversationKey()).isEqualTo("x:x-villarrio:dm:202");
    assertThat(page.more()).isFalse();
    assertThat(query(SEARCH, "query"))
        .isEqualTo(
            "(to:100 OR url:\"x.com/VillarrioAyto/status\" OR url:\"twitter.com/VillarrioAyto/status\""
                + " OR conversation_id:800) -@VillarrioAyto -from:100 -is:retweet");
  }

  @Test
  void aQuietPollAsksForMentionsOnlyUntilTheOthersAreDue() {
    Cursor read = x.readMentions(account, Cursor.START).next();
    int before = server.requests().size();
    Cursor again = x.readMentions(account, read).next();
    assertThat(again).isEqualTo(read);
    assertThat(server.requests()).hasSize(before + 1);
    clock.set(NOW.plusSeconds(31));
    x.readMentions(account, read);
    assertThat(paths(before + 1)).containsExactly(MENTIONS, PUBLICATIONS, SEARCH);
    clock.set(NOW.plusSeconds(91));
    x.readMentions(account, read);
    assertThat(paths(before + 4)).containsExactly(MENTIONS, PUBLICATIONS, SEARCH, MESSAGES);
  }

  @Test
  void aStreamIsReadAsOftenAsHalfOfItsLimitAllows() {
    answers.put(SEARCH, TinyServer.answer(200, NOTHING, limit(450, 449)));
    answers.put(MESSAGES, TinyServer.answer(200, NOTHING, limit(15, 14)));
    XCursor at = XCursor.of(x.readMentions(account, Cursor.START).next());
    assertThat(at.position(XStream.THREADS).due()).isEqualTo(NOW.plusSeconds(4));
    assertThat(at.position(XStream.MESSAGES).due()).isEqualTo(NOW.plusSeconds(120));
  }

  @Test
  void aStreamWithoutPermissionIsLeftAloneForAWhileAndTheOthersAreRead() {
    answers.put(MESSAGES, TinyServer.answer(403, "{\"title\":\"Forbidden\",\"type\":\"about/client-forbidden\"}"));
    answers.put(SEARCH, TinyServer.answer(400, "{\"title\":\"Invalid Request\"}"));
    answers(MENTIONS, post("901", "200", "@VillarrioAyto un bache"));
    MentionPage page = x.readMentions(account, Cursor.START);
    assertThat(mentions(page)).hasSize(1);
    assertThat(x.rateLimits(account)).containsOnlyKeys("messages", "threads");
    int before = server.requests().size();
    clock.set(NOW.plus(Duration.ofMinutes(14)));
    x.readMentions(account, page.next());
    assertThat(paths(before)).containsExactly(MENTIONS);
    clock.set(NOW.plus(Duration.ofMinutes(16)));
    answers.clear();
    x.readMentions(account, page.next());
    assertThat(paths(before + 1)).contains(SEARCH, MESSAGES);
    assertThat(x.rateLimits(account)).isEmpty();
  }

  @Test
  void aSpentLimitOfOneStreamStopsNoOther() {
    answers.put(SEARCH, TinyServer.answer(429, "{}", limit(60, 0)));
    answers(MENTIONS, post("901", "200", "@VillarrioAyto un bache"));
    MentionPage page = x.readMentions(account, Cursor.START);
    assertThat(mentions(page)).hasSize(1);
    answers.put(MENTIONS, TinyServer.answer(429, "{}", limit(180, 0)));
    answers.remove(SEARCH);
    clock.set(NOW.plus(Duration.ofMinutes(11)));
    answers(SEARCH, post("905", "200", "¿y la farola?"));
    assertThat(mentions(x.readMentions(account, page.next()))).extracting(Mention::id).containsExactly("905");
  }

  @Test
  void whenEveryStreamIsClosedNothingIsAskedUntilTheFirstOpens() {
    server.answers(429, "{}", limit(60, 0));
    assertThatThrownBy(() -> x.readMentions(account, Cursor.START))
        .isInstanceOfSatisfying(RateLimited.class, e -> assertThat(e.until()).isAfterOrEqualTo(NOW.plusSeconds(600)));
    int before = server.requests().size();
    assertThatThrownBy(() -> x.readMentions(account, Cursor.START)).isInstanceOf(RateLimited.class);
    assertThat(server.requests()).hasSize(before);
  }

  @Test
  void aDeadTokenIsSaidAndAnOutageOfASearchIsNot() {
    answers.put(SEARCH, TinyServer.answer(503, "{}"));
    assertThat(x.readMentions(account, Cursor.START).readings()).isEmpty();
    answers.put(MENTIONS, TinyServer.answer(401, "{}"));
    assertThatThrownBy(() -> x.readMentions(account, Cursor.START)).isInstanceOf(TokenRejected.class);
    answers.put(MENTIONS, TinyServer.answer(503, "{}"));
    assertThatThrownBy(() -> x.readMentions(account, Cursor.START)).isInstanceOf(Unavailable.class);
  }

  @Test
  void aGapInOneStreamIsReadToItsEndWithoutAskingTheOthersMeanwhile() {
    answers.put(
        SEARCH,
        TinyServer.answer(
            200,
            "{\"data\":[{\"id\":\"950\",\"text\":\"a\",\"author_id\":\"200\",\"conversation_id\":\"950\"}],"
                + "\"meta\":{\"newest_id\":\"950\",\"next_token\":\"b26v+89/c=\"}}"));
    MentionPage first = x.readMentions(account, Cursor.START);
    assertThat(first.more()).isTrue();
    answers(SEARCH, post("940", "201", "b"));
    int before = server.requests().size();
    MentionPage second = x.readMentions(account, first.next());
    assertThat(paths(before)).containsExactly(SEARCH);
    assertThat(query(SEARCH, "next_token")).isEqualTo("b26v+89/c=");
    assertThat(second.more()).isFalse();
    assertThat(XCursor.of(second.next()).position(XStream.THREADS).since()).isEqualTo("950");
  }

  @Test
  void anIdFromBeforeWhatCanBeSearchedIsNotAskedForAndNothingKnownComesTwice() {
    answers(SEARCH, post("905", "200", "uno") );
    MentionPage page = x.readMentions(account, new Cursor("2;own=;threads=905,,,0,,0"));
    assertThat(page.readings()).isEmpty();
    assertThat(query(SEARCH, "since_id")).isNull();
    String recent = String.valueOf((NOW.minusSeconds(60).toEpochMilli() - 1_288_834_974_657L) << 22);
    x.readMentions(account, new Cursor("2;own=;threads=" + recent + ",,,0,,0"));
    assertThat(query(SEARCH, "since_id")).isEqualTo(recent);
  }

  @Test
  void mentionsThatTheTimelineDoesNotReachAreSearchedFor() {
    answers(MENTIONS, post("950", "200", "@VillarrioAyto la última"));
    Cursor almostAtTheEnd = new Cursor("2;own=;mentions=900,999,token,799,,0");
    MentionPage last = x.readMentions(account, almostAtTheEnd);
    assertThat(last.more()).isTrue();
    answers(SEARCH, post("940", "200", "@VillarrioAyto más atrás"));
    MentionPage older = x.readMentions(account, last.next());
    assertThat(query(SEARCH, "query")).isEqualTo("@VillarrioAyto -from:100 -is:retweet");
    assertThat(query(SEARCH, "until_id")).isEqualTo("950");
    assertThat(mentions(older)).extracting(Mention::id).containsExactly("940");
    assertThat(older.more()).isFalse();
    assertThat(XCursor.of(older.next()).positions()).doesNotContainKey(XStream.OLDER);
    assertThat(XCursor.of(older.next()).position(XStream.MENTIONS).since()).isEqualTo("999");
  }

  @Test
  void wordsAreSearchedForAndOtherWordsBeginAnew() {
    Account listening = listeningFor("#Villarrío", "plaza mayor");
    XCursor at = XCursor.of(x.readMentions(listening, Cursor.START).next());
    String stream = at.positions().keySet().stream().filter(name -> name.startsWith("keywords")).findFirst().orElseThrow();
    assertThat(query(SEARCH, "query"))
        .isEqualTo("(#Villarrío OR \"plaza mayor\") -@VillarrioAyto -from:100 -is:retweet");
    XCursor other = XCursor.of(x.readMentions(listeningFor("otra cosa"), at.text()).next());
    assertThat(other.positions()).doesNotContainKey(stream);
  }

  @Test
  void anEditedPostIsAnEditOfItsFirstVersion() {
    answers(
        MENTIONS,
        "{\"data\":[{\"id\":\"960\",\"text\":\"@VillarrioAyto bache\",\"author_id\":\"200\","
            + "\"conversation_id\":\"958\",\"edit_history_tweet_ids\":[\"960\",\"958\",\"959\"]}]}");
    Mention mention = mentions(x.readMentions(account, Cursor.START)).get(0);
    assertThat(mention.id()).isEqualTo("958");
    assertThat(mention.change()).isEqualTo(Change.EDITED);
    assertThat(mention.kind()).isEqualTo(MentionKind.POST);
  }

  private Account listeningFor(String... keywords) {
    return new Account(
        account.id(), account.network(), account.networkId(), account.handle(), account.name(),
        account.credentials(), account.baseUrl(), List.of(keywords));
  }

  private void answers(String path, String json) {
    answers.put(path, TinyServer.answer(200, json));
  }

  private static String post(String id, String author, String text) {
    return "{\"data\":[{\"id\":\"" + id + "\",\"text\":\"" + text + "\",\"author_id\":\"" + author
        + "\",\"conversation_id\":\"" + id + "\"}],\"meta\":{\"newest_id\":\"" + id + "\"}}";
  }

  private static String limit(int limit, int remaining) {
    return "x-rate-limit-limit: " + limit + "\r\nx-rate-limit-remaining: " + remaining + "\r\nx-rate-limit-reset: "
        + NOW.plusSeconds(600).getEpochSecond();
  }

  /** Without repetitions: what the library cannot read is asked for twice. */
  private List<String> paths(int from) {
    return server.requests().stream().skip(from).map(XListeningTest::path).distinct().toList();
  }

  /** A parameter of the last request to a path; null if it had none. */
  private String query(String path, String name) {
    String last = server.requests().stream().filter(request -> path(request).equals(path)).reduce((a, b) -> b).orElseThrow();
    for (String pair : URI.create(last.split(" ")[1]).getRawQuery().split("&")) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return null;
  }

  private static String path(String request) {
    return URI.create(request.split(" ")[1]).getPath();
  }

  private static List<Mention> mentions(MentionPage page) {
    return page.readings().stream()
        .filter(Reading.Spoken.class::isInstance)
        .map(reading -> ((Reading.Spoken) reading).mention())
        .toList();
  }
}
