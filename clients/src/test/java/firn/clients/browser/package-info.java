/**
 * The page in a real browser, Debian's Chromium, led by Playwright: each visit also fails on a script's error, on an
 * error in the console and on anything the Content-Security-Policy had to stop.
 */
@NullMarked
package firn.clients.browser;

import org.jspecify.annotations.NullMarked;
