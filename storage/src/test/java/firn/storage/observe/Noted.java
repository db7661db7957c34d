package firn.storage.observe;

import java.util.EnumMap;
import java.util.Map;

/** Notes what it is told. */
public final class Noted implements Observer {
    public final Map<Work, Integer> good = new EnumMap<>(Work.class);
    public final Map<Work, Integer> failed = new EnumMap<>(Work.class);
    public final Map<Count, Long> counts = new EnumMap<>(Count.class);

    @Override
    public Ended begins(Work work) {
        return isGood -> note(isGood ? good : failed, work);
    }

    private synchronized void note(Map<Work, Integer> where, Work work) {
        where.merge(work, 1, Integer::sum);
    }

    @Override
    public synchronized void counted(Count what, long number) {
        counts.merge(what, number, Long::sum);
    }
}
