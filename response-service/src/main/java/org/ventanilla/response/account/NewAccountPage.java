package org.ventanilla.response.account;

import java.util.List;
import org.ventanilla.events.Network;
import org.ventanilla.response.catalogue.Department;

/**
 * The form that adds an account.
 *
 * @param networks to choose from
 * @param network the one that is chosen; null at first
 * @param identity who it is on its network
 * @param inputs what else may be said of it
 * @param secrets the fields of its credentials
 * @param departments to choose its owner from
 * @param department code of the one that is chosen; empty for the whole town's
 * @param faulty true if what was written is not as it must be
 */
public record NewAccountPage(
    List<Network> networks,
    Network network,
    List<AccountInput> identity,
    List<AccountInput> inputs,
    List<AccountInput> secrets,
    List<Department> departments,
    String department,
    boolean faulty) {}
