package firn.clients.target;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The class's tests and constructor get the run's {@link DavServer}; it is started once and closed when the run ends.
 * {@code -Dfirn.clients.target=apache} points the tests at the reference peer instead of Firn.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunServer.class)
public @interface Served {}
