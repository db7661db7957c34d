package firn.server.rest;

import firn.core.drive.Order;
import firn.core.tree.Name;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** How a request names an order and a position in it. */
final class Sorting {
    private Sorting() {}

    /** @throws Refusal when there is no such order */
    static Order order(String sort) {
        boolean descending = sort.startsWith("-");
        return new Order(
                switch (descending ? sort.substring(1) : sort) {
                    case "name" -> Order.By.NAME;
                    case "size" -> Order.By.SIZE;
                    case "modified" -> Order.By.MODIFIED;
                    default ->
                        throw Problems.refusal(
                                "“sort” must be name, size or modified, with - before it for the other way round.");
                },
                descending);
    }

    static String after(Order.Position position) {
        Instant modified = position.modified();
        String text = (position.folder() ? "d" : "f") + "|" + position.size() + "|" + modified.getEpochSecond() + "|"
                + modified.getNano() + "|" + position.key();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Refusal when it is none that was given out */
    static Order.Position position(String after) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
            String[] parts = text.split("\\|", 5);
            if (parts.length == 5 && parts[0].matches("[df]")) {
                Instant modified = Instant.ofEpochSecond(Long.parseLong(parts[2]), Integer.parseInt(parts[3]));
                return new Order.Position(
                        parts[0].equals("d"), Long.parseLong(parts[1]), modified, new Name(parts[4]).key());
            }
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            // said below, in words
        }
        throw Problems.refusal("“after” must be “next” of the page before, in the same order.");
    }
}
