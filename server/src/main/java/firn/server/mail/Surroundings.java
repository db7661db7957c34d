package firn.server.mail;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What letters need of the world.
 *
 * @param address by which people reach the server; never what a request claims it to be
 * @param later runs what nobody has to wait for
 */
public record Surroundings(InstantSource clock, SecureRandom random, Executor later, Supplier<String> address) {}
