/** A house that breaks every rule of the plan, to show that each rule can fail. */
@NullMarked
package firn.house.bad;

import org.jspecify.annotations.NullMarked;
