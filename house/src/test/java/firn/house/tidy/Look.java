package firn.house.tidy;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;

/** A walk through one file that notes what it does not like. */
abstract class Look extends TreeScanner<Void, Void> {
    protected final JavaFile file;
    private final List<Finding> findings = new ArrayList<>();

    Look(JavaFile file) {
        this.file = file;
    }

    List<Finding> findings() {
        scan(file.tree(), null);
        return findings;
    }

    protected void note(Tree where, String words) {
        findings.add(new Finding(file.path(), file.firstLine(where), words));
    }
}
