package firn.server.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the route for a method and a path. HEAD is answered by GET where it has no route of its own. */
final class Router {
    private final List<Route> routes;

    Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    List<Route> routes() {
        return routes;
    }

    sealed interface Match {
        record Found(Route route, Map<String, String> path) implements Match {}

        /** The path is known, under other methods. */
        record WrongMethod(Set<String> allowed) implements Match {}

        record Unknown() implements Match {}
    }

    Match match(String method, List<String> segments) {
        Optional<Match.Found> found = find(method, segments);
        if (found.isEmpty() && method.equals("HEAD")) {
            found = find("GET", segments);
        }
        if (found.isPresent()) {
            return found.get();
        }
        Set<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            if (route.fits(segments).isPresent()) {
                allowed.add(route.method());
            }
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        return allowed.isEmpty() ? new Match.Unknown() : new Match.WrongMethod(allowed);
    }

    private Optional<Match.Found> find(String method, List<String> segments) {
        for (Route route : routes) {
            if (route.method().equals(method)) {
                Optional<Map<String, String>> path = route.fits(segments);
                if (path.isPresent()) {
                    return Optional.of(new Match.Found(route, path.get()));
                }
            }
        }
        return Optional.empty();
    }
}
