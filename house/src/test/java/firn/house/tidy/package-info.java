/** The style of the house, measured on its sources. Each {@link firn.house.tidy.Rule} looks at one file. */
@NullMarked
package firn.house.tidy;

import org.jspecify.annotations.NullMarked;
