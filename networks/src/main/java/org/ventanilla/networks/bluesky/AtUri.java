package org.ventanilla.networks.bluesky;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ventanilla.networks.NetworkException;

/**
 * The address of a post: {@code at://did/app.bsky.feed.post/key} (AT Protocol specification, "AT URI scheme").
 *
 * @param did whose it is
 * @param key its name among that person's posts
 */
record AtUri(String did, String key) {

  static final String COLLECTION = "app.bsky.feed.post";

  private static final String DID = "did:[a-z]{1,16}:[A-Za-z0-9._:%-]{1,200}";
  private static final String KEY = "[A-Za-z0-9_~:-][A-Za-z0-9._~:-]{0,199}";
  private static final Pattern SHORT_FORM = Pattern.compile("(" + DID + ")/(" + KEY + ")");
  private static final Pattern FORM = Pattern.compile("at://(" + DID + ")/app\\.bsky\\.feed\\.post/(" + KEY + ")");

  /** Empty if the text is no address of a post. */
  static Optional<AtUri> of(String text) {
    return matched(FORM.matcher(text));
  }

  /** Reads what {@link #shortForm} writes. */
  static Optional<AtUri> ofShortForm(String text) {
    return matched(SHORT_FORM.matcher(text));
  }

  private static Optional<AtUri> matched(Matcher form) {
    return form.matches() ? Optional.of(new AtUri(form.group(1), form.group(2))) : Optional.empty();
  }

  /**
   * The address; keeps what is none from being asked for.
   *
   * @throws NetworkException.Refused if the text is none
   */
  static AtUri checked(String text) {
    return of(text).orElseThrow(() -> new NetworkException.Refused("not a post of Bluesky", null));
  }

  static boolean isDid(String text) {
    return text.matches(DID);
  }

  String shortForm() {
    return did + "/" + key;
  }

  /** Where people read it; by the handle where it is known, which may change, while the DID does not. */
  String url(String handle) {
    return "https://bsky.app/profile/" + (handle.isEmpty() ? did : handle) + "/post/" + key;
  }

  @Override
  public String toString() {
    return "at://" + did + "/" + COLLECTION + "/" + key;
  }
}
