package firn.storage.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.testing.Property;
import firn.core.testing.SeededRandom;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DataKeyTest {
    private static final byte[] NONCE = ascii("ABCDEFGHIJKLMNOPQRSTUVWX");

    /** The vectors of C2SP's xaes-256-gcm.md. */
    @Test
    void itSealsAsTheSpecificationSays() {
        assertThat(sealed((byte) 1, new byte[0])).isEqualTo("ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271");
        assertThat(sealed((byte) 3, ascii("c2sp.org/XAES-256-GCM")))
                .isEqualTo("986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d");
    }

    @Test
    void whatWasChangedDoesNotOpen() {
        Property.check(100, random -> {
            var ring = ring(random);
            var key = ring.current().orElseThrow();
            var envelope = ring.envelope(key);
            var bound = random.bytes(16);
            var plain = random.bytes(random.below(300));
            var sealed = envelope.seal(1, bound, Slice.of(plain));
            var there = Envelope.of(key, envelope.prefix());
            assertThat(there.open(1, bound, Slice.of(sealed))).contains(plain);

            assertThat(there.open(2, bound, Slice.of(sealed))).isEmpty();
            assertThat(there.open(1, random.bytes(16), Slice.of(sealed))).isEmpty();
            assertThat(there.open(1, bound, Slice.of(Arrays.copyOf(sealed, sealed.length - 1))))
                    .isEmpty();
            var other = envelope.prefix();
            other[random.below(other.length)] ^= 1;
            assertThat(Envelope.of(key, other).open(1, bound, Slice.of(sealed))).isEmpty();
            var wrong = ring(random).current().orElseThrow();
            assertThat(Envelope.of(wrong, envelope.prefix()).open(1, bound, Slice.of(sealed)))
                    .isEmpty();
            sealed[random.below(sealed.length)] ^= 4;
            assertThat(there.open(1, bound, Slice.of(sealed))).isEmpty();
        });
    }

    @Test
    void noTwoEnvelopesAreAlike() {
        var ring = ring(new SeededRandom(1));
        var key = ring.current().orElseThrow();
        var seen = new HashSet<String>();
        for (int i = 0; i < 1000; i++) {
            assertThat(seen.add(HexFormat.of().formatHex(ring.envelope(key).prefix())))
                    .isTrue();
        }
    }

    @Test
    void aRingIsReadFromLines() {
        var a = text((byte) 1);
        var b = text((byte) 2);
        var random = new SeededRandom(1);
        var ring = Keyring.parse("# first\n\n" + a + " # new\n" + b + "\n", random);
        assertThat(ring.current().orElseThrow().id()).isEqualTo(new DataKey(filled((byte) 1)).id());
        assertThat(ring.keys()).hasSize(2);
        var off = Keyring.parse("plain\n" + b, random);
        assertThat(off.current()).isEmpty();
        assertThat(off.key(new DataKey(filled((byte) 2)).id())).isPresent();
        assertThat(Keyring.none().current()).isEmpty();
    }

    @Test
    void whatIsNoKeyIsSaidWithoutTellingIt() {
        for (var text : new String[] {"", "# nothing", "c2VjcmV0", "not base64!", text((byte) 1) + "\nc2VjcmV0"}) {
            assertThatThrownBy(() -> Keyring.parse(text, new SeededRandom(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("32 bytes")
                    .hasMessageNotContaining("c2VjcmV0");
        }
    }

    private static Keyring ring(SeededRandom random) {
        return Keyring.parse(Base64.getEncoder().encodeToString(random.bytes(32)), random);
    }

    private static String sealed(byte fill, byte[] bound) {
        var key = new DataKey(filled(fill));
        var sealed = key.seal(key.derive(NONCE), NONCE, bound, Slice.of(ascii("XAES-256-GCM")));
        return HexFormat.of().formatHex(sealed);
    }

    private static String text(byte fill) {
        return Base64.getEncoder().encodeToString(filled(fill));
    }

    private static byte[] filled(byte fill) {
        var key = new byte[DataKey.BYTES];
        Arrays.fill(key, fill);
        return key;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
