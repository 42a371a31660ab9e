package org.ventanilla.response.media;

import java.util.UUID;
import org.ventanilla.events.Network;

/**
 * A photo that a worker holds.
 *
 * @param fence the number of this claim; a later one is greater
 * @param conversation whose pages must hear of it
 * @param account our id of the municipal account it was said to
 * @param attempts how often it was claimed, this time included
 */
record MediaClaim(UUID id, long fence, UUID conversation, Network network, String account, String url, int attempts) {}
