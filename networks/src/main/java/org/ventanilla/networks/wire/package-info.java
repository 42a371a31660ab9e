/** What the connectors share below their networks' own words: bounded JSON, and a request that is sent once. */
package org.ventanilla.networks.wire;
