package org.ventanilla.response.demand;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** A state as its code in the database. */
@Converter
public final class StateCode implements AttributeConverter<DemandState, String> {

  @Override
  public String convertToDatabaseColumn(DemandState state) {
    return state.code();
  }

  @Override
  public DemandState convertToEntityAttribute(String code) {
    return DemandState.of(code);
  }
}
