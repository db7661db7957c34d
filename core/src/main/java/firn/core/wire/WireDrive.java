package firn.core.wire;

import firn.core.access.Actor;

/** A drive of the asker, with their role there. */
public record WireDrive(long id, String name, Actor.Role role, boolean webdav) {}
