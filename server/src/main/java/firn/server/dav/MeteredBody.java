package firn.server.dav;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A body that counts its bytes, ends where there is no more room, and is digested on its way. */
final class MeteredBody extends InputStream {
    private final InputStream body;
    private final Optional<OcChecksum> checksum;
    private final Room room;
    private final byte[] one = new byte[1];
    private long count;

    MeteredBody(InputStream body, Optional<OcChecksum> checksum, Room room) {
        this.body = body;
        this.checksum = checksum;
        this.room = room;
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int got = body.read(bytes, offset, length);
        if (got > 0) {
            count += got;
            if (count > room.bytes()) {
                throw new BrokenBody(room.beyond());
            }
            if (checksum.isPresent()) {
                checksum.get().update(bytes, offset, got);
            }
        }
        return got;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
