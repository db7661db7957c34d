package firn.storage.observe;

/** Told of work as it is done, on the thread that does it. Must not throw, and must cost next to nothing. */
public interface Observer {
    Observer NOBODY = new Observer() {
        @Override
        public Ended begins(Work work) {
            return good -> {};
        }

        @Override
        public void counted(Count what, long number) {}
    };

    /** Work whose time is worth knowing; a call to an object store each time it is tried. */
    enum Work {
        S3_READ,
        S3_WRITE,
        S3_LIST,
        S3_DELETE,
        PACK_FORCE
    }

    /** What is worth counting. */
    enum Count {
        /** Uploads that waited for one force of a pack. */
        UPLOADS_OF_A_FORCE,
        MEMORY_HIT,
        MEMORY_MISS,
        DISK_HIT,
        DISK_MISS
    }

    /** To be told once, when the work is over. */
    @FunctionalInterface
    interface Ended {
        void ended(boolean good);
    }

    Ended begins(Work work);

    void counted(Count what, long number);
}
