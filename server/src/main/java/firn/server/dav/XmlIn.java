package firn.server.dav;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads a request's XML: no DTD, no entities but XML's own, bounded in size, depth, elements and attributes. */
final class XmlIn {
    static final int MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_ELEMENTS = 10_000;
    private static final int MAX_ATTRIBUTES = 64;
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private int elements;

    private XmlIn(XMLStreamReader reader) {
        this.reader = reader;
    }

    /**
     * The root element; empty for an empty body.
     *
     * @throws Refusal 400 for what is not well-formed or out of bounds, 413 for too many bytes
     */
    static Optional<Element> read(InputStream body) throws IOException, Refusal {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw Refusal.of(413, "The request's XML is larger than 1 MiB.");
        }
        if (bytes.length == 0) {
            return Optional.empty();
        }
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                return Optional.of(new XmlIn(reader).document());
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw Refusal.of(400, "The request's XML is not well-formed: " + firstLine(e));
        }
    }

    private Element document() throws XMLStreamException, Refusal {
        Element root = null;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw Refusal.of(400, "The request's XML holds a DOCTYPE, which this server refuses.");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                root = element(1);
            }
        }
        return required(root);
    }

    private static Element required(@Nullable Element root) throws Refusal {
        if (root == null) {
            throw Refusal.of(400, "The request's XML has no element.");
        }
        return root;
    }

    private Element element(int depth) throws XMLStreamException, Refusal {
        if (depth > MAX_DEPTH || ++elements > MAX_ELEMENTS || reader.getAttributeCount() > MAX_ATTRIBUTES) {
            throw Refusal.of(400, "The request's XML is too deep or has too many elements or attributes.");
        }
        requireBoundPrefixes();
        PropertyName name = new PropertyName(text(reader.getNamespaceURI()), reader.getLocalName());
        String prefix = text(reader.getPrefix());
        List<Element.Attribute> attributes = attributes();
        List<Item> items = new ArrayList<>(4);
        int event = reader.next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> items.add(element(depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    items.add(new Text(reader.getText()));
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw Refusal.of(400, "The request's XML refers to an entity, which this server refuses.");
                default -> {}
            }
            event = reader.next();
        }
        return new Element(name, prefix, attributes, items);
    }

    /** A prefix cannot be bound to nothing (Namespaces in XML 1.0 §2.2), which the parser lets pass. */
    private void requireBoundPrefixes() throws Refusal {
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            if (!text(reader.getNamespacePrefix(i)).isEmpty()
                    && text(reader.getNamespaceURI(i)).isEmpty()) {
                throw Refusal.of(400, "The request's XML binds a prefix to no namespace.");
            }
        }
    }

    private List<Element.Attribute> attributes() {
        int count = reader.getAttributeCount();
        if (count == 0) {
            return List.of();
        }
        List<Element.Attribute> attributes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            attributes.add(new Element.Attribute(
                    new PropertyName(text(reader.getAttributeNamespace(i)), reader.getAttributeLocalName(i)),
                    text(reader.getAttributePrefix(i)),
                    reader.getAttributeValue(i)));
        }
        return attributes;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String firstLine(XMLStreamException e) {
        String message = text(e.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return factory;
    }
}
