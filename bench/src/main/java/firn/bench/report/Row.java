package firn.bench.report;

import static firn.bench.report.Column.APACHE;
import static firn.bench.report.Column.LIMIT;
import static firn.bench.report.Column.SMALL_DRIVE;

/** The rows of all tables, with their goals: WebDAV, growth, bulk transfer. */
public enum Row {
    PUT_SMALL("PUT 2,000 × 4 KiB, 8 connections, files/s", new Goal.AtLeast(1.5, APACHE)),
    GET_SMALL("GET the same, files/s", new Goal.AtLeast(0.8, APACHE)),
    PROPFIND("PROPFIND depth 0, 8 connections, /s", new Goal.AtLeast(1.0, APACHE)),
    DELETE("DELETE the same, 8 connections, files/s", new Goal.AtLeast(0.6, APACHE)),
    LISTING("PROPFIND depth 1 of 10,000 entries, 4 properties, ms", new Goal.AtMost(1.0, APACHE)),
    PUT_LARGE("PUT 1 GiB, s", new Goal.AtMost(1.2, LIMIT)),
    GET_LARGE("GET 1 GiB, s", new Goal.AtMost(1.5, APACHE)),
    START("cold start to first answer, s", new Goal.Below(1.0)),
    IDLE("memory idle, MB", new Goal.Below(200)),
    PEAK("memory peak under the 1 GiB load, MB", new Goal.Below(400)),

    NODE_PROPFIND("PROPFIND depth 0 of one node, µs", new Goal.AtMost(1.2, SMALL_DRIVE)),
    NODE_PUT("PUT 4 KiB, µs", new Goal.AtMost(1.2, SMALL_DRIVE)),
    NODE_GET("GET 4 KiB, µs", new Goal.AtMost(1.2, SMALL_DRIVE)),
    NODE_MOVE("MOVE one file, µs", new Goal.AtMost(1.2, SMALL_DRIVE)),
    MOVE_FOLDER("MOVE a folder of 100,000 nodes, ms", new Goal.Below(50)),
    DELETE_FOLDER("DELETE a folder of 100,000 nodes, ms", new Goal.Below(50)),

    UP("S up, s (Firn: durable)", new Goal.Below(1.0)),
    DOWN("S down into files, s", new Goal.Below(0.8)),
    DOWN_FLUSHED("S down into files, then sync, s", new Goal.Below(0.8)),
    UP_CPU("S up, CPU of both ends, s", new Goal.Below(2.5)),
    DOWN_CPU("S down, CPU of both ends, s", new Goal.Below(2.5));

    private final String label;
    private final Goal goal;

    Row(String label, Goal goal) {
        this.label = label;
        this.goal = goal;
    }

    public String label() {
        return label;
    }

    public Goal goal() {
        return goal;
    }
}
