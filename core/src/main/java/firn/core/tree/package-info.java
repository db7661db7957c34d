/**
 * The shapes of a drive's tree: nodes, their names and places, versions, and the changes that made them. Values only;
 * whoever may see a value may keep it. All of it may be used from outside.
 */
@NullMarked
package firn.core.tree;

import org.jspecify.annotations.NullMarked;
