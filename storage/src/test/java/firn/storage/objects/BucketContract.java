package firn.storage.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.testing.SeededRandom;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

/** What every {@link Bucket} promises. */
abstract class BucketContract {
    /** The bucket under test, empty below {@code t/}. */
    abstract Bucket bucket() throws IOException;

    @Test
    void whatWasPutIsThereInParts() throws IOException {
        var bytes = new SeededRandom(1).bytes(100_000);
        bucket().put("t/a", Body.of(bytes));
        assertThat(bucket().size("t/a")).isEqualTo(bytes.length);
        assertThat(bucket().get("t/a", 0, bytes.length)).isEqualTo(bytes);
        assertThat(bucket().get("t/a", 0, bytes.length * 2)).isEqualTo(bytes);
        assertThat(bucket().get("t/a", 99_999, 10)).containsExactly(bytes[99_999]);
        assertThat(bucket().get("t/a", 100_000, 10)).isEmpty();
        assertThat(bucket().get("t/a", 1L << 40, 10)).isEmpty();
    }

    @Test
    void nothingIsWrittenOver() throws IOException {
        bucket().put("t/a", Body.of(new byte[] {1}));
        bucket().put("t/a", Body.of(new byte[] {1}));
        assertThatThrownBy(() -> bucket().put("t/a", Body.of(new byte[] {2})))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(bucket().get("t/a", 0, 9)).containsExactly(1);
        bucket().replace("t/a", Body.of(new byte[] {3}));
        assertThat(bucket().get("t/a", 0, 9)).containsExactly(3);
    }

    @Test
    void whatIsNotThereIsNoSuchFile() throws IOException {
        assertThatThrownBy(() -> bucket().get("t/none", 0, 1)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> bucket().size("t/none")).isInstanceOf(NoSuchFileException.class);
        bucket().delete("t/none");
    }

    @Test
    void listsTellAll() throws IOException {
        for (var key : new String[] {"t/x/1", "t/x/2", "t/y/1", "t/z"}) {
            bucket().put(key, Body.of(new byte[] {1, 2}));
        }
        assertThat(bucket().list("t/")).extracting(Bucket.Entry::key).containsExactly("t/x/1", "t/x/2", "t/y/1", "t/z");
        assertThat(bucket().list("t/x/")).extracting(Bucket.Entry::size).containsExactly(2L, 2L);
        assertThat(bucket().folders("t/")).containsExactly("x", "y");
        bucket().delete("t/x/1");
        assertThat(bucket().list("t/x/")).hasSize(1);
    }

    @Test
    void anEmptyObjectIsOne() throws IOException {
        bucket().put("t/e", Body.of(new byte[0]));
        assertThat(bucket().size("t/e")).isZero();
        assertThat(bucket().get("t/e", 0, 10)).isEmpty();
    }
}
