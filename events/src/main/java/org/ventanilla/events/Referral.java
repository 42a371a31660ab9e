package org.ventanilla.events;

import java.util.Objects;

/**
 * Another administration, to which a citizen is referred.
 *
 * @param code its code in the town's list
 * @param name as people know it
 * @param text what can be said to the citizen in public
 * @param url its address on the web; null when it has none
 * @param phone its telephone; null when it has none
 */
public record Referral(String code, String name, String text, String url, String phone) {

  public Referral {
    Objects.requireNonNull(code, "referral.code");
    Objects.requireNonNull(name, "referral.name");
    Objects.requireNonNull(text, "referral.text");
  }
}
