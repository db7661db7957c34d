package firn.storage.objects;

import firn.storage.observe.Observation;
import firn.storage.observe.Observer.Work;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** Tells of each call. That something is not there, or is there already, is an answer and no failure. */
final class ObservedBucket implements Bucket {
    private final Bucket bucket;
    private final Observation observation;

    /** What a call came to. */
    private sealed interface Answer<T> {
        record Given<T>(T value) implements Answer<T> {}

        record Refused<T>(IOException words) implements Answer<T> {}
    }

    ObservedBucket(Bucket bucket, Observation observation) {
        this.bucket = bucket;
        this.observation = observation;
    }

    @Override
    public void put(String key, Body body) throws IOException {
        told(Work.S3_WRITE, () -> {
            bucket.put(key, body);
            return key;
        });
    }

    @Override
    public void replace(String key, Body body) throws IOException {
        told(Work.S3_WRITE, () -> {
            bucket.replace(key, body);
            return key;
        });
    }

    @Override
    public byte[] get(String key, long from, int most) throws IOException {
        return told(Work.S3_READ, () -> bucket.get(key, from, most));
    }

    @Override
    public long size(String key) throws IOException {
        return told(Work.S3_READ, () -> bucket.size(key));
    }

    @Override
    public List<Entry> list(String prefix) throws IOException {
        return told(Work.S3_LIST, () -> bucket.list(prefix));
    }

    @Override
    public List<String> folders(String prefix) throws IOException {
        return told(Work.S3_LIST, () -> bucket.folders(prefix));
    }

    @Override
    public void delete(String key) throws IOException {
        told(Work.S3_DELETE, () -> {
            bucket.delete(key);
            return key;
        });
    }

    @Override
    public void close() {
        bucket.close();
    }

    private <T> T told(Work work, Observation.Task<T> call) throws IOException {
        Answer<T> answer = observation.of(work, () -> answer(call));
        return switch (answer) {
            case Answer.Given<T>(T value) -> value;
            case Answer.Refused<T>(IOException words) -> throw words;
        };
    }

    private static <T> Answer<T> answer(Observation.Task<T> call) throws IOException {
        try {
            return new Answer.Given<>(call.run());
        } catch (NoSuchFileException | FileAlreadyExistsException e) {
            return new Answer.Refused<>(e);
        }
    }
}
