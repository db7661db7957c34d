package firn.server.dav;

import firn.core.drive.Lock;
import firn.core.tree.Node;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** How locks stand in answers (RFC 4918 §14.1, §15.8, §15.10). */
final class LockText {
    private static final byte[] SUPPORTED = XmlOut.ascii(entry("exclusive") + entry("shared"));

    private LockText() {}

    private static String entry(String scope) {
        return "<D:lockentry><D:lockscope><D:" + scope
                + "/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockentry>";
    }

    static boolean supported(XmlOut out, Subject subject) {
        if (subject.isInTree() && !subject.isRoot()) {
            out.raw(SUPPORTED);
        }
        return true;
    }

    static boolean discovery(XmlOut out, Subject subject) throws IOException {
        Node node = subject.node();
        if (node != null && subject.call().anyLock()) {
            active(out, subject.call(), subject.call().view().notes().locks(node.id()));
        }
        return true;
    }

    static void active(XmlOut out, Call call, List<Lock> locks) throws IOException {
        for (Lock lock : locks) {
            out.raw("<D:activelock><D:locktype><D:write/></D:locktype><D:lockscope><D:")
                    .raw(lock.shared() ? "shared" : "exclusive")
                    .raw("/></D:lockscope><D:depth>")
                    .raw(lock.deep() ? "infinity" : "0")
                    .raw("</D:depth>");
            if (!lock.holder().words().isEmpty()) {
                out.raw("<D:owner>").raw(lock.holder().words()).raw("</D:owner>");
            }
            Duration left = Duration.between(call.surroundings().clock().instant(), lock.expires());
            out.raw("<D:timeout>Second-")
                    .number(Math.max(1, left.plusMillis(999).toSeconds()))
                    .raw("</D:timeout><D:locktoken><D:href>")
                    .text(lock.token())
                    .raw("</D:href></D:locktoken><D:lockroot><D:href>")
                    .raw(call.hrefOf(lock.node()))
                    .raw("</D:href></D:lockroot></D:activelock>");
        }
    }
}
