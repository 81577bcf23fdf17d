package org.idem4j.tribuo.tuning;

import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.property.Property;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.idem4j.onnx.io.Sha256;

/** Tells whether two configurations would train alike. */
public final class Fingerprint {

    private Fingerprint() {}

    /**
     * A hash of all components but the search itself, which may grow.
     *
     * @param configuration The configuration.
     * @return A SHA-256 in hexadecimal.
     * @throws IOException Never, as no file is read.
     */
    public static String of(ConfigurationManager configuration) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String name : new TreeSet<>(configuration.getComponentNames())) {
            ConfigurationData component =
                    configuration.getConfigurationData(name).orElseThrow();
            if (!isSearch(component)) {
                text.append(name).append(' ').append(component.getClassName()).append('\n');
                Map<String, Property> properties = new TreeMap<>(component.getProperties());
                properties.forEach((property, value) -> text.append("  ")
                        .append(property)
                        .append('=')
                        .append(value)
                        .append('\n'));
            }
        }
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8), List.of());
    }

    /**
     * Whether a component is part of a search, not of what is trained.
     *
     * @param component The component.
     * @return True for a {@link Search} or a {@link Space}.
     */
    public static boolean isSearch(ConfigurationData component) {
        return component.getClassName().equals(Search.class.getName())
                || component.getClassName().equals(Space.class.getName());
    }
}
