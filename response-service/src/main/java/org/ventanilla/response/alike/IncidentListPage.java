package org.ventanilla.response.alike;

import java.util.List;

/** The outbreaks, as the page shows them. */
public record IncidentListPage(List<Incident> incidents) {}
