package firn.server.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes the JSON bodies of bulk requests. What all of them hold in memory is bounded, and few large ones are worked on at a
 * time, since what is made of them takes several times their bytes.
 */
final class LargeBodies {
    private static final long MOST_HELD = 64L << 20;
    private static final int LARGE = 1 << 20;
    private static final int AT_A_TIME = 2;
    private static final int STEP = 64 << 10;

    private final AtomicLong held = new AtomicLong();
    private final Semaphore turns = new Semaphore(AT_A_TIME, true);

    /** What is done with a body. */
    @FunctionalInterface
    interface Work {
        Reply on(byte[] body) throws IOException;
    }

    Reply work(Call call, Work work) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            read(call.json(), body);
            return body.size() > LARGE ? inTurn(work, body.toByteArray()) : work.on(body.toByteArray());
        } finally {
            held.addAndGet(-body.size());
        }
    }

    /** Counts as it reads: a sender that only says much is not taken for one that sends it. */
    private void read(InputStream in, ByteArrayOutputStream body) throws IOException {
        byte[] some = in.readNBytes(STEP);
        while (some.length > 0) {
            if (body.size() + some.length > Json.BULK) {
                throw new Refusal(Problems.tooLarge(Json.BULK));
            }
            body.write(some);
            if (held.addAndGet(some.length) > MOST_HELD) {
                throw new Refusal(Problems.busy("Too many large requests are on their way; try again in a moment."));
            }
            some = in.readNBytes(STEP);
        }
    }

    private Reply inTurn(Work work, byte[] body) throws IOException {
        turns.acquireUninterruptibly();
        try {
            return work.on(body);
        } finally {
            turns.release();
        }
    }
}
