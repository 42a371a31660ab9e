package org.ventanilla.response.account;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ventanilla.networks.Credentials;
import org.ventanilla.response.account.TownAccount.Settings;
import org.ventanilla.response.catalogue.Catalogue;

/** Says what is wrong with what people write of an account. */
@Singleton
final class AccountCheck {

  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_ADDRESS = 200;
  private static final int LONGEST_SECRET = 4_096;
  private static final int LONGEST_KEYWORD = 60;
  private static final int MOST_KEYWORDS = 20;
  private static final int MOST_EMAILS = 10;
  private static final Pattern HANDLE = Pattern.compile("[\\p{L}0-9_.@-]{0,100}");
  private static final Pattern KEYWORD = Pattern.compile("[#@]?[\\p{L}\\p{M}0-9][\\p{L}\\p{M}0-9_ .'’-]*");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+");
  private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]*");
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

  private final Catalogue catalogue;
  private final AccountVault vault;

  AccountCheck(Catalogue catalogue, AccountVault vault) {
    this.catalogue = catalogue;
    this.vault = vault;
  }

  /** Faults by field, in the order of the form; none when all is well. */
  Map<String, AccountFault> settings(NetworkForm form, Settings settings) {
    Map<String, AccountFault> faults = new LinkedHashMap<>();
    if (form.handleNeeded() && settings.handle().isEmpty()) {
      faults.put("handle", AccountFault.MISSING);
    } else if (!HANDLE.matcher(settings.handle()).matches()) {
      faults.put("handle", AccountFault.WRONG_FORM);
    }
    if (settings.name().isEmpty()) {
      faults.put("name", AccountFault.MISSING);
    } else if (settings.name().length() > LONGEST_NAME) {
      faults.put("name", AccountFault.TOO_LONG);
    }
    address(settings.baseUrl()).ifPresent(fault -> faults.put("baseUrl", fault));
    if (settings.department().isPresent() && catalogue.department(settings.department().get()).isEmpty()) {
      faults.put("department", AccountFault.UNKNOWN);
    }
    list(settings.keywords(), MOST_KEYWORDS, LONGEST_KEYWORD, KEYWORD).ifPresent(fault -> faults.put("keywords", fault));
    list(settings.notifyEmails(), MOST_EMAILS, LONGEST_ADDRESS, EMAIL)
        .ifPresent(fault -> faults.put("notifyEmails", fault));
    return faults;
  }

  Map<String, AccountFault> identity(NetworkForm form, String networkId) {
    if (networkId.isEmpty()) {
      return Map.of("networkId", AccountFault.MISSING);
    }
    return form.identityForm().matcher(networkId).matches()
        ? Map.of()
        : Map.of("networkId", AccountFault.WRONG_FORM);
  }

  Map<String, AccountFault> credentials(NetworkForm form, Credentials credentials) {
    Map<String, AccountFault> faults = new LinkedHashMap<>();
    for (FormField field : form.secrets()) {
      String secret = field.in(credentials);
      if (secret.isEmpty()) {
        faults.put(field.input(), AccountFault.MISSING);
      } else if (secret.length() > LONGEST_SECRET) {
        faults.put(field.input(), AccountFault.TOO_LONG);
      } else if (!SECRET.matcher(secret).matches()) {
        faults.put(field.input(), AccountFault.WRONG_FORM);
      }
    }
    if (faults.isEmpty() && vault.vault().isEmpty()) {
      faults.put(form.secrets().get(0).input(), AccountFault.NO_KEY);
    }
    return faults;
  }

  /** Secrets travel there: only encrypted, or within this machine. */
  private static Optional<AccountFault> address(String address) {
    if (address.isEmpty()) {
      return Optional.of(AccountFault.MISSING);
    }
    if (address.length() > LONGEST_ADDRESS) {
      return Optional.of(AccountFault.TOO_LONG);
    }
    try {
      URI uri = URI.create(address);
      boolean safe =
          uri.getHost() != null
              && uri.getUserInfo() == null
              && uri.getQuery() == null
              && uri.getFragment() == null
              && !address.endsWith("/")
              && ("https".equals(uri.getScheme())
                  || "http".equals(uri.getScheme()) && LOOPBACK.matcher(uri.getHost()).matches());
      return safe ? Optional.empty() : Optional.of(AccountFault.WRONG_FORM);
    } catch (IllegalArgumentException e) {
      return Optional.of(AccountFault.WRONG_FORM);
    }
  }

  private static Optional<AccountFault> list(List<String> values, int most, int longest, Pattern form) {
    if (values.size() > most || values.stream().anyMatch(value -> value.length() > longest)) {
      return Optional.of(AccountFault.TOO_LONG);
    }
    return values.stream().allMatch(value -> form.matcher(value).matches())
        ? Optional.empty()
        : Optional.of(AccountFault.WRONG_FORM);
  }
}
