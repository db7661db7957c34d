/**
 * Encryption of what lies on a disk or in a bucket: {@link firn.storage.vault.Keyring} holds the keys, {@link
 * firn.storage.vault.DataKey} seals and opens with one of them. What is sealed and what it is bound to, those rooms say
 * that store it.
 */
@NullMarked
package firn.storage.vault;

import org.jspecify.annotations.NullMarked;
