/** Listens to the networks: what a citizen says is stored before it is acknowledged, and then sent to Kafka. */
package org.ventanilla.ingest;
