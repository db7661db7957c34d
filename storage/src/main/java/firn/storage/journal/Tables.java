package firn.storage.journal;

import java.util.List;

/** Which tables are exported, and how a row of each is known. A test holds this against the schema. */
final class Tables {
    /** @param key columns of its primary key */
    record Table(String name, List<String> key) {
        static Table of(String name, String... key) {
            return new Table(name, List.of(key));
        }
    }

    /** What belongs to a node: found by the node's id and over with it. */
    static final List<Table> OF_NODES = List.of(
            Table.of("node", "drive_id", "node_id"),
            Table.of("trash", "drive_id", "node_id"),
            Table.of("version", "drive_id", "version_id"),
            Table.of("node_property", "drive_id", "node_id", "name"),
            Table.of("node_grant", "drive_id", "node_id", "account"));

    /** What belongs to a version. */
    static final Table DIGEST = Table.of("digest", "drive_id", "version_id", "algorithm");

    static final Table MANIFEST = Table.of("manifest", "drive_id", "version_id", "segment");

    static final Table CHANGE = Table.of("change", "drive_id", "cursor");

    /** Who there is, in an order in which rows may be put back: those that others refer to first. */
    static final List<Table> PEOPLE = List.of(
            Table.of("account", "id"),
            Table.of("organisation", "id"),
            Table.of("member", "organisation", "account"),
            Table.of("team", "id"),
            Table.of("team_member", "team", "account"),
            Table.of("drive", "id"),
            Table.of("drive_member", "drive", "account"),
            Table.of("app_password", "id"),
            Table.of("second_factor", "account"),
            Table.of("recovery_code", "account", "code_hash"),
            Table.of("passkey", "id"),
            Table.of("identity", "issuer", "subject"));

    /** What is not exported, each for a reason: it ends soon, is made anew from the packs, or is the export's own. */
    static final List<String> LEFT_OUT = List.of(
            "drive_head", // cursor and next id are in the heads of segments, the bytes used are counted
            "chunk", // made anew from the packs
            "browser_session",
            "ticket",
            "device", // programs that were let in are let in again: their tokens change too often to be exported
            "device_token",
            "device_request",
            "node_lock",
            "chunk_claim",
            "commit_reply",
            "care_round",
            "care_chunk",
            "care_pack",
            "care_pin",
            "installation", // a server has a name of its own for its backups
            "allowance",
            "scheduled_tasks",
            "export_touched",
            "job", // what was done, and is wished, says the server anew
            "log_level",
            "scrub", // everything is read anew after a rebuild
            "scrub_damage",
            "export_lease",
            "flyway_schema_history",
            "sqlite_sequence");

    private Tables() {}
}
