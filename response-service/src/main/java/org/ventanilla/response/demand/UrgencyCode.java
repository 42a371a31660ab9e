package org.ventanilla.response.demand;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.ventanilla.events.Urgency;

/** An urgency as its code in the database. */
@Converter
public final class UrgencyCode implements AttributeConverter<Urgency, String> {

  @Override
  public String convertToDatabaseColumn(Urgency urgency) {
    return urgency.code();
  }

  @Override
  public Urgency convertToEntityAttribute(String code) {
    return Urgency.of(code);
  }
}
