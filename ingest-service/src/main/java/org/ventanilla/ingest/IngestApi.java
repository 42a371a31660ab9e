package org.ventanilla.ingest;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What this service answers, as its OpenAPI document says it. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Ventanilla: ingest",
            version = "1",
            description = "Listens to the networks: signed webhooks, and how it goes with the accounts of the town."))
@SecurityScheme(
    securitySchemeName = "token",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "A personal token made in the settings: vt_...")
public class IngestApi extends Application {}
