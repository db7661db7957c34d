package firn.storage.objects;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** A bucket of a store that speaks S3. Each call is tried once. Versioning of the bucket is neither needed nor used. */
final class S3Bucket implements Bucket {
    private static final String OCTETS = "application/octet-stream";

    @FunctionalInterface
    private interface Call<T> {
        T make() throws IOException;
    }

    private final S3Client client;
    private final String bucket;
    private final S3Errors errors;

    S3Bucket(S3Client client, BucketAddress address) {
        this.client = client;
        this.bucket = address.bucket();
        this.errors = new S3Errors(address.place());
    }

    @Override
    public void put(String key, Body body) throws IOException {
        try {
            call(key, () -> send(key, body, true));
        } catch (FileAlreadyExistsException e) {
            if (!holds(key, body)) {
                throw e;
            }
        }
    }

    @Override
    public void replace(String key, Body body) throws IOException {
        call(key, () -> send(key, body, false));
    }

    /** The store compares the bytes with their MD5; that it did shows in the ETag. */
    private String send(String key, Body body, boolean onlyNew) throws IOException {
        var request = PutObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .contentMD5(body.contentMd5())
                .contentType(OCTETS)
                .contentLength(body.length());
        if (onlyNew) {
            request.ifNoneMatch("*");
        }
        var stored =
                client.putObject(request.build(), RequestBody.fromContentProvider(body::open, body.length(), OCTETS));
        if (differs(stored.eTag(), stored.serverSideEncryption(), body.hex())) {
            throw new UnavailableException("it stored other bytes than it was sent for " + key);
        }
        return key;
    }

    private boolean holds(String key, Body body) throws IOException {
        return call(key, () -> {
            var head = client.headObject(ask -> ask.bucket(bucket).key(key));
            return head.contentLength() == body.length()
                    && !differs(head.eTag(), head.serverSideEncryption(), body.hex());
        });
    }

    @Override
    public byte[] get(String key, long from, int most) throws IOException {
        try {
            return range(key, from, most);
        } catch (S3Errors.PastTheEndException e) {
            return new byte[0];
        }
    }

    private byte[] range(String key, long from, int most) throws IOException {
        return call(key, () -> {
            String range = "bytes=" + from + "-" + (from + most - 1);
            ResponseBytes<GetObjectResponse> got =
                    client.getObject(ask -> ask.bucket(bucket).key(key).range(range), ResponseTransformer.toBytes());
            return checked(key, from, got.response(), got.asByteArrayUnsafe());
        });
    }

    private static byte[] checked(String key, long from, GetObjectResponse said, byte[] bytes) throws IOException {
        if (said.contentLength() != null && said.contentLength() != bytes.length) {
            throw new UnavailableException(
                    "it sent " + bytes.length + " of " + said.contentLength() + " bytes of " + key);
        }
        String part = said.contentRange();
        if (part == null ? from > 0 : !part.startsWith("bytes " + from + "-")) {
            throw new UnavailableException("it sent another part of " + key + " than it was asked for");
        }
        boolean whole = part == null || part.endsWith("/" + bytes.length);
        if (whole && differs(said.eTag(), said.serverSideEncryption(), Body.hexOf(bytes))) {
            throw new UnavailableException("it sent other bytes than it holds for " + key);
        }
        return bytes;
    }

    /** An ETag is the MD5 only of objects stored in one piece and not encrypted under a key of their own. */
    private static boolean differs(String tag, ServerSideEncryption encryption, String md5) {
        boolean plain = encryption == null || encryption == ServerSideEncryption.AES256;
        String bare = tag == null ? "" : tag.replace("\"", "");
        return plain && bare.matches("[0-9a-f]{32}") && !bare.equals(md5);
    }

    @Override
    public long size(String key) throws IOException {
        return call(
                key, () -> client.headObject(ask -> ask.bucket(bucket).key(key)).contentLength());
    }

    @Override
    public List<Entry> list(String prefix) throws IOException {
        var entries = new ArrayList<Entry>();
        for (var page : pages(prefix, "")) {
            page.contents().forEach(it -> entries.add(new Entry(it.key(), it.size(), it.lastModified())));
        }
        return entries;
    }

    @Override
    public List<String> folders(String prefix) throws IOException {
        var names = new ArrayList<String>();
        for (var page : pages(prefix, "/")) {
            page.commonPrefixes()
                    .forEach(it -> names.add(
                            it.prefix().substring(prefix.length(), it.prefix().length() - 1)));
        }
        return names;
    }

    private List<ListObjectsV2Response> pages(String prefix, String delimiter) throws IOException {
        var request = ListObjectsV2Request.builder().bucket(bucket).prefix(prefix);
        if (!delimiter.isEmpty()) {
            request.delimiter(delimiter);
        }
        return call(
                prefix,
                () -> client.listObjectsV2Paginator(request.build()).stream().toList());
    }

    @Override
    public void delete(String key) throws IOException {
        try {
            call(key, () -> client.deleteObject(ask -> ask.bucket(bucket).key(key)));
        } catch (NoSuchFileException e) {
            return;
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private <T> T call(String key, Call<T> call) throws IOException {
        try {
            return call.make();
        } catch (SdkException e) {
            throw errors.translate(key, e);
        }
    }
}
