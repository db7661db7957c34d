package firn.core.keys;

import firn.core.people.Limits;
import java.time.Instant;

/** What a request is made from. */
public record NewDeviceRequest(Codes codes, String client, String name, Limits limits, Instant expiresAt) {
    /** Hashes of the code the program holds and of the one its user types. */
    public record Codes(String device, String user) {
        @Override
        public String toString() {
            return "Codes[…]";
        }
    }

    /** A name is whatever the program claims: it is cut, not refused. */
    public NewDeviceRequest {
        name = new NewDevice(0, client, name, limits, "").name();
    }
}
