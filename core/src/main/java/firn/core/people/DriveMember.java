package firn.core.people;

import firn.core.access.Actor;
import java.time.Instant;

/** An account with its role on a drive (RGT-2). */
public record DriveMember(long drive, long account, Actor.Role role, Instant since) {}
