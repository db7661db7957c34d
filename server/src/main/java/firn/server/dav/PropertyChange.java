package firn.server.dav;

import firn.core.drive.Operation;
import firn.core.drive.Outcome;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The properties a PROPPATCH or an extended MKCOL sets and removes: all of it is done, or nothing (RFC 4918 §9.2). */
final class PropertyChange {
    private static final int MAX_VALUE = 1 << 16;

    private final Map<PropertyName, Optional<String>> dead = new LinkedHashMap<>();
    private final List<PropertyName> named = new ArrayList<>();
    private final Map<PropertyName, String> refused = new HashMap<>();
    private final boolean isFile;
    private Optional<Instant> created = Optional.empty();
    private Optional<Instant> modified = Optional.empty();
    private Optional<Boolean> executable = Optional.empty();

    private PropertyChange(boolean isFile) {
        this.isFile = isFile;
    }

    /** Of a DAV:propertyupdate, instruction by instruction in their order. */
    static PropertyChange of(Element update, boolean isFile) throws Refusal {
        if (!update.name().isDav("propertyupdate")) {
            throw Refusal.of(400, "The request's XML is no DAV:propertyupdate.");
        }
        PropertyChange change = new PropertyChange(isFile);
        for (Element instruction : update.children()) {
            boolean set = instruction.name().isDav("set");
            if (!set && !instruction.name().isDav("remove")) {
                continue;
            }
            Element prop = instruction
                    .child("prop")
                    .orElseThrow(() -> Refusal.of(400, "A DAV:set or DAV:remove holds a DAV:prop."));
            Optional<String> lang = prop.lang().or(instruction::lang).or(update::lang);
            for (Element property : prop.children()) {
                change.add(property, set, lang);
            }
        }
        if (change.named.isEmpty()) {
            throw Refusal.of(400, "The DAV:propertyupdate names no property.");
        }
        return change;
    }

    /** Of a DAV:mkcol; its resource type must be a folder's. */
    static PropertyChange ofNewFolder(Element mkcol) throws Refusal {
        PropertyChange change = new PropertyChange(false);
        for (Element set : mkcol.children()) {
            Optional<Element> prop = set.name().isDav("set") ? set.child("prop") : Optional.empty();
            for (Element property : prop.map(Element::children).orElse(List.of())) {
                if (property.name().isDav("resourcetype")) {
                    change.resourceType(property);
                } else {
                    change.add(property, true, prop.orElseThrow().lang());
                }
            }
        }
        return change;
    }

    private void resourceType(Element type) {
        named.add(type.name());
        for (Element kind : type.children()) {
            if (!kind.name().isDav("collection")) {
                refused.put(type.name(), "valid-resourcetype");
            }
        }
    }

    /** The properties that cannot be changed, each with its precondition's element. */
    Map<PropertyName, String> refused() {
        return refused;
    }

    /** Nothing can be changed, whatever it is. */
    void refuseAll() {
        named.forEach(name -> refused.put(name, "cannot-modify-protected-property"));
    }

    private void add(Element property, boolean set, Optional<String> lang) {
        PropertyName name = property.name();
        if (!named.contains(name)) {
            named.add(name);
        }
        boolean known = set ? setsKnown(name, property.text()) : removesKnown(name);
        if (!known) {
            String value = set ? property.standalone(lang) : "";
            if (value.length() > MAX_VALUE) {
                refused.put(name, "");
            }
            dead.put(name, set ? Optional.of(value) : Optional.empty());
        }
    }

    /** Whether the property is one the server gives a meaning; then its value is taken over or refused. */
    private boolean setsKnown(PropertyName name, String text) {
        Live live = Live.of(name);
        if (name.isDav("lastmodified")) {
            modified = taken(name, seconds(text));
        } else if (live == Live.WIN32_MODIFIED || live == Live.GETLASTMODIFIED) {
            modified = taken(name, HttpDates.parse(text));
        } else if (live == Live.WIN32_CREATED) {
            created = taken(name, HttpDates.parse(text));
        } else if (live == Live.EXECUTABLE && isFile) {
            executable = taken(name, bit(text));
        } else if (live != null) {
            refused.put(name, "cannot-modify-protected-property");
        } else {
            return false;
        }
        return true;
    }

    private boolean removesKnown(PropertyName name) {
        @Nullable Live live = Live.of(name);
        if (live == Live.EXECUTABLE && isFile) {
            executable = Optional.of(false);
        } else if (live != null) {
            refused.put(name, "cannot-modify-protected-property");
        }
        return live != null;
    }

    private <T> Optional<T> taken(PropertyName name, Optional<T> value) {
        if (value.isEmpty()) {
            refused.put(name, "");
        }
        return value;
    }

    private static Optional<Instant> seconds(String text) {
        try {
            return Optional.of(ClientTimes.seconds(text));
        } catch (Refusal e) {
            return HttpDates.parse(text);
        }
    }

    private static Optional<Boolean> bit(String text) {
        return switch (text) {
            case "T", "t", "1" -> Optional.of(true);
            case "F", "f", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Does all of it in one transaction. */
    void apply(Call call, NodeId node) throws IOException, Refusal {
        List<Operation> operations = new ArrayList<>(2);
        if (!dead.isEmpty()) {
            Map<String, Optional<String>> values = new HashMap<>();
            dead.forEach((name, value) -> values.put(name.clark(), value));
            operations.add(new Operation.Describe(node, values));
        }
        if (created.isPresent() || modified.isPresent() || executable.isPresent()) {
            operations.add(new Operation.Touch(node, created, modified, executable));
        }
        for (Outcome outcome :
                operations.isEmpty() ? List.<Outcome>of() : call.view().apply(operations)) {
            Answers.done(call, outcome);
        }
    }

    /** The propstats: all 200, or those refused 403 and the others 424. */
    void writeOutcome(XmlOut out) {
        if (refused.isEmpty()) {
            propstat(out, named, 200, "");
            return;
        }
        List<PropertyName> dependent = new ArrayList<>(named);
        dependent.removeAll(refused.keySet());
        for (PropertyName name : named) {
            String element = refused.get(name);
            if (element != null) {
                propstat(out, List.of(name), element.isEmpty() ? 409 : 403, element);
            }
        }
        if (!dependent.isEmpty()) {
            propstat(out, dependent, 424, "");
        }
    }

    private static void propstat(XmlOut out, List<PropertyName> names, int code, String element) {
        out.raw("<D:propstat><D:prop>");
        for (PropertyName name : names) {
            Live live = Live.of(name);
            if (live != null) {
                live.writeEmpty(out);
            } else {
                out.raw(Asked.Dead.of(name).empty());
            }
        }
        out.raw("</D:prop><D:status>").raw(Statuses.line(code)).raw("</D:status>");
        if (!element.isEmpty()) {
            out.raw("<D:error><D:").raw(element).raw("/></D:error>");
        }
        out.raw("</D:propstat>");
    }
}
