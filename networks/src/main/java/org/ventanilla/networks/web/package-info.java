/** The town's own web page as a network: its reports come in by themselves, and what is answered is shown there. */
package org.ventanilla.networks.web;
