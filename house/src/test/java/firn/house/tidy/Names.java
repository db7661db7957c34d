package firn.house.tidy;

import com.sun.source.tree.ClassTree;
import java.util.List;
import java.util.regex.Pattern;

/** A type is called by what it is in the field; these endings say nothing. */
final class Names {
    private static final Pattern EMPTY = Pattern.compile(".*(Manager|Helpers?|Utils?|Impl|Service)");

    private Names() {}

    static List<Finding> check(JavaFile file) {
        return new Look(file) {
            @Override
            public Void visitClass(ClassTree type, Void none) {
                if (EMPTY.matcher(type.getSimpleName()).matches()) {
                    note(type, type.getSimpleName() + " names nothing: call it by what it is");
                }
                return super.visitClass(type, null);
            }
        }.findings();
    }
}
