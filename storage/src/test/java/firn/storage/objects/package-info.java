/** Tests of packs and uploads in a bucket, against a stand-in for S3 in this process and what can go wrong on the way. */
@NullMarked
package firn.storage.objects;

import org.jspecify.annotations.NullMarked;
