package firn.storage.journal;

import firn.storage.chunks.Places;
import firn.storage.chunks.Shelf;
import firn.storage.sql.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts back who there is: the newest set that is whole. */
record PeopleRestoration(Database database, Shelf shelf) {
    /** @param until when the set was written; empty: there is none */
    record Done(Optional<Instant> until, int schema, List<String> remarks) {}

    Done run() throws IOException {
        var reading = Chain.read(shelf, Places.PEOPLE);
        if (reading.run().isEmpty()) {
            return new Done(Optional.empty(), 0, reading.remarks());
        }
        var segments = new ArrayList<Segment>();
        for (var name : reading.run().get().names()) {
            segments.add(SegmentFormat.decode(name, shelf.get(Places.PEOPLE, name)));
        }
        Ground.asked(() -> database.write(session -> {
            for (var segment : segments) {
                try {
                    Frame.<SQLException>read(Places.PEOPLE, segment, frame -> {
                        if (frame instanceof Frame.Row(TableRow row)) {
                            Insertion.put(session, row);
                        }
                    });
                } catch (DamagedSegmentException e) {
                    throw new SQLException(e.getMessage(), e);
                }
            }
            return true;
        }));
        var note = reading.run().get().end().note();
        return new Done(Optional.of(note.written()), note.schema(), reading.remarks());
    }
}
