package firn.storage.objects;

class InMemoryBucketTest extends BucketContract {
    private final Bucket bucket = new InMemoryBucket();

    @Override
    Bucket bucket() {
        return bucket;
    }
}
