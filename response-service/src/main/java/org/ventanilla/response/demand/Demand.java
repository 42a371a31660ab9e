package org.ventanilla.response.demand;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.ventanilla.events.Urgency;
import org.ventanilla.response.catalogue.Catalogue;
import org.ventanilla.response.catalogue.Service;
import org.ventanilla.response.privacy.PersonalData;

/** A service request: what the town has taken upon itself to do. */
@Entity
class Demand extends PanacheEntityBase {

  static final int MAX_DESCRIPTION = 4_000;
  static final int MAX_PLACE = 300;

  @Id String folio;

  @Column(name = "public_code")
  String publicCode;

  @Column(name = "conversation_id")
  UUID conversationId;

  @Convert(converter = StateCode.class)
  DemandState state;

  String service;
  String department;

  @Convert(converter = UrgencyCode.class)
  Urgency urgency;

  String description;
  String place;
  /** Why it was rejected or referred, for the citizen to read. */
  String reason;
  String worker;

  @Column(name = "opened_by")
  String openedBy;

  @Column(name = "opened_at")
  Instant openedAt;

  @Column(name = "due_at")
  Instant dueAt;

  @Column(name = "changed_at")
  Instant changedAt;

  /** Where it came from: {@code conversation}, {@code open311} or {@code web}. */
  String source;

  /** WGS84 degrees; null when only words say where. */
  Double lat;

  Double lon;

  @Column(name = "address_id")
  String addressId;

  /** False when it began in a private message, or its service is nobody's business. */
  @Column(name = "public")
  boolean isPublic;

  @Column(name = "public_description")
  String publicDescription;

  @Column(name = "public_place")
  String publicPlace;

  @Column(name = "public_reason")
  String publicReason;

  @Version long version;

  protected Demand() {}

  Demand(String folio, String publicCode, UUID conversationId, String openedBy, Instant openedAt) {
    this.folio = folio;
    this.publicCode = publicCode;
    this.conversationId = conversationId;
    this.openedBy = openedBy;
    this.openedAt = openedAt;
    this.changedAt = openedAt;
    this.state = DemandState.RECEIVED;
    this.reason = "";
    this.place = "";
    this.description = "";
    this.source = "conversation";
    this.addressId = "";
    this.publicDescription = "";
    this.publicPlace = "";
    this.publicReason = "";
    this.urgency = Urgency.NORMAL;
  }

  /** @throws DemandMoveException if it cannot go there from where it stands */
  void moveTo(DemandState next, String comment) {
    if (!state.moves().contains(next)) {
      throw new DemandMoveException(state, next);
    }
    if (next == DemandState.REJECTED || next == DemandState.REFERRED) {
      if (comment.isBlank()) {
        throw new InvalidDemandException("comment", "a reason that the citizen can read");
      }
      reason = comment;
      publicReason = PersonalData.masked(comment);
    }
    state = next;
  }

  /** Gives it to a service and its department; the deadline runs from the day it was opened. */
  void ask(Service asked, Urgency howSoon) {
    if (department != null && !department.equals(asked.department())) {
      worker = null;
    }
    service = asked.code();
    department = asked.department();
    urgency = howSoon;
    dueAt = openedAt.plus(allowed(asked, howSoon));
  }

  void describe(String words) {
    String described = words.strip().replace("\0", "");
    if (described.isEmpty() || described.length() > MAX_DESCRIPTION) {
      throw new InvalidDemandException("description", "between 1 and " + MAX_DESCRIPTION + " characters");
    }
    description = described;
    publicDescription = PersonalData.masked(described);
  }

  void locate(String words) {
    String located = words.strip().replace("\0", "");
    if (located.length() > MAX_PLACE) {
      throw new InvalidDemandException("place", "at most " + MAX_PLACE + " characters");
    }
    place = located;
    publicPlace = PersonalData.masked(located);
  }

  DemandView view(Catalogue catalogue, Locale locale) {
    return new DemandView(
        folio,
        publicCode,
        conversationId,
        state,
        service,
        catalogue.serviceName(service, locale),
        department,
        catalogue.departmentName(department, locale),
        urgency,
        description,
        place,
        openedAt,
        dueAt);
  }

  private static Duration allowed(Service service, Urgency urgency) {
    Duration normal = Duration.ofHours(service.deadlineHours());
    return switch (urgency) {
      case HIGH -> normal.dividedBy(4);
      case NORMAL -> normal;
      case LOW -> normal.multipliedBy(2);
    };
  }
}
