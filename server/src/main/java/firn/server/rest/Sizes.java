package firn.server.rest;

import firn.core.access.DriveView;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** How many bytes an upload may bring: those of the server's limit, and those the drive still takes. */
final class Sizes {
    private final long largest;
    private final DriveView.Quota quota;
    private final long reserved;

    Sizes(DriveView view, long largest) {
        this(view, largest, 0);
    }

    /** @param reserved bytes that are on their way already, of those the drive still takes */
    Sizes(DriveView view, long largest, long reserved) {
        this.reserved = reserved;
        this.largest = largest;
        try {
            this.quota = view.quota();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws Refusal when an upload of so many bytes is too large */
    void check(long bytes) {
        if (bytes > largest) {
            throw new Refusal(Problem.of(
                    413,
                    "too-large",
                    "The file is too large",
                    "This server takes files of at most " + largest + " bytes."));
        }
        if (bytes > 0 && bytes > quota.limit() - quota.used() - reserved) {
            throw new Refusal(Problems.overQuota(quota.limit(), quota.used(), bytes));
        }
    }

    /** The stream, ended by a refusal when it brings too much. */
    InputStream bound(InputStream in) {
        return new FilterInputStream(in) {
            private long taken;

            @Override
            public int read() throws IOException {
                int one = super.read();
                count(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                count(Math.max(0, read));
                return read;
            }

            private void count(int more) {
                taken += more;
                check(taken);
            }
        };
    }
}
