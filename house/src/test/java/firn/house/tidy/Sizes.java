package firn.house.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Hard limits of length and of arguments. They only go down. */
final class Sizes {
    static final int FILE = 400;
    static final int METHOD = 40;
    static final int ARGUMENTS = 6;

    /** Records that are one row of a table and nothing else may be wider. */
    private static final Set<String> ROWS = Set.of();

    private Sizes() {}

    static List<Finding> check(JavaFile file) {
        List<Finding> all = new ArrayList<>(new Limits(file).findings());
        if (file.lines() > FILE) {
            all.add(new Finding(file.path(), 1, "%d lines; %d is the limit".formatted(file.lines(), FILE)));
        }
        return all;
    }

    /** How many lines each method of the file has. */
    static List<Long> methods(JavaFile file) {
        List<Long> lengths = new ArrayList<>();
        new Look(file) {
            @Override
            public Void visitMethod(MethodTree method, Void none) {
                if (method.getBody() != null) {
                    lengths.add(file.lines(method));
                }
                return super.visitMethod(method, null);
            }
        }.findings();
        return lengths;
    }

    private static final class Limits extends Look {
        Limits(JavaFile file) {
            super(file);
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            if (file.lines(method) > METHOD) {
                note(
                        method,
                        "%s has %d lines; %d is the limit".formatted(method.getName(), file.lines(method), METHOD));
            }
            if (method.getReturnType() == null) {
                arguments(method, method.getParameters().size());
            }
            return super.visitMethod(method, null);
        }

        @Override
        public Void visitClass(ClassTree type, Void none) {
            if (type.getKind() == Tree.Kind.RECORD && !ROWS.contains(file.packageName() + "." + type.getSimpleName())) {
                arguments(
                        type,
                        type.getMembers().stream().filter(Limits::component).count());
            }
            return super.visitClass(type, null);
        }

        private static boolean component(Tree member) {
            return member instanceof VariableTree field
                    && !field.getModifiers().getFlags().contains(Modifier.STATIC);
        }

        private void arguments(Tree where, long count) {
            if (count > ARGUMENTS) {
                note(where, "made from %d arguments; %d is the limit".formatted(count, ARGUMENTS));
            }
        }
    }
}
