package org.ventanilla.response.inbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestQuery;
import org.ventanilla.events.Network;
import org.ventanilla.events.Urgency;
import org.ventanilla.response.people.Role;
import org.ventanilla.response.people.Viewer;

/** The list that an address asks for; what was mistyped counts as not said, since people keep and share addresses. */
final class ListAddress {

  @RestQuery String view;
  @RestQuery String department;
  @RestQuery String network;
  @RestQuery String service;
  @RestQuery String urgency;
  @RestQuery String q;

  InboxFilter filter(Viewer viewer) {
    return new InboxFilter(
        among(InboxView.values(), InboxView::code, view, usual(viewer)),
        department,
        among(Network.values(), Network::code, network, null),
        service,
        among(Urgency.values(), Urgency::code, urgency, null),
        q);
  }

  /** Those who answer begin with what nobody has taken; the others read all that is open. */
  private static InboxView usual(Viewer viewer) {
    return viewer.role() == Role.AGENT ? InboxView.UNASSIGNED : InboxView.OPEN;
  }

  private static <T> T among(T[] values, Function<T, String> code, String wanted, T otherwise) {
    String asked = wanted == null ? "" : wanted.toLowerCase(Locale.ROOT);
    return Arrays.stream(values).filter(value -> code.apply(value).equals(asked)).findFirst().orElse(otherwise);
  }
}
