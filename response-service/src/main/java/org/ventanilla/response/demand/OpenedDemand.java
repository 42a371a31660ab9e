package org.ventanilla.response.demand;

/**
 * The demand that answers the wish to open one.
 *
 * @param created false when the conversation already had an open one, and this is it
 */
public record OpenedDemand(DemandView demand, boolean created) {}
