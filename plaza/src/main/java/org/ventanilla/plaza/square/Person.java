package org.ventanilla.plaza.square;

/**
 * Someone on a network.
 *
 * @param handle the name behind the at sign, without it; empty on Facebook, where people have none
 * @param town true for the municipality's own account
 */
public record Person(String id, Network network, String handle, String name, boolean town) {}
