/**
 * Chunks and uploads under way in the bucket of an object store that speaks S3, for any number of server nodes at once.
 * {@link firn.storage.objects.ObjectStore} connects to one and gives the {@link firn.storage.objects.ObjectChunkStore} and
 * the {@link firn.storage.objects.ObjectSpool}; those three and the {@link firn.storage.objects.BucketAddress} are for
 * other rooms. Retries ({@link firn.storage.objects.PatientBucket}) and the cache on the local disk stay in here.
 */
@NullMarked
package firn.storage.objects;

import org.jspecify.annotations.NullMarked;
