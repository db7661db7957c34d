package firn.core.wire;

import java.util.List;

/** A file's versions, newest first; {@code current} is the one the file holds now. */
public record WireVersions(long current, List<WireVersion> versions) {}
