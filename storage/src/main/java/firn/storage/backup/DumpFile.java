package firn.storage.backup;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import firn.storage.vault.Sealing;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A dump as it is kept: after a byte that says whether it is sealed (0 no, 1 yes), compressed by zstd, and sealed where what
 * the server stores is, bound to the backup's name.
 */
record DumpFile(Sealing sealing, String name) {
    private static final int PLAIN = 0;
    private static final int SEALED = 1;
    private static final int LEVEL = 3;

    @FunctionalInterface
    interface Writing {
        Dump.Summary into(OutputStream out) throws IOException;
    }

    Dump.Summary write(OutputStream out, Writing writing) throws IOException {
        out.write(sealing.seals() ? SEALED : PLAIN);
        var outer = sealing.seals() ? new SealedOutput(out, sealing, name) : out;
        try (var packed = new BufferedOutputStream(new ZstdOutputStream(outer, LEVEL), 1 << 16)) {
            return writing.into(packed);
        }
    }

    /** Takes over the stream. */
    InputStream read(InputStream in) throws IOException {
        try {
            int kind = in.read();
            return new ZstdInputStream(
                    switch (kind) {
                        case PLAIN -> in;
                        case SEALED -> new SealedInput(in, sealing, name);
                        default -> throw new IOException("the copy of the database is damaged");
                    });
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }
}
