package firn.storage.journal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;

/**
 * What a segment says of itself. Segments are numbered; those of one <em>group</em> bring the state of a drive from one
 * cursor to another and are worth nothing without each other. A group that is a <em>base</em> needs none before it.
 *
 * @param group number of its group's first segment
 * @param base the newest base, which may be this very group
 * @param last of its group
 * @param state that the drive has with the last segment of the group; of no meaning in others
 * @param note what else there is to know
 */
record Head(long number, long group, Base base, boolean last, State state, Note note) {
    /**
     * @param begin number of its first segment
     * @param end of its last; not known before that is written, then the same as {@code begin}
     */
    record Base(long begin, long end, Instant at) {}

    /**
     * @param newest cursor
     * @param nextId the next free number for nodes and versions
     * @param mark the change at that cursor, so that another journal with the same cursors is noticed
     */
    record State(long newest, long nextId, Mark mark) {
        static final State NONE = new State(0, 0, Mark.NONE);
    }

    record Mark(long seconds, int nanos, long node) {
        static final Mark NONE = new Mark(0, 0, 0);
    }

    /**
     * @param schema version of the database's schema
     * @param forgets whether something was deleted for good since the base
     * @param previous SHA-256 of the segment before it; zeros where that is of no interest
     */
    record Note(int schema, Instant written, boolean forgets, Sha previous) {}

    boolean isBase() {
        return group == base.begin;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(number);
        out.writeLong(group);
        out.writeLong(base.begin);
        out.writeLong(base.end);
        out.writeLong(base.at.toEpochMilli());
        out.writeBoolean(last);
        out.writeLong(state.newest);
        out.writeLong(state.nextId);
        out.writeLong(state.mark.seconds);
        out.writeInt(state.mark.nanos);
        out.writeLong(state.mark.node);
        out.writeInt(note.schema);
        out.writeLong(note.written.toEpochMilli());
        out.writeBoolean(note.forgets);
        note.previous.write(out);
    }

    static Head read(DataInputStream in) throws IOException {
        long number = in.readLong();
        long group = in.readLong();
        var base = new Base(in.readLong(), in.readLong(), Instant.ofEpochMilli(in.readLong()));
        boolean last = in.readBoolean();
        var state = new State(in.readLong(), in.readLong(), new Mark(in.readLong(), in.readInt(), in.readLong()));
        var note = new Note(in.readInt(), Instant.ofEpochMilli(in.readLong()), in.readBoolean(), Sha.read(in));
        return new Head(number, group, base, last, state, note);
    }
}
