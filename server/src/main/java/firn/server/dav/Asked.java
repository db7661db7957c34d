package firn.server.dav;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which properties a request asks for (RFC 4918 §14.20). */
record Asked(Asked.Kind kind, List<Live> lives, List<Asked.Dead> deads) {
    enum Kind {
        /** Those named. */
        SOME,
        /** allprop, with some named beside. */
        ALL,
        /** Only the names of all. */
        NAMES
    }

    /** A property the server attaches no meaning to. */
    record Dead(String key, byte[] empty) {
        static Dead of(PropertyName name) {
            XmlOut out = new XmlOut(64);
            if (name.namespace().isEmpty()) {
                out.raw("<").raw(name.local()).raw("/>");
            } else {
                out.raw("<x:")
                        .raw(name.local())
                        .raw(" xmlns:x=\"")
                        .text(name.namespace())
                        .raw("\"/>");
            }
            return new Dead(name.clark(), java.util.Arrays.copyOf(out.bytes(), out.size()));
        }
    }

    static final Asked EVERYTHING = new Asked(Kind.ALL, List.of(), List.of());

    boolean wantsDead() {
        return kind != Kind.SOME || !deads.isEmpty();
    }

    /** Of a PROPFIND's body. */
    static Asked of(Optional<Element> body) throws Refusal {
        if (body.isEmpty()) {
            return EVERYTHING;
        }
        Element root = body.get();
        if (!root.name().isDav("propfind")) {
            throw Refusal.of(400, "The request's XML is no DAV:propfind.");
        }
        Optional<Element> prop = root.child("prop");
        boolean all = root.child("allprop").isPresent();
        boolean names = root.child("propname").isPresent();
        if ((prop.isPresent() ? 1 : 0) + (all ? 1 : 0) + (names ? 1 : 0) != 1) {
            throw Refusal.of(400, "A DAV:propfind holds one of DAV:prop, DAV:allprop and DAV:propname.");
        }
        if (names) {
            return new Asked(Kind.NAMES, List.of(), List.of());
        }
        return all
                ? named(Kind.ALL, root.child("include").map(Element::children).orElse(List.of()))
                : named(Kind.SOME, prop.orElseThrow().children());
    }

    /** Those named in a DAV:prop. */
    static Asked named(List<Element> properties) {
        return named(Kind.SOME, properties);
    }

    private static Asked named(Kind kind, List<Element> properties) {
        List<Live> lives = new ArrayList<>();
        List<Dead> deads = new ArrayList<>();
        for (Element property : properties) {
            Live live = Live.of(property.name());
            if (live == null) {
                deads.add(Dead.of(property.name()));
            } else if (!lives.contains(live)) {
                lives.add(live);
            }
        }
        return new Asked(kind, List.copyOf(lives), List.copyOf(deads));
    }
}
