package org.ventanilla.response.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ventanilla.response.account.AccountMessages;
import org.ventanilla.response.alike.AlikeMessages;
import org.ventanilla.response.demand.DemandMessages;
import org.ventanilla.response.inbox.InboxMessages;
import org.ventanilla.response.login.LoginMessages;
import org.ventanilla.response.open311.Open311Messages;
import org.ventanilla.response.portal.PortalMessages;
import org.ventanilla.response.routing.RoutingMessages;

/** Every word of every page exists in every language, and none was left in Spanish. */
class WordsTest {

  /** Words that two languages share. */
  private static final Set<String> SHARED =
      Set.of(
          "demand.by", "demand.place", "demand.stands_$DUPLICATE", "demand.stands_$VERIFIED", "demand.state",
          "frame.dueOn", "inbox.cancel", "inbox.certainty", "inbox.certaintyInWords_SURE", "inbox.delivery_$SENT",
          "inbox.demand", "inbox.direction_NOTE", "inbox.done_NOTE", "inbox.handle", "inbox.keepNote",
          "inbox.keyReply", "inbox.kindLabel", "inbox.kind_QUESTION", "inbox.network_BLUESKY",
          "inbox.network_FACEBOOK", "inbox.network_INSTAGRAM", "inbox.network_MASTODON", "inbox.network_X",
          "inbox.place", "inbox.privateNote", "inbox.reopen", "inbox.resolve", "inbox.send", "inbox.stateLabel",
          "inbox.urgencyInWords_HIGH", "inbox.urgency_HIGH", "inbox.urgency_NORMAL", "portal.byDepartment",
          "portal.department", "portal.hours", "portal.see", "portal.tell");

  private static final Pattern PARAMETER = Pattern.compile("\\{[#/]?[a-zA-Z][^}]*}");

  static Stream<Class<?>> bundles() {
    return Stream.of(
        FrameMessages.class,
        LoginMessages.class,
        InboxMessages.class,
        DemandMessages.class,
        AlikeMessages.class,
        RoutingMessages.class,
        PortalMessages.class,
        Open311Messages.class,
        AccountMessages.class);
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void noWordIsMissingInAnyLanguage(Class<?> bundle) {
    Set<String> keys = keys(bundle);
    for (Language language : Language.values()) {
      Properties words = words(bundle, language);
      assertThat(words.stringPropertyNames()).as("%s in %s", bundle.getSimpleName(), language).containsExactlyInAnyOrderElementsOf(keys);
      assertThat(words.values()).as("%s in %s", bundle.getSimpleName(), language).noneMatch(word -> word.toString().isBlank());
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void noWordWasLeftInSpanish(Class<?> bundle) {
    Properties spanish = words(bundle, Language.ES);
    for (Language language : List.of(Language.EN, Language.PT, Language.CA)) {
      Properties words = words(bundle, language);
      assertThat(keys(bundle))
          .as("%s in %s", bundle.getSimpleName(), language)
          .filteredOn(key -> spanish.getProperty(key).equals(words.getProperty(key)))
          .allMatch(key -> SHARED.contains(name(bundle) + "." + key));
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void whatIsPutIntoASentenceIsPutIntoItInEveryLanguage(Class<?> bundle) {
    Properties spanish = words(bundle, Language.ES);
    for (Language language : Language.values()) {
      Properties words = words(bundle, language);
      assertThat(keys(bundle))
          .as("%s in %s", bundle.getSimpleName(), language)
          .allSatisfy(key -> assertThat(holes(words, key)).as(key).isEqualTo(holes(spanish, key)));
    }
  }

  private static Set<String> holes(Properties words, String key) {
    return PARAMETER.matcher(words.getProperty(key)).results().map(hole -> hole.group()).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> keys(Class<?> bundle) {
    return Arrays.stream(bundle.getDeclaredMethods()).flatMap(WordsTest::keys).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Of a list of constants, each has its word; an underscore in one of them changes how the keys are written. */
  private static Stream<String> keys(Method method) {
    Class<?>[] parameters = method.getParameterTypes();
    boolean ofConstants = parameters.length == 1 && parameters[0].isEnum() && !method.getName().equals("seeOn");
    if (!ofConstants) {
      return Stream.of(method.getName());
    }
    List<String> constants = Arrays.stream(parameters[0].getEnumConstants()).map(Object::toString).toList();
    String between = constants.stream().anyMatch(constant -> constant.contains("_")) ? "_$" : "_";
    return constants.stream().map(constant -> method.getName() + between + constant);
  }

  private static String name(Class<?> bundle) {
    return bundle.getAnnotation(MessageBundle.class) == null
        ? bundle.getSimpleName().replace("Messages", "").toLowerCase()
        : bundle.getAnnotation(MessageBundle.class).value();
  }

  private static Properties words(Class<?> bundle, Language language) {
    String file = "/messages/" + name(bundle) + "_" + language.code() + ".properties";
    Properties words = new Properties();
    try (Reader reader = new InputStreamReader(WordsTest.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
      words.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
