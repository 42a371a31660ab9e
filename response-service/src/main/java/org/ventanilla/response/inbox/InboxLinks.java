package org.ventanilla.response.inbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.UUID;
import org.ventanilla.events.Network;

/** The addresses of the inbox, seen from one list: a conversation opened from it leads back to it. */
public final class InboxLinks {

  static final String REFERRAL = "referral";

  private final InboxFilter filter;

  InboxLinks(InboxFilter filter) {
    this.filter = filter;
  }

  public String list() {
    return "/inbox?" + query();
  }

  public String query() {
    return query(filter);
  }

  public String after(String cursor) {
    return list() + "&after=" + encoded(cursor);
  }

  public String view(InboxView view) {
    return "/inbox?" + query(InboxFilter.of(view));
  }

  public String department(String code) {
    return "/inbox?" + query(new InboxFilter(InboxView.OPEN, code, null, null, null, null));
  }

  public String network(Network network) {
    return "/inbox?" + query(new InboxFilter(InboxView.OPEN, null, network, null, null, null));
  }

  public String conversation(UUID id) {
    return "/inbox/" + id + "?" + query();
  }

  /** The conversation, with the referral's words in the reply. */
  public String referring(UUID id) {
    return conversation(id) + "&say=" + REFERRAL;
  }

  public String act(UUID id, String what) {
    return "/inbox/" + id + "/" + what + "?" + query();
  }

  public String retry(UUID id, UUID reply) {
    return "/inbox/" + id + "/replies/" + reply + "/retry?" + query();
  }

  private static String query(InboxFilter filter) {
    StringJoiner query = new StringJoiner("&");
    query.add("view=" + filter.view().code());
    add(query, "department", filter.department());
    add(query, "network", filter.network() == null ? null : filter.network().code());
    add(query, "service", filter.service());
    add(query, "urgency", filter.urgency() == null ? null : filter.urgency().code());
    add(query, "q", filter.q());
    return query.toString();
  }

  private static void add(StringJoiner query, String name, String value) {
    if (value != null) {
      query.add(name + "=" + encoded(value));
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
