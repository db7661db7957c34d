package firn.storage.catalog;

import firn.core.tree.Cursor;
import firn.storage.sql.Database;

/** Who is told of writes to drives, whichever server wrote. On a thread that must not be held up. */
public interface Tidings {
    /** What a drive's writes announce begins so; the drive and its newest cursor follow. */
    String WORD = "drive";

    /** The drive has changes up to this cursor, durable by now. */
    void written(long drive, Cursor newest);

    /** Some may have gone by unheard; any drive may have changed. */
    void missed();

    /** Has them told from now on, until what is answered is closed. */
    static Database.Listening of(Database database, Tidings listener) {
        return database.listen(new Database.Audience() {
            @Override
            public void heard(String word) {
                String[] parts = word.split(" ", -1);
                if (parts.length == 3 && parts[0].equals(WORD)) {
                    listener.written(Long.parseLong(parts[1]), new Cursor(Long.parseLong(parts[2])));
                }
            }

            @Override
            public void missed() {
                listener.missed();
            }
        });
    }
}
