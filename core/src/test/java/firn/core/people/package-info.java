/** Tests of people, and the contract that every directory keeps. */
@NullMarked
package firn.core.people;

import org.jspecify.annotations.NullMarked;
