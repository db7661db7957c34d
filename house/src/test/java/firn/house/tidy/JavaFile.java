package firn.house.tidy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;

/** A parsed source file; {@code path} is relative to the repository's root and tells whether it is a test. */
record JavaFile(String path, String text, CompilationUnitTree tree, SourcePositions positions) {
    boolean test() {
        return path.contains("/src/test/");
    }

    boolean sign() {
        return path.endsWith("/package-info.java");
    }

    long lines() {
        return text.lines().count();
    }

    String packageName() {
        return tree.getPackageName() == null ? "" : tree.getPackageName().toString();
    }

    /** The top-level type's full name, as the file's name tells it. */
    String typeName() {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return packageName() + "." + name.substring(0, name.length() - ".java".length());
    }

    long firstLine(Tree part) {
        return tree.getLineMap().getLineNumber(Math.max(0, positions.getStartPosition(tree, part)));
    }

    /** How many lines the part spans, its comments before it not counted. */
    long lines(Tree part) {
        long end = positions.getEndPosition(tree, part);
        return end < 0 ? 0 : tree.getLineMap().getLineNumber(end) - firstLine(part) + 1;
    }
}
