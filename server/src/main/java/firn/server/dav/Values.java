package firn.server.dav;

import firn.core.access.DriveView;
import firn.core.drive.Right;
import firn.core.tree.File;
import firn.core.tree.Folder;
import firn.core.tree.Link;
import firn.core.tree.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The values of live properties; each says false where a subject has none. */
final class Values {
    private static final byte[] COLLECTION = XmlOut.ascii("<D:collection/>");
    private static final byte[] REPORTS =
            XmlOut.ascii("<D:supported-report><D:report><D:sync-collection/></D:report></D:supported-report>");

    private Values() {}

    static boolean resourceType(XmlOut out, Subject subject) {
        if (subject.isCollection()) {
            out.raw(COLLECTION);
        }
        return true;
    }

    static boolean displayName(XmlOut out, Subject subject) {
        out.text(subject.name());
        return true;
    }

    static boolean creationDate(XmlOut out, Subject subject) {
        out.isoDate(subject.times().created());
        return true;
    }

    static boolean lastModified(XmlOut out, Subject subject) {
        out.httpDate(subject.times().modified());
        return true;
    }

    static boolean win32Created(XmlOut out, Subject subject) {
        out.httpDate(subject.times().created());
        return true;
    }

    static boolean contentLength(XmlOut out, Subject subject) {
        if (subject.node() instanceof File file) {
            out.number(file.content().size());
            return true;
        }
        if (subject.node() instanceof Link link) {
            out.number(link.target().getBytes(StandardCharsets.UTF_8).length);
            return true;
        }
        return false;
    }

    static boolean contentType(XmlOut out, Subject subject) {
        if (!subject.isCollection()) {
            out.raw(MediaTypes.of(subject.name()));
            return true;
        }
        return false;
    }

    static boolean etag(XmlOut out, Subject subject) {
        Node node = subject.node();
        Optional<String> tag = node == null ? Optional.empty() : EntityTags.of(node);
        tag.ifPresent(out::raw);
        return tag.isPresent();
    }

    static boolean quotaAvailable(XmlOut out, Subject subject) throws IOException {
        if (!subject.isCollection()) {
            return false;
        }
        DriveView.Quota quota = subject.quota();
        long room = quota.limit() == Long.MAX_VALUE
                ? subject.call().surroundings().bounds().free().getAsLong()
                : quota.limit() - quota.used();
        out.number(Math.max(0, room));
        return true;
    }

    static boolean quotaUsed(XmlOut out, Subject subject) throws IOException {
        if (subject.isCollection()) {
            out.number(subject.quota().used());
        }
        return subject.isCollection();
    }

    static boolean privileges(XmlOut out, Subject subject) throws IOException {
        privilege(out, "read");
        privilege(out, "read-current-user-privilege-set");
        if (mayChange(subject)) {
            for (String name :
                    new String[] {"write", "write-properties", "write-content", "bind", "unbind", "unlock"}) {
                privilege(out, name);
            }
        }
        return true;
    }

    private static void privilege(XmlOut out, String name) {
        out.raw("<D:privilege><D:").raw(name).raw("/></D:privilege>");
    }

    private static boolean mayChange(Subject subject) throws IOException {
        return subject.isRoot() ? subject.call().view().ordersRoot() : subject.isInTree() && may(subject, Right.EDIT);
    }

    private static boolean may(Subject subject, Right right) throws IOException {
        return subject.right().allows(right);
    }

    static boolean reports(XmlOut out, Subject subject) {
        if (subject.isCollection() && subject.isInTree()) {
            out.raw(REPORTS);
        }
        return subject.isCollection();
    }

    static boolean syncToken(XmlOut out, Subject subject) throws IOException {
        if (subject.node() instanceof Folder && subject.isInTree()) {
            DriveView view = subject.call().view();
            out.raw(SyncToken.of(view.drive(), view.cursor()));
            return true;
        }
        return false;
    }

    static boolean executable(XmlOut out, Subject subject) {
        if (subject.node() instanceof File file) {
            out.raw(file.executable() ? "T" : "F");
            return true;
        }
        return false;
    }

    static boolean id(XmlOut out, Subject subject) {
        Node node = subject.node();
        if (node != null) {
            out.number(node.id().value());
        }
        return node != null;
    }

    /** ownCloud's letters: G read, R share, D delete, N rename, V move, W write, C and K make files and folders. */
    static boolean permissions(XmlOut out, Subject subject) throws IOException {
        out.raw("G");
        if (mayChange(subject)) {
            out.raw(may(subject, Right.MANAGE) ? "R" : "");
            out.raw(subject.isRoot() ? "" : "DNV");
            out.raw(subject.isCollection() ? "CK" : "W");
        }
        return true;
    }

    /** ownCloud's form, {@code SHA1:… MD5:…}; none when nobody gave any. */
    static boolean checksums(XmlOut out, Subject subject) throws IOException {
        if (!(subject.node() instanceof File file)) {
            return false;
        }
        Map<String, String> digests =
                subject.call().view().notes().digests(file.id(), file.content().version());
        if (digests.isEmpty()) {
            return false;
        }
        StringBuilder text = new StringBuilder();
        digests.entrySet().stream()
                .sorted(Map.Entry.<String, String>comparingByKey().reversed())
                .forEach(it -> text.append(text.isEmpty() ? "" : " ")
                        .append(it.getKey().toUpperCase(Locale.ROOT))
                        .append(':')
                        .append(it.getValue()));
        out.raw("<oc:checksum>").text(text.toString()).raw("</oc:checksum>");
        return true;
    }
}
