/** What property tests need: a seeded generator and a runner that names the failing seed. For the tests of all modules. */
@NullMarked
package firn.core.testing;

import org.jspecify.annotations.NullMarked;
