package firn.core.testing;

import java.util.List;
import java.util.random.RandomGenerator;

/** SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same values on every platform and release. */
public final class SeededRandom implements RandomGenerator {
    private static final List<String> HOSTILE_NAMES = List.of(
            " ",
            "  leading",
            "trailing ",
            "trailing.",
            "...",
            "a..b",
            "-rf",
            "~",
            "$HOME",
            "`id`",
            "a'b\"c",
            "a\\b",
            "a:b",
            "a*b?",
            "<a>|b",
            "con",
            "NUL.txt",
            "LPT1",
            "%2e%2e%2f",
            "%00",
            "a%b",
            "a+b c",
            "a&b=c;d#e?f",
            "{x}",
            "tab\there",
            "line\nbreak",
            "\u0001",
            "\u007f",
            "é",
            "e\u0301",
            "Å",
            "A\u030a",
            "ß",
            "SS",
            "ſ",
            "İ",
            "ı",
            "i",
            "I",
            "ﬁ",
            "fi",
            "\u202etxt.exe",
            "\u200b",
            "\ufeffbom",
            "\u00a0",
            "日本語",
            "한글",
            "\u1112\u1161\u11ab",
            "שלום",
            "👩‍👩‍👧‍👦",
            "🏳️‍🌈",
            "\ud83d\ude00",
            "\uffff",
            "x".repeat(255),
            "ü".repeat(127),
            "😀".repeat(63),
            ".DS_Store",
            "~$doc.docx",
            "file (1).txt",
            "file (conflict).txt",
            "<script>",
            "]]>",
            "&amp;",
            "' OR 1=1 --");

    private long state;

    public SeededRandom(long seed) {
        this.state = seed;
    }

    @Override
    public long nextLong() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** From 0 up to but without {@code bound}. */
    public int below(int bound) {
        return (int) Math.unsignedMultiplyHigh(nextLong(), bound);
    }

    /** From {@code least} to {@code greatest}, both included. */
    public int between(int least, int greatest) {
        return least + below(greatest - least + 1);
    }

    /** True {@code percent} times in a hundred. */
    public boolean chance(int percent) {
        return below(100) < percent;
    }

    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** Bytes without any pattern. */
    public byte[] bytes(int length) {
        var bytes = new byte[length];
        nextBytes(bytes);
        return bytes;
    }

    /** Bytes that compress well: words of a small dictionary. */
    public byte[] text(int length) {
        var words = List.of("glacier ", "snow ", "firn ", "ice ", "crevasse ", "moraine\n");
        var text = new StringBuilder(length + 16);
        while (text.length() < length) {
            text.append(pick(words));
        }
        return text.substring(0, length).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** A plain name of 1 to 12 letters. */
    public String name() {
        var name = new StringBuilder();
        for (int left = between(1, 12); left > 0; left--) {
            name.append((char) ('a' + below(26)));
        }
        return name.toString();
    }

    /** A name of 1 to 255 UTF-8 bytes, without "/" and NUL, that breaks what treats names carelessly. */
    public String hostileName() {
        return pick(HOSTILE_NAMES);
    }
}
