package firn.core.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.testing.Property;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ChunkIdTest {
    /** FIPS 180-2, appendix B.1. */
    @Test
    void itIsTheSha256OfTheBytes() {
        var expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assertThat(ChunkId.ofContent(new byte[] {0, 'a', 'b', 'c', 0}, 1, 3).hex())
                .isEqualTo(expected);
        var buffer =
                ByteBuffer.allocateDirect(3).put(new byte[] {'a', 'b', 'c'}).flip();
        assertThat(ChunkId.ofContent(buffer)).hasToString(expected);
        assertThat(buffer.remaining()).isEqualTo(3);
    }

    @Test
    void itsFormsAreOneValue() {
        Property.check(50, random -> {
            var bytes = random.bytes(32);
            var id = ChunkId.of(bytes);
            assertThat(id.bytes()).isEqualTo(bytes);
            assertThat(ChunkId.parse(id.hex())).isEqualTo(id).hasSameHashCodeAs(id);
            assertThat(ChunkId.parse(id.hex().toUpperCase(Locale.ROOT))).isEqualTo(id);
            assertThat(id.equals((Object) Checksum.of(bytes))).isFalse();
            var other = random.bytes(32);
            if (random.chance(50)) {
                System.arraycopy(bytes, 0, other, 0, random.below(33));
            }
            int order = Integer.signum(Arrays.compareUnsigned(bytes, other));
            assertThat(Integer.signum(id.compareTo(ChunkId.of(other)))).isEqualTo(order);
            assertThat(id.equals(ChunkId.of(other))).isEqualTo(order == 0);
        });
    }

    @Test
    void whatIsNoSha256IsRefused() {
        assertThatThrownBy(() -> ChunkId.of(new byte[31])).hasMessageContaining("31");
        assertThatThrownBy(() -> ChunkId.parse("abc")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChunkId.parse("x".repeat(64))).isInstanceOf(IllegalArgumentException.class);
    }
}
