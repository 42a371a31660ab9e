package org.ventanilla.routing.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import org.ventanilla.events.Classification;

/** A classification, with the caller's mark when the request had one. */
record ClassifiedText(
    @JsonInclude(JsonInclude.Include.NON_NULL) JsonNode id, @JsonUnwrapped Classification classification) {}
