package org.ventanilla.routing.understanding;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ventanilla.events.Change;
import org.ventanilla.events.Classification;
import org.ventanilla.events.Kind;
import org.ventanilla.events.Mention;
import org.ventanilla.events.Referral;
import org.ventanilla.routing.catalogue.Catalogue;
import org.ventanilla.routing.catalogue.CurrentCatalogue;
import org.ventanilla.routing.classification.Classifier;
import org.ventanilla.routing.learning.Learned;
import org.ventanilla.routing.rules.CurrentRules;
import org.ventanilla.routing.rules.TownRules;
import org.ventanilla.routing.text.Tokens;

/**
 * The whole way from words to a department: what the model says, what people have corrected, what is another
 * administration's, what the town's rules give to whom, and what is too unsure for anything but a person.
 */
@Singleton
public class Understanding {

  private final Classifier classifier;
  private final CurrentCatalogue catalogue;
  private final Learned learned;
  private final CurrentRules rules;

  public Understanding(Classifier classifier, CurrentCatalogue catalogue, Learned learned, CurrentRules rules) {
    this.classifier = classifier;
    this.catalogue = catalogue;
    this.learned = learned;
    this.rules = rules;
  }

  /** A mention, as far as its text, its account and its time tell. */
  public Classification of(Mention mention) {
    return mention.change() == Change.DELETED
        ? classifier.neutral()
        : understand(mention.text(), mention.account(), mention.postedAt());
  }

  /** A text of which nothing else is known. */
  public Classification of(String text) {
    return understand(text, null, null);
  }

  /** Version of the model with what it has learnt. */
  public String version() {
    return learned.version(classifier.model().version());
  }

  /**
   * Waits until corrections and rules were read once.
   *
   * @return false when they were not by then
   */
  public boolean awaitLoaded(Duration longest) throws InterruptedException {
    return learned.awaitLoaded(longest) && rules.awaitLoaded(longest);
  }

  private Classification understand(String text, String account, Instant at) {
    Catalogue town = catalogue.get();
    TownRules standing = rules.get();
    boolean townWords = !town.wordsIn(Tokens.of(text)).isEmpty();
    Classification said = learned.over(classifier.classify(text), text, townWords);
    Optional<Referral> elsewhere = standing.elsewhere(said, text);
    // The town's own words and another administration's are no guesses.
    boolean needsHuman = elsewhere.isEmpty() && !townWords && said.confidence() < standing.threshold();
    boolean guess = needsHuman && (said.kind() == Kind.DEMAND || said.kind() == Kind.QUESTION);
    String department =
        elsewhere.isPresent() || guess
            ? null
            : standing.departmentOf(said, account, at).orElseGet(() -> town.departmentOf(said.service()));
    return new Classification(
        said.language(), said.kind(), said.service(), said.services(), department, said.urgency(), said.sentiment(),
        said.place(), said.confidence(), said.reasons(), said.model(), needsHuman, elsewhere.orElse(null));
  }
}
