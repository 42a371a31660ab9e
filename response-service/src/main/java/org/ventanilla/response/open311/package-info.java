/**
 * The town's Open311 GeoReport v2 server (open311.org/GeoReport_v2), with {@code page}/{@code page_size} and the service
 * request updates that FixMyStreet reads and sends.
 */
package org.ventanilla.response.open311;
