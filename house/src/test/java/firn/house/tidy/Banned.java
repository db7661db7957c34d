package firn.house.tidy;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Calls that belong to few rooms. A use is written as the source has it: {@code Files.exists}, {@code new Random()},
 * {@code @Disabled}.
 *
 * @param use matches the whole use
 * @param instead what to do, in words
 * @param rooms packages ({@code firn.bench} with all below it) and types that may
 */
record Banned(Pattern use, String instead, List<String> rooms) implements Rule {
    static Banned of(String use, String instead, String... rooms) {
        return new Banned(Pattern.compile(use), instead, List.of(rooms));
    }

    @Override
    public List<Finding> look(JavaFile file) {
        return allowed(file) ? List.of() : new Uses(file).findings();
    }

    private boolean allowed(JavaFile file) {
        return rooms.stream()
                .anyMatch(room -> file.typeName().equals(room) || (file.packageName() + ".").startsWith(room + "."));
    }

    private final class Uses extends Look {
        Uses(JavaFile file) {
            super(file);
        }

        @Override
        public Void visitMemberSelect(MemberSelectTree select, Void none) {
            used(select, simple(select.getExpression()) + "." + select.getIdentifier());
            return super.visitMemberSelect(select, null);
        }

        @Override
        public Void visitMemberReference(MemberReferenceTree reference, Void none) {
            String on = simple(reference.getQualifierExpression());
            used(reference, on + "." + reference.getName());
            used(reference, on + "::" + reference.getName());
            if (reference.getMode() == MemberReferenceTree.ReferenceMode.NEW) {
                used(reference, "new " + on + "()");
            }
            return super.visitMemberReference(reference, null);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            if (call.getArguments().isEmpty() && call.getMethodSelect() instanceof MemberSelectTree select) {
                used(call, simple(select.getExpression()) + "." + select.getIdentifier() + "()");
            }
            return super.visitMethodInvocation(call, null);
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void none) {
            used(
                    made,
                    "new " + simple(made.getIdentifier()) + (made.getArguments().isEmpty() ? "()" : "(…)"));
            return super.visitNewClass(made, null);
        }

        @Override
        public Void visitAnnotation(AnnotationTree annotation, Void none) {
            used(annotation, "@" + simple(annotation.getAnnotationType()));
            return super.visitAnnotation(annotation, null);
        }

        @Override
        public Void visitImport(ImportTree line, Void none) {
            return line.isStatic() ? super.visitImport(line, null) : null;
        }

        private String simple(Tree expression) {
            return expression instanceof MemberSelectTree select
                    ? select.getIdentifier().toString()
                    : expression.toString();
        }

        private void used(Tree where, String words) {
            if (use.matcher(words).matches()) {
                note(where, words + ": " + instead);
            }
        }
    }
}
