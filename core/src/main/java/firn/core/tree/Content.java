package firn.core.tree;

import firn.core.content.Checksum;

/** What a file holds now: its current version, that version's size in bytes and its checksum. */
public record Content(VersionId version, long size, Checksum checksum) {}
