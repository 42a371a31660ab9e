package org.ventanilla.response.open311;

/** A change of a request (FixMyStreet's extension, "GET Service Request Updates"). */
record UpdateView(
    String updateId, String serviceRequestId, String status, String updatedDatetime, String description, String mediaUrl) {}
