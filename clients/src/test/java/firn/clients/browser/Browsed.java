package firn.clients.browser;

import firn.clients.target.OnlyFirn;
import firn.clients.target.Served;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** The class's tests and constructor get the run's {@link Chromium}; where there is none, they are skipped. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Served
@OnlyFirn("only Firn has the page")
@ExtendWith(RunChromium.class)
@interface Browsed {}
