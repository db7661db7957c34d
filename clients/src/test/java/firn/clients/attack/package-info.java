/**
 * What somebody who means harm sends. Each test asks {@link firn.clients.attack.Siege} whether the request was refused
 * in words that give nothing away; when it closes, it looks whether the server still serves and kept what it had.
 */
@NullMarked
package firn.clients.attack;

import org.jspecify.annotations.NullMarked;
