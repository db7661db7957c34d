package firn.house.tidy;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Set;

/** Who catches everything must say what became of it: throw, or hand the exception on. */
final class Swallowed {
    private static final Set<String> EVERYTHING =
            Set.of("Exception", "Throwable", "RuntimeException", "java.lang.Exception", "java.lang.Throwable");

    private Swallowed() {}

    static List<Finding> check(JavaFile file) {
        return new Look(file) {
            @Override
            public Void visitCatch(CatchTree caught, Void none) {
                String type = caught.getParameter().getType().toString();
                if (EVERYTHING.contains(type) && !new Told(caught).yes()) {
                    note(caught, "swallows " + type);
                }
                return super.visitCatch(caught, null);
            }
        }.findings();
    }

    private static final class Told extends TreeScanner<Void, Void> {
        private final CatchTree caught;
        private boolean yes;

        Told(CatchTree caught) {
            this.caught = caught;
        }

        boolean yes() {
            scan(caught.getBlock(), null);
            return yes;
        }

        @Override
        public Void visitThrow(ThrowTree thrown, Void none) {
            yes = true;
            return null;
        }

        @Override
        public Void visitIdentifier(IdentifierTree name, Void none) {
            yes |= name.getName().equals(caught.getParameter().getName());
            return null;
        }
    }
}
