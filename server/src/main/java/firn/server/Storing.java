package firn.server;

import firn.server.meters.StorageMeters;
import firn.server.request.CurrentRequest;
import firn.server.request.Trace;
import firn.storage.observe.Observer;

/** Measures what storage tells of its work, and tells it on. */
final class Storing implements Observer {
    private final StorageMeters meters;
    private final Trace elsewhere;

    /** @param elsewhere told what is done for no request, or for many */
    Storing(StorageMeters meters, Trace elsewhere) {
        this.meters = meters;
        this.elsewhere = elsewhere;
    }

    @Override
    public Ended begins(Work work) {
        return switch (work) {
            case S3_READ -> both(meters.call("read"), "s3 read");
            case S3_WRITE -> both(meters.call("write"), "s3 write");
            case S3_LIST -> both(meters.call("list"), "s3 list");
            case S3_DELETE -> both(meters.call("delete"), "s3 delete");
            case PACK_FORCE -> both(meters.force(), "pack force");
        };
    }

    private Ended both(StorageMeters.Running running, String name) {
        Trace.Step step = CurrentRequest.step(name, elsewhere);
        return good -> {
            running.over(good);
            step.over(good);
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
