package firn.house.tidy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java sources, parsed by the JDK's own compiler and not compiled. */
final class Sources {
    private Sources() {}

    static JavaFile parse(String path, String text) {
        return parse(Map.of(path, text)).getFirst();
    }

    /** @param texts each file's text by its path */
    static List<JavaFile> parse(Map<String, String> texts) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var troubles = new DiagnosticCollector<JavaFileObject>();
        List<Text> units = texts.entrySet().stream()
                .map(e -> new Text(e.getKey(), e.getValue()))
                .toList();
        var task = (JavacTask) compiler.getTask(null, null, troubles, List.of("-proc:none"), null, units);
        var positions = Trees.instance(task).getSourcePositions();
        List<JavaFile> files = new ArrayList<>();
        try {
            for (CompilationUnitTree tree : task.parse()) {
                String path = tree.getSourceFile().toUri().getPath().substring(1);
                files.add(new JavaFile(path, texts.getOrDefault(path, ""), tree, positions));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!troubles.getDiagnostics().isEmpty()) {
            throw new IllegalArgumentException("not Java: " + troubles.getDiagnostics());
        }
        return files;
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String path, String text) {
            super(URI.create("string:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
