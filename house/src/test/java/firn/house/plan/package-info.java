/** Who may know whom: the house's plan, checked on compiled classes. */
@NullMarked
package firn.house.plan;

import org.jspecify.annotations.NullMarked;
