package firn.core.drive;

import firn.core.tree.Cursor;
import firn.core.tree.File;
import firn.core.tree.Node;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of a step of a commit, as it is remembered.
 *
 * @param node the node as it is now, or what stands in the way; 0 for none
 * @param version its content; 0 for none
 * @param cursor of the drive afterwards
 */
public record Answer(Code code, long node, long version, long cursor) {
    private static final int BYTES = 25;

    /** Their numbers are remembered in catalogues. Beyond the first five they are named as reasons. */
    public enum Code {
        CREATED(0),
        DONE(1),
        FORBIDDEN(2),
        LOCKED(3),
        OVER_QUOTA(4),
        EXISTS(5),
        MISSING(6),
        NO_PARENT(7),
        PARENT_IS_NO_FOLDER(8),
        NOT_A_FILE(9),
        CHANGED(10),
        INTO_ITSELF(11),
        CURRENT_VERSION(12),
        MISSING_CHUNK(13),
        FIXED(14),
        TOO_MUCH(15);

        private final int number;

        Code(int number) {
            this.number = number;
        }

        static Code of(int number) {
            for (Code code : values()) {
                if (code.number == number) {
                    return code;
                }
            }
            throw new IllegalArgumentException("no answer has the number " + number);
        }
    }

    public boolean done() {
        return code == Code.CREATED || code == Code.DONE;
    }

    static Answer of(Outcome outcome, Cursor cursor) {
        return switch (outcome) {
            case Outcome.Done(Node node, boolean created) ->
                of(created ? Code.CREATED : Code.DONE, Optional.of(node), cursor);
            case Outcome.Conflict(Outcome.Reason reason, Optional<Node> current) ->
                of(Code.valueOf(reason.name()), current, cursor);
            case Outcome.Forbidden forbidden -> of(Code.FORBIDDEN, Optional.empty(), cursor);
            case Outcome.Locked locked -> of(Code.LOCKED, Optional.empty(), cursor);
            case Outcome.OverQuota full -> of(Code.OVER_QUOTA, Optional.empty(), cursor);
        };
    }

    private static Answer of(Code code, Optional<Node> node, Cursor cursor) {
        long version = node.orElse(null) instanceof File file
                ? file.content().version().value()
                : 0;
        return new Answer(code, node.map(it -> it.id().value()).orElse(0L), version, cursor.value());
    }

    static byte[] encode(List<Answer> answers) {
        var bytes = ByteBuffer.allocate(answers.size() * BYTES);
        for (Answer answer : answers) {
            bytes.put((byte) answer.code.number)
                    .putLong(answer.node)
                    .putLong(answer.version)
                    .putLong(answer.cursor);
        }
        return bytes.array();
    }

    static List<Answer> decode(byte[] encoded) {
        var bytes = ByteBuffer.wrap(encoded);
        List<Answer> answers = new ArrayList<>(encoded.length / BYTES);
        while (bytes.hasRemaining()) {
            answers.add(new Answer(Code.of(bytes.get()), bytes.getLong(), bytes.getLong(), bytes.getLong()));
        }
        return answers;
    }
}
