package firn.core.people;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the in-memory directory keeps. Its parts hold this object's lock while they read or write. */
final class Tables {
    /** The two sides of a membership. */
    record Pair(long whole, long account) {}

    final TreeMap<Long, Account> accounts = new TreeMap<>();
    final Map<Long, String> passwordHashes = new HashMap<>();
    final TreeMap<Long, Organisation> organisations = new TreeMap<>();
    final Map<Pair, Member> members = new HashMap<>();
    final TreeMap<Long, Team> teams = new TreeMap<>();
    final TreeMap<Long, DriveEntry> drives = new TreeMap<>();
    final TreeMap<Long, DeletedDrive> deletedDrives = new TreeMap<>();
    final Map<Pair, DriveMember> driveMembers = new HashMap<>();
    final TreeMap<Long, AppPassword> appPasswords = new TreeMap<>();
    final TreeMap<Long, BrowserSession> sessions = new TreeMap<>();

    /** App passwords and sessions by the hashes of their secrets. */
    final Map<String, Long> secrets = new HashMap<>();

    private final InstantSource clock;
    private long last;

    Tables(InstantSource clock) {
        this.clock = clock;
    }

    long nextId() {
        return ++last;
    }

    Instant now() {
        return millis(clock.instant());
    }

    static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
