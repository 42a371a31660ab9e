package org.ventanilla.response.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.ventanilla.events.Author;
import org.ventanilla.events.Change;
import org.ventanilla.events.Geo;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.response.account.Accounts;
import org.ventanilla.response.demand.NeighbourDemands;
import org.ventanilla.response.demand.ReportedDemand;

/** Takes a neighbour's report: a demand at once, and a mention that goes the way of every other. */
@ApplicationScoped
class Reports {

  private static final String BY = "Página del ayuntamiento";
  private static final String UNNAMED = "Vecino/a";

  private final NeighbourDemands demands;
  private final WebMentions mentions;
  private final Clock clock;

  Reports(NeighbourDemands demands, WebMentions mentions, Clock clock) {
    this.demands = demands;
    this.mentions = mentions;
    this.clock = clock;
  }

  /** @return the public code to follow it by */
  @Transactional
  String take(ReportForm form) {
    String code =
        demands
            .open(
                new ReportedDemand(
                    "web", form.service(), form.description(), form.place(), "", form.latitude(), form.longitude()),
                BY)
            .publicCode();
    mentions.keep(mention(code, form));
    return code;
  }

  private Mention mention(String code, ReportForm form) {
    Instant now = clock.instant();
    // Nobody is known by name here: each report is a person of its own.
    Author author = new Author("web-" + code, "", form.name().isEmpty() ? UNNAMED : form.name());
    String where = form.place().isEmpty() ? "" : "\n" + form.place();
    return new Mention(
        Network.WEB,
        Accounts.WEB,
        code,
        Mention.conversationKey(Network.WEB, Accounts.WEB, code, author.id()),
        author,
        form.description() + where,
        List.of(),
        form.latitude() == null ? null : new Geo(form.latitude(), form.longitude(), form.place()),
        null,
        "/town/r/" + code,
        now,
        now,
        MentionKind.WEB_REPORT,
        Change.CREATED);
  }
}
