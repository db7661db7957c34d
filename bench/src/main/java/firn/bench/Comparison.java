package firn.bench;

import firn.bench.peer.Peer;
import firn.bench.peer.Running;
import firn.bench.report.Results;
import firn.bench.work.LargeFile;
import firn.bench.work.Limits;
import firn.bench.work.Memory;
import firn.bench.work.SmallFiles;
import firn.bench.work.Subject;
import firn.bench.work.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Does the same work to all servers in turn, A B C A B C, and to the bare disk. */
final class Comparison {
    /** Every round of it moves 2 GiB for every server, and its value hardly varies. */
    private static final int MEMORY_ROUNDS = 3;

    private final List<Peer> peers;
    private final List<Workload> workloads;
    private final Scratch scratch;
    private final List<Running> started = new ArrayList<>();
    private final Results results = new Results();

    Comparison(List<Peer> peers, List<Workload> workloads, Scratch scratch) {
        this.peers = peers;
        this.workloads = workloads;
        this.scratch = scratch;
    }

    Results run(int warmings, int rounds) throws IOException {
        try {
            List<Subject> subjects = new ArrayList<>();
            for (Peer peer : peers) {
                subjects.add(warm(peer, warmings));
            }
            for (int round = 1; round <= rounds; round++) {
                for (Workload workload : workloads) {
                    if (!(workload instanceof Memory) || round <= MEMORY_ROUNDS) {
                        measure(workload, subjects, round);
                    }
                }
            }
            remove(subjects, warmings, rounds);
            return results;
        } finally {
            started.forEach(Running::close);
        }
    }

    private Subject warm(Peer peer, int warmings) throws IOException {
        System.err.println("starting and warming " + peer.name());
        Running running = peer.install(scratch.make(peer.name().replace(' ', '-') + "/running"))
                .start();
        started.add(running);
        Subject subject = new Subject(
                peer.name(),
                running.target(),
                peer.install(scratch.make(peer.name().replace(' ', '-') + "/spare")));
        for (Workload workload : workloads) {
            workload.warm(subject, warmings);
        }
        return subject;
    }

    /** The rounds of warming go first, unmeasured, so that deleting is warm too. */
    private void remove(List<Subject> subjects, int warmings, int rounds) throws IOException {
        for (int round = -warmings; round <= rounds; round++) {
            for (Workload workload : round == 0 ? List.<Workload>of() : workloads) {
                for (Subject subject : subjects) {
                    workload.remove(subject, round, round < 0 ? new Results() : results);
                }
            }
        }
    }

    private void measure(Workload workload, List<Subject> subjects, int round) throws IOException {
        System.err.println("round " + round + ": " + workload.name());
        workload.prepare(round);
        Limits limits = new Limits(scratch.folder());
        switch (workload) {
            case SmallFiles files -> limits.measureSmall(round, results);
            case LargeFile file -> limits.measureLarge(file.source(), results);
            default -> {}
        }
        for (Subject subject : subjects) {
            workload.measure(subject, round, results);
        }
    }
}
