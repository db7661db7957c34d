package firn.house.tidy;

import java.util.List;

/** One thing the house asks of every Java file. */
@FunctionalInterface
interface Rule {
    List<Finding> look(JavaFile file);
}
