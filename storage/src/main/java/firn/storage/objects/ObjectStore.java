package firn.storage.objects;

import firn.storage.objects.PatientBucket.Patience;
import firn.storage.observe.Observation;
import firn.storage.vault.Keyring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/** The connection to a bucket. To be closed after what it gave. */
public final class ObjectStore implements AutoCloseable {
    /** How long a call that fails is tried again before whoever waits is told. */
    public static final Duration PATIENCE = Duration.ofSeconds(45);

    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** How long the store may say nothing in the middle of a call. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private static final Duration ATTEMPT = Duration.ofSeconds(60);
    private static final int CONNECTIONS = 64;
    /** Bytes of memory for packs on their way out. */
    private static final long MEMORY = 96L << 20;

    private final Bucket bucket;
    private final Keys keys;
    private final RandomGenerator random;
    private final Observation observation;

    private ObjectStore(Bucket bucket, Keys keys, RandomGenerator random, Observation observation) {
        this.observation = observation;
        this.bucket = bucket;
        this.keys = keys;
        this.random = random;
    }

    /**
     * Connects, and asks for a list to see that bucket and credentials are good.
     *
     * @param random safe for many threads, not to be guessed
     * @throws IOException in words, when they are not
     */
    public static ObjectStore connect(BucketAddress address, InstantSource clock, RandomGenerator random)
            throws IOException {
        return connect(address, clock, random, PATIENCE);
    }

    static ObjectStore connect(BucketAddress address, InstantSource clock, RandomGenerator random, Duration patience)
            throws IOException {
        var observation = new Observation();
        var bucket = new PatientBucket(
                new ObservedBucket(new S3Bucket(client(address, SILENCE), address), observation),
                new Patience(patience, clock, random, Pause.REAL),
                address.place());
        var keys = Keys.under(address.prefix());
        try {
            bucket.folders(keys.root());
        } catch (IOException e) {
            bucket.close();
            throw e;
        }
        return new ObjectStore(bucket, keys, random, observation);
    }

    /**
     * The packs.
     *
     * @param cache folder of the cache, which holds nothing else
     * @param bytes that the cache may take
     * @param ring that what is stored is encrypted with
     */
    public ObjectChunkStore chunks(Path cache, long bytes, Keyring ring) throws IOException {
        return new ObjectChunkStore(bucket, keys, random, BlockCache.in(cache, bytes, observation), MEMORY, ring);
    }

    /** What is done with the bucket, and with the cache of what {@link #chunks} gives. */
    public Observation observation() {
        return observation;
    }

    /**
     * The uploads under way.
     *
     * @param ring that they are encrypted with
     */
    public ObjectSpool spool(Keyring ring) {
        return new ObjectSpool(bucket, keys, ring);
    }

    @Override
    public void close() {
        bucket.close();
    }

    /** Checksums are ours (Content-MD5): those that the SDK adds by itself, and bodies in signed chunks, are not known to all. */
    static S3Client client(BucketAddress address, Duration silence) {
        var client = S3Client.builder()
                .region(Region.of(address.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        address.key().id(), address.key().secret())))
                .serviceConfiguration(it -> it.chunkedEncodingEnabled(false))
                .forcePathStyle(address.endpoint().isPresent())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(it ->
                        it.retryStrategy(DefaultRetryStrategy.doNotRetry()).apiCallAttemptTimeout(ATTEMPT))
                .httpClientBuilder(Apache5HttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(silence)
                        .connectionAcquisitionTimeout(ATTEMPT)
                        .maxConnections(CONNECTIONS));
        address.endpoint().ifPresent(client::endpointOverride);
        return client.build();
    }
}
