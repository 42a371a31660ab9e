package org.ventanilla.response.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ventanilla.response.people.Role;
import org.ventanilla.response.people.Viewer;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;

/** Every list of the inbox is read from its index, without a sort, also when it is long. */
@ServiceTest
class ListPlanQuarkusTest {

  private static final Viewer ANA = new Viewer("ana", "Ana", Role.AGENT, Optional.empty());
  private static final Viewer WORKS = new Viewer("obras", "Obras", Role.DEPARTMENT, Optional.of("public-works"));

  @Inject Town town;

  @Test
  void everyListUsesItsIndexWithTwentyThousandConversations() {
    twentyThousandConversations();
    Map<String, ListQuery> lists = new LinkedHashMap<>();
    lists.put("conversation_by_state", ListQuery.of(ANA, InboxFilter.of(InboxView.OPEN), null, 50));
    lists.put("conversation_unassigned", ListQuery.of(ANA, InboxFilter.of(InboxView.UNASSIGNED), null, 50));
    lists.put("conversation_of_assignee", ListQuery.of(ANA, InboxFilter.of(InboxView.MINE), null, 50));
    lists.put("conversation_unsure", ListQuery.of(ANA, InboxFilter.of(InboxView.UNSURE), null, 50));
    lists.put("conversation_by_department", ListQuery.of(WORKS, InboxFilter.of(InboxView.OPEN), null, 50));
    lists.forEach(
        (index, query) -> {
          String plan = plan(query);
          assertThat(plan).as(plan).contains(index).doesNotContain("Seq Scan on conversation").doesNotContain("Sort");
        });
    String search = plan(ListQuery.of(ANA, new InboxFilter(InboxView.OPEN, null, null, null, null, "escalera"), null, 50));
    assertThat(search).as(search).contains("conversation_search").doesNotContain("Seq Scan on conversation");
  }

  private String plan(ListQuery query) {
    List<String> lines =
        town.database()
            .list(
                "EXPLAIN SELECT c.* FROM conversation c " + query.sql(),
                row -> row.getString(1),
                query.values().toArray());
    return lines.stream().collect(Collectors.joining("\n"));
  }

  private void twentyThousandConversations() {
    town.database().update(
        """
        INSERT INTO contact (id, network, network_id, handle, name, created_at)
        VALUES ('00000000-0000-7000-8000-000000000001', 'x', 'plan', 'plan', 'Plan', now())
        """);
    town.database().update(
        """
        INSERT INTO conversation (id, conversation_key, network, account, contact_id, state, kind, service, department,
          urgency, sentiment, confidence, language, place, reasons, model, excerpt, assignee, unread, message_count,
          last_message_at, version, created_at, search)
        SELECT gen_random_uuid(), 'plan:' || n, 'x', 'x-villarrio', '00000000-0000-7000-8000-000000000001',
          CASE WHEN n % 3 = 0 THEN 'open' ELSE 'resolved' END, 'demand', 'roads',
          (ARRAY['public-works', 'cleaning', 'parks', 'water', 'lighting'])[1 + n % 5], 'normal', 'negative',
          CASE WHEN n % 7 = 0 THEN 0.2 ELSE 0.9 END, 'es', '', '[]', 'test', '',
          CASE WHEN n % 4 = 0 THEN 'ana' END, false, 1, now() - n * interval '1 minute', 1, now(),
          town_words(CASE WHEN n % 2000 = 0 THEN 'la escalera' ELSE 'un bache' END || ' numero ' || n)
        FROM generate_series(1, 20000) AS n
        """);
    town.database().update("VACUUM ANALYZE conversation");
  }
}
