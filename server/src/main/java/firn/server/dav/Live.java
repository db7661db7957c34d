package firn.server.dav;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties the server knows the value of (RFC 4918 §15 and others). */
enum Live {
    RESOURCETYPE("D", "resourcetype", true, Values::resourceType),
    GETLASTMODIFIED("D", "getlastmodified", true, Values::lastModified),
    GETCONTENTLENGTH("D", "getcontentlength", true, Values::contentLength),
    GETETAG("D", "getetag", true, Values::etag),
    GETCONTENTTYPE("D", "getcontenttype", true, Values::contentType),
    CREATIONDATE("D", "creationdate", true, Values::creationDate),
    DISPLAYNAME("D", "displayname", true, Values::displayName),
    LOCKDISCOVERY("D", "lockdiscovery", true, LockText::discovery),
    SUPPORTEDLOCK("D", "supportedlock", true, LockText::supported),
    QUOTA_AVAILABLE("D", "quota-available-bytes", false, Values::quotaAvailable),
    QUOTA_USED("D", "quota-used-bytes", false, Values::quotaUsed),
    QUOTA("D", "quota", false, Values::quotaAvailable),
    QUOTAUSED("D", "quotaused", false, Values::quotaUsed),
    PRIVILEGES("D", "current-user-privilege-set", false, Values::privileges),
    REPORTS("D", "supported-report-set", false, Values::reports),
    SYNC_TOKEN("D", "sync-token", false, Values::syncToken),
    EXECUTABLE("A", "executable", false, Values::executable),
    OC_ID("oc", "id", false, Values::id),
    OC_FILEID("oc", "fileid", false, Values::id),
    OC_SIZE("oc", "size", false, Values::contentLength),
    OC_PERMISSIONS("oc", "permissions", false, Values::permissions),
    OC_CHECKSUMS("oc", "checksums", false, Values::checksums),
    WIN32_MODIFIED("Z", "Win32LastModifiedTime", false, Values::lastModified),
    WIN32_CREATED("Z", "Win32CreationTime", false, Values::win32Created);

    /** The declarations of the prefixes that answers use. */
    static final String DECLARATIONS = declaration("D") + declaration("A") + declaration("oc") + declaration("Z");

    private static final Map<PropertyName, Live> BY_NAME = new HashMap<>();

    static {
        for (Live live : values()) {
            BY_NAME.put(live.name, live);
        }
    }

    private final PropertyName name;
    private final boolean inAll;
    private final Value value;
    private final byte[] open;
    private final byte[] close;
    private final byte[] empty;

    Live(String prefix, String local, boolean inAll, Value value) {
        this.name = new PropertyName(namespace(prefix), local);
        this.inAll = inAll;
        this.value = value;
        String tag = prefix + ":" + local;
        this.open = XmlOut.ascii("<" + tag + ">");
        this.close = XmlOut.ascii("</" + tag + ">");
        this.empty = XmlOut.ascii("<" + tag + "/>");
    }

    /** Writes what stands between the tags; false when the subject has no such property. */
    @FunctionalInterface
    interface Value {
        boolean write(XmlOut out, Subject subject) throws IOException;
    }

    static @Nullable Live of(PropertyName name) {
        return BY_NAME.get(name);
    }

    /** Whether an allprop tells it (RFC 4918 §9.1; the others are asked for by name). */
    boolean inAll() {
        return inAll;
    }

    /** Writes the element, or nothing when the subject has no such property. */
    boolean write(XmlOut out, Subject subject) throws IOException {
        int mark = out.mark();
        out.raw(open);
        if (!value.write(out, subject)) {
            out.backTo(mark);
            return false;
        }
        out.raw(close);
        return true;
    }

    void writeEmpty(XmlOut out) {
        out.raw(empty);
    }

    private static String namespace(String prefix) {
        return switch (prefix) {
            case "D" -> PropertyName.DAV;
            case "A" -> "http://apache.org/dav/props/";
            case "oc" -> "http://owncloud.org/ns";
            default -> "urn:schemas-microsoft-com:";
        };
    }

    private static String declaration(String prefix) {
        return " xmlns:" + prefix + "=\"" + namespace(prefix) + "\"";
    }
}
