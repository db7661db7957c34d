package firn.bench.work;

import firn.bench.peer.Running;
import firn.bench.report.Results;
import firn.bench.report.Row;
import java.io.IOException;

/** A fresh process of a server that was set up before, timed until its first PROPFIND is answered. */
public record ColdStart() implements Workload {
    @Override
    public String name() {
        return "start";
    }

    /** One start unmeasured: programs and libraries come from memory for everybody. */
    @Override
    public void warm(Subject subject, int times) throws IOException {
        subject.spare().start().close();
    }

    @Override
    public void measure(Subject subject, int round, Results results) throws IOException {
        Disk.settle();
        try (Running started = subject.spare().start()) {
            results.add(Row.START, subject.name(), started.secondsToAnswer());
        }
    }
}
