package org.ventanilla.response.privacy;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes names, telephone numbers, e-mail addresses, identity documents, bank accounts, number plates and account handles
 * out of a text that is to be public; each leaves a mark that says what stood there. It rather takes too much than too
 * little. Linear in the text's length: no pattern can backtrack over more than a few characters.
 */
public final class PersonalData {

  /** A text is cut to this many UTF-16 units before it is read. */
  static final int MOST = 8_000;

  private static final String COUNTRY = "ES";
  /** Tries of the telephone finder, which costs more than all the rest. */
  private static final long PHONE_TRIES = 200;

  private static final Pattern EMAIL =
      Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}+(?:@|\\(arroba\\)|\\[at\\])[\\p{L}\\p{N}-]{1,63}+(?:\\.[\\p{L}\\p{N}-]{1,63}+){1,5}+");
  private static final Pattern HANDLE = Pattern.compile("(?<![\\p{L}\\p{N}_@])@[\\p{L}\\p{N}_.]{2,64}+(?:@[\\p{L}\\p{N}.-]{1,100}+)?");
  /** Documento Nacional de Identidad and Número de Identidad de Extranjero: digits and a control letter. */
  private static final Pattern IDENTITY =
      Pattern.compile("(?i)(?<![\\p{L}\\p{N}])(?:[xyz][ .-]?\\d{7}|\\d{1,2}[ .]?\\d{3}[ .]?\\d{3})[ .-]?[a-z](?![\\p{L}\\p{N}])");
  private static final Pattern IBAN =
      Pattern.compile("(?i)(?<![\\p{L}\\p{N}])[a-z]{2}\\d{2}(?:[ -]?[a-z0-9]{4}){3,7}(?:[ -]?[a-z0-9]{1,3})?(?![\\p{L}\\p{N}])");
  /** Since 2000: four digits and three consonants; before: province, four digits, one or two letters. */
  private static final Pattern PLATE =
      Pattern.compile(
          "(?i)(?<![\\p{L}\\p{N}])(?:[ce][ -]?)?(?:\\d{4}[ -]?[bcdfghjklmnpqrstvwxyz]{3}|[a-z]{1,2}[ -]?\\d{4}[ -]?[a-z]{1,2})(?![\\p{L}\\p{N}])");
  private static final Pattern YEAR_BETWEEN_WORDS = Pattern.compile("(?i)a \\d{4} [yeoua]");
  private static final Pattern LONG_NUMBER = Pattern.compile("(?<!\\d)\\+?\\d(?:[ .-]?\\d){8,18}(?!\\d)");

  private PersonalData() {}

  /** The text without personal data; the marks are in Spanish, like {@code [teléfono]}. */
  public static String masked(String text) {
    String rest = text.length() <= MOST ? text : text.substring(0, MOST);
    rest = replaced(rest, EMAIL, "[correo]", match -> true);
    rest = replaced(rest, IBAN, "[cuenta bancaria]", PersonalData::hasDigitsEnough);
    rest = replaced(rest, IDENTITY, "[documento]", match -> true);
    rest = phones(rest);
    rest = replaced(rest, LONG_NUMBER, "[número]", match -> true);
    rest = replaced(rest, PLATE, "[matrícula]", PersonalData::isNoYear);
    rest = replaced(rest, HANDLE, "[cuenta]", match -> true);
    return Names.masked(rest);
  }

  private static boolean hasDigitsEnough(String match) {
    return match.chars().filter(Character::isDigit).count() >= 12;
  }

  /** "a 2026 y" is written like a plate of before 2000, and is a year between two words. */
  private static boolean isNoYear(String match) {
    return !YEAR_BETWEEN_WORDS.matcher(match).matches();
  }

  private static String phones(String text) {
    List<int[]> found = new ArrayList<>();
    for (PhoneNumberMatch match :
        PhoneNumberUtil.getInstance()
            .findNumbers(text, COUNTRY, PhoneNumberUtil.Leniency.POSSIBLE, PHONE_TRIES)) {
      if (match.rawString().chars().filter(Character::isDigit).count() >= 9) {
        found.add(new int[] {match.start(), match.end()});
      }
    }
    StringBuilder masked = new StringBuilder();
    int from = 0;
    for (int[] place : found) {
      masked.append(text, from, place[0]).append("[teléfono]");
      from = place[1];
    }
    return masked.append(text, from, text.length()).toString();
  }

  private static String replaced(String text, Pattern pattern, String mark, Predicate<String> wanted) {
    Matcher matcher = pattern.matcher(text);
    StringBuilder masked = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(masked, Matcher.quoteReplacement(wanted.test(matcher.group()) ? mark : matcher.group()));
    }
    return matcher.appendTail(masked).toString();
  }
}
