/**
 * What can be set, where it comes from, and the data folder. {@link firn.server.config.Config} is read once at the start;
 * {@link firn.server.config.DataFolder} is the server's alone while it runs.
 */
@NullMarked
package firn.server.config;

import org.jspecify.annotations.NullMarked;
