package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.io.ConfigLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Configurations in XML, which may come from strangers. OLCUT's loader would fetch what a document type names, from anywhere, and
 * deserialize Java objects; so each file is looked through before it is loaded, with those that it includes.
 */
final class ConfigurationFile {

    /** The longest list of columns of the widest table is shorter. */
    private static final int MOST_BYTES = 4 << 20;

    private final Deque<Path> open = new ArrayDeque<>();
    private final Set<Path> seen = new HashSet<>();

    private ConfigurationFile() {}

    /**
     * Loads a configuration.
     *
     * @throws NoSuchFileException If there is no such file.
     * @throws IllegalArgumentException If it, or one that it includes, is too large, has a document type or names a serialized
     *     object.
     */
    static ConfigurationManager load(Path file) throws NoSuchFileException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(
                    file.toString(), null, "there is no such configuration file (" + file.toAbsolutePath() + ")");
        }
        new ConfigurationFile().check(file);
        return new ConfigurationManager(file.toString());
    }

    private void check(Path first) {
        open.push(first);
        while (!open.isEmpty()) {
            Path file = open.pop();
            // What is no XML, or isn't there, OLCUT will say.
            if (seen.add(file.toAbsolutePath().normalize())
                    && file.toString().toLowerCase(Locale.ROOT).endsWith(".xml")
                    && Files.exists(file)) {
                requireSmall(file);
                parse(file);
            }
        }
    }

    private static void requireSmall(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException(file + " is no file of at most " + (MOST_BYTES >> 20)
                        + " MiB, as configurations are; long lists of columns can be left out or given as ranges.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void parse(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            SAXParser parser = factory.newSAXParser();
            Look look = new Look(file);
            parser.setProperty("http://xml.org/sax/properties/lexical-handler", look);
            parser.parse(stream, look);
        } catch (UnsupportedEncodingException e) { // which OLCUT repeats, and no more
            throw new IllegalArgumentException(
                    file + " says in its first line that it is written in '" + e.getMessage()
                            + "', which is not known here; write it in UTF-8, and say so.",
                    e);
        } catch (SAXException | IOException e) {
            return; // OLCUT meets the same mistake at the same place, and tells it
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The parser of XML can't be kept from fetching what a file names", e);
        }
    }

    /** What a file names beside values. */
    private final class Look extends DefaultHandler2 {

        private final Path file;

        Look(Path file) {
            this.file = file;
        }

        @Override
        public void startDTD(String name, String publicId, String systemId) {
            throw new IllegalArgumentException(
                    file + " has a <!DOCTYPE …>, which can name files and addresses to fetch; a"
                            + " configuration needs none, so take it out.");
        }

        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) {
            if (name.equals(ConfigLoader.SERIALIZED) || attributes.getValue(ConfigLoader.SERIALIZED) != null) {
                throw new IllegalArgumentException(
                        file + " names a serialized Java object, which could run anything; take" + " '"
                                + ConfigLoader.SERIALIZED + "' out and describe the component by its properties.");
            }
            String included = attributes.getValue(ConfigLoader.VALUE);
            if (name.equals(ConfigLoader.FILE) && included != null) {
                open.push(file.resolveSibling(included));
            }
        }
    }
}
