/**
 * Citizens' photos, from where the networks keep them. An address in a post is text of a stranger: only the networks' own
 * hosts are asked, only public addresses are connected to, and nothing is believed about what comes back.
 */
package org.ventanilla.networks.media;
