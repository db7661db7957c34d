package firn.server.dav;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element of a request's XML, with all in it. */
record Element(PropertyName name, String prefix, List<Attribute> attributes, List<Item> items) implements Item {
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    record Attribute(PropertyName name, String prefix, String value) {
        boolean isLang() {
            return name.namespace().equals(XML) && name.local().equals("lang");
        }
    }

    List<Element> children() {
        List<Element> children = new ArrayList<>();
        for (Item item : items) {
            if (item instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    Optional<Element> child(String davName) {
        return children().stream().filter(it -> it.name.isDav(davName)).findFirst();
    }

    /** All character data directly in it, without the white space around. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Item item : items) {
            if (item instanceof Text it) {
                text.append(it.text());
            }
        }
        return text.toString().strip();
    }

    Optional<String> lang() {
        return attributes.stream()
                .filter(Attribute::isLang)
                .map(Attribute::value)
                .findFirst();
    }

    /**
     * As XML that stands for itself anywhere: prefixes kept (RFC 4918 §4.3), each declared where it is needed.
     *
     * @param inherited the xml:lang of the elements around it
     */
    String standalone(Optional<String> inherited) {
        StringBuilder xml = new StringBuilder();
        Optional<String> lang = lang().isPresent() ? Optional.empty() : inherited;
        write(xml, new HashMap<>(Map.of("", "", "xml", XML)), lang);
        return xml.toString();
    }

    /** What is in it, likewise. */
    String inner() {
        StringBuilder xml = new StringBuilder();
        for (Item item : items) {
            write(item, xml, Map.of("", "", "xml", XML));
        }
        return xml.toString();
    }

    private static void write(Item item, StringBuilder xml, Map<String, String> scope) {
        switch (item) {
            case Text text -> escape(text.text(), xml);
            case Element element -> element.write(xml, new HashMap<>(scope), Optional.empty());
        }
    }

    private void write(StringBuilder xml, Map<String, String> scope, Optional<String> lang) {
        String tag = tag(prefix, name.local());
        xml.append('<').append(tag);
        declare(prefix, name.namespace(), xml, scope);
        for (Attribute attribute : attributes) {
            if (!attribute.name.namespace().isEmpty()) {
                declare(attribute.prefix, attribute.name.namespace(), xml, scope);
            }
            attribute(tag(attribute.prefix, attribute.name.local()), attribute.value, xml);
        }
        lang.ifPresent(it -> attribute("xml:lang", it, xml));
        if (items.isEmpty()) {
            xml.append("/>");
            return;
        }
        xml.append('>');
        for (Item item : items) {
            write(item, xml, scope);
        }
        xml.append("</").append(tag).append('>');
    }

    private static void declare(String prefix, String namespace, StringBuilder xml, Map<String, String> scope) {
        if (!namespace.equals(scope.get(prefix))) {
            attribute(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, namespace, xml);
            scope.put(prefix, namespace);
        }
    }

    private static String tag(String prefix, String local) {
        return prefix.isEmpty() ? local : prefix + ":" + local;
    }

    private static void attribute(String name, String value, StringBuilder xml) {
        xml.append(' ').append(name).append("=\"");
        escape(value, xml);
        xml.append('"');
    }

    private static void escape(String text, StringBuilder xml) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '"' -> xml.append("&quot;");
                case '\r' -> xml.append("&#13;");
                default -> xml.append(c);
            }
        }
    }
}
