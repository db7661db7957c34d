package firn.server.zip;

import firn.core.access.Reading;
import firn.core.tree.File;
import firn.core.tree.Folder;
import firn.core.tree.Link;
import firn.core.tree.Node;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** A ZIP on its way out: names in UTF-8, sizes behind the contents, ZIP64 where it is needed. */
final class Archive implements AutoCloseable {
    /** Files that may reach four GiB when they grow by not being compressible. */
    private static final long NEARLY_4_GIB = (4L << 30) - (64L << 20);

    /** What a ZIP's own dates can say (APPNOTE 4.4.6). */
    private static final Instant FIRST = Instant.parse("1980-01-02T00:00:00Z");

    private static final Instant LAST = Instant.parse("2107-12-30T00:00:00Z");

    private final OutputStream out;
    private final Stream zip;

    Archive(OutputStream out) {
        this.out = out;
        this.zip = new Stream(out);
    }

    void folder(String path, Folder folder) throws IOException {
        ZipArchiveEntry entry = entry(path + "/", folder, UnixStat.DIR_FLAG | UnixStat.DEFAULT_DIR_PERM);
        whole(entry, new byte[0]);
    }

    /** A link that could lead out of where the ZIP is unpacked is a file that says where to. */
    void link(String path, Link link) throws IOException {
        int depth = (int) path.chars().filter(c -> c == '/').count();
        int mode = LinkTarget.staysInside(link.target(), depth)
                ? UnixStat.LINK_FLAG | UnixStat.DEFAULT_LINK_PERM
                : UnixStat.FILE_FLAG | UnixStat.DEFAULT_FILE_PERM;
        whole(entry(path, link, mode), link.target().getBytes(StandardCharsets.UTF_8));
    }

    void file(String path, File file, Reading reading) throws IOException {
        int permissions = file.executable() ? 0755 : UnixStat.DEFAULT_FILE_PERM;
        ZipArchiveEntry entry = entry(path, file, UnixStat.FILE_FLAG | permissions);
        entry.setMethod(ZipEntry.DEFLATED);
        entry.setSize(reading.size());
        zip.setLevel(Squeezable.is(file.name()) ? Deflater.BEST_SPEED : Deflater.NO_COMPRESSION);
        zip.setUseZip64(reading.size() >= NEARLY_4_GIB ? Zip64Mode.Always : Zip64Mode.AsNeeded);
        zip.putArchiveEntry(entry);
        reading.send(0, reading.size(), zip);
        zip.closeArchiveEntry();
    }

    /** Writes the list that makes it a ZIP. */
    void finish() throws IOException {
        zip.setUseZip64(Zip64Mode.AsNeeded);
        zip.finish();
        out.flush();
    }

    /** Lets go of memory; writes nothing, so that what is not finished is no ZIP. */
    @Override
    public void close() {
        zip.drop();
    }

    private void whole(ZipArchiveEntry entry, byte[] bytes) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        zip.setUseZip64(Zip64Mode.AsNeeded);
        zip.putArchiveEntry(entry);
        zip.write(bytes);
        zip.closeArchiveEntry();
    }

    private static ZipArchiveEntry entry(String path, Node node, int mode) {
        ZipArchiveEntry entry = new ZipArchiveEntry(path);
        Instant modified = node.times().modified();
        Instant clamped = modified.isBefore(FIRST) ? FIRST : modified.isAfter(LAST) ? LAST : modified;
        entry.setLastModifiedTime(FileTime.from(clamped));
        entry.setUnixMode(mode);
        return entry;
    }

    /** Its {@code close} would finish what is not whole. */
    private static final class Stream extends ZipArchiveOutputStream {
        Stream(OutputStream out) {
            super(out);
        }

        void drop() {
            def.end();
        }
    }
}
