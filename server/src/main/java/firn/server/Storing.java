package firn.server;

import firn.server.meters.StorageMeters;
import firn.storage.observe.Observer;

/** Measures what storage tells of its work. */
final class Storing implements Observer {
    private final StorageMeters meters;

    Storing(StorageMeters meters) {
        this.meters = meters;
    }

    @Override
    public Ended begins(Work work) {
        return switch (work) {
            case S3_READ -> meters.call("read")::over;
            case S3_WRITE -> meters.call("write")::over;
            case S3_LIST -> meters.call("list")::over;
            case S3_DELETE -> meters.call("delete")::over;
            case PACK_FORCE -> meters.force()::over;
        };
    }

    @Override
    public void counted(Count what, long number) {
        switch (what) {
            case UPLOADS_OF_A_FORCE -> meters.uploadsOfAForce(number);
            case MEMORY_HIT -> meters.read("memory", true);
            case MEMORY_MISS -> meters.read("memory", false);
            case DISK_HIT -> meters.read("disk", true);
            case DISK_MISS -> meters.read("disk", false);
        }
    }
}
