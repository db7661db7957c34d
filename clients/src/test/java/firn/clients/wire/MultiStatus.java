package firn.clients.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A 207 taken apart: what it says of each address. */
public record MultiStatus(List<Entry> entries) {
    private static final String DAV = "DAV:";

    /** One property as it was answered. */
    public record Property(String namespace, String name, int status, String text) {}

    /** One {@code response}. */
    public record Entry(String href, List<Property> properties) {
        /** The text of a property that was found (200). */
        public Optional<String> found(String namespace, String name) {
            return properties.stream()
                    .filter(property -> property.status() == 200)
                    .filter(property -> property.namespace().equals(namespace)
                            && property.name().equals(name))
                    .map(Property::text)
                    .findFirst();
        }

        public Optional<String> dav(String name) {
            return found(DAV, name);
        }
    }

    /** Fails unless the answer is a 207 with well-formed XML. */
    public static MultiStatus of(Answer answer) {
        assertThat(answer.status()).as(answer::all).isEqualTo(207);
        List<Entry> entries = new ArrayList<>();
        for (Element response : below(parse(answer).getDocumentElement(), "response")) {
            List<Property> properties = new ArrayList<>();
            below(response, "propstat").forEach(propstat -> collect(propstat, properties));
            entries.add(new Entry(text(response, "href"), properties));
        }
        return new MultiStatus(entries);
    }

    public Entry only() {
        assertThat(entries).hasSize(1);
        return entries.getFirst();
    }

    public List<String> hrefs() {
        return entries.stream().map(Entry::href).toList();
    }

    private static Document parse(Answer answer) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(answer.body()));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("not well-formed: " + answer.all(), e);
        }
    }

    private static void collect(Element propstat, List<Property> properties) {
        int status = Integer.parseInt(text(propstat, "status").split(" ")[1]);
        for (Element prop : below(propstat, "prop")) {
            for (Element property : children(prop)) {
                properties.add(new Property(
                        Optional.ofNullable(property.getNamespaceURI()).orElse(""),
                        property.getLocalName(),
                        status,
                        property.getTextContent().strip()));
            }
        }
    }

    private static String text(Element element, String name) {
        return below(element, name).getFirst().getTextContent().strip();
    }

    private static List<Element> below(Element element, String name) {
        return children(element).stream()
                .filter(child -> DAV.equals(child.getNamespaceURI())
                        && child.getLocalName().equals(name))
                .toList();
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        NodeList nodes = element.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element child && child.getNodeType() == Node.ELEMENT_NODE) {
                children.add(child);
            }
        }
        return children;
    }
}
