package firn.house.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files this project is made of: what git tracks or would, or, without git, all but what is built. */
record Repository(Path root) {
    private static final Set<String> BUILT = Set.of("target", ".git", ".firn", "node_modules");
    private static final Set<String> BINARY =
            Set.of("png", "jpg", "gif", "ico", "webp", "woff2", "jar", "gz", "zip", "pdf", "bin");

    static Repository here() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(".mvn/jvm.config"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("run inside the repository");
            }
        }
        return new Repository(folder);
    }

    /** Each text by its path. */
    Map<String, String> texts(Predicate<String> paths) {
        Map<String, String> texts = new TreeMap<>();
        for (String path : paths()) {
            Path file = root.resolve(path);
            if (paths.test(path) && !BINARY.contains(ending(path)) && Files.isRegularFile(file)) {
                texts.put(path, read(file));
            }
        }
        return texts;
    }

    static String ending(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private List<String> paths() {
        return tracked().filter(list -> !list.isEmpty()).orElseGet(this::walked);
    }

    private Optional<List<String>> tracked() {
        try {
            Process git = new ProcessBuilder("git", "ls-files", "-co", "--exclude-standard", "-z")
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String listed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0
                    ? Optional.of(Stream.of(listed.split("\0")).distinct().toList())
                    : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> walked() {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .filter(path -> Stream.iterate(path, Path::getParent)
                            .takeWhile(part -> part != null)
                            .noneMatch(part -> BUILT.contains(part.getFileName().toString())))
                    .map(Path::toString)
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
