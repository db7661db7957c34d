package firn.house.tidy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every package of the product has a sign: package-info.java, null-marked, with a paragraph for who comes in. */
final class Signs {
    private Signs() {}

    static List<Finding> check(Collection<JavaFile> files) {
        List<Finding> all = new ArrayList<>();
        Set<String> signed =
                files.stream().filter(JavaFile::sign).map(Signs::room).collect(Collectors.toSet());
        for (JavaFile file : files) {
            if (file.test()) {
                continue;
            }
            if (!signed.contains(room(file))) {
                all.add(new Finding(file.path(), 1, "the package has no package-info.java"));
            } else if (file.sign()
                    && !(file.text().contains("@NullMarked") && file.text().contains("/**"))) {
                all.add(new Finding(file.path(), 1, "the sign needs @NullMarked and a comment"));
            }
        }
        return all;
    }

    private static String room(JavaFile file) {
        return file.path().substring(0, file.path().lastIndexOf('/'));
    }
}
