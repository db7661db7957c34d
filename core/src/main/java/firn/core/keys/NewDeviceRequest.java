package firn.core.keys;

import firn.core.people.Limits;
import java.time.Instant;

/** What a request is made from. */
public record NewDeviceRequest(Codes codes, Program program, Limits limits, Instant expiresAt) {
    /** Hashes of the code the program holds and of the one its user types. */
    public record Codes(String device, String user) {
        @Override
        public String toString() {
            return "Codes[…]";
        }
    }
}
