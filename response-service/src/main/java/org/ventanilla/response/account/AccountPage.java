package org.ventanilla.response.account;

import java.util.List;
import org.ventanilla.response.catalogue.Department;

/**
 * One account, with the forms that change it.
 *
 * @param inputs what may be changed beside the credentials
 * @param secrets the fields of its credentials
 * @param departments to choose its owner from
 * @param department code of the one that is chosen; empty for the whole town's
 * @param manages true if the reader may change it
 * @param done what was just done; null when nothing was
 * @param faulty true if what was written is not as it must be
 */
public record AccountPage(
    AccountCard account,
    List<AccountInput> inputs,
    List<AccountInput> secrets,
    List<Department> departments,
    String department,
    boolean manages,
    Act done,
    boolean faulty) {}
