/** The town's page, which needs no login: report, follow, and see what everybody asked for and what became of it. */
package org.ventanilla.response.portal;
