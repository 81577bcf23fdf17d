package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.config.property.SimpleProperty;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.idem4j.tribuo.configuration.ConfiguredFields;
import org.idem4j.tribuo.configuration.ConfiguredValues;
import org.idem4j.tribuo.configuration.NearestName;

/** Makes components of a configuration; what can't be made is told with the name of the component that is at fault. */
final class Components {

    /** How OLCUT begins the message of an error that it knows the component of. */
    private static final Pattern NAMED = Pattern.compile("^Component:([^,]+),");

    private final ConfigurationManager manager;
    private final Set<String> seen = new HashSet<>();

    private Components(ConfigurationManager manager) {
        this.manager = manager;
    }

    /**
     * Makes a component with all that it is made of.
     *
     * @throws IllegalArgumentException If it can't be; the message names component, property and remedy.
     */
    static Configurable lookup(ConfigurationManager manager, String name) {
        try {
            return manager.lookup(name);
        } catch (PropertyException e) {
            PropertyException fault = innermost(e);
            String property = fault.getProperty() == null ? "" : fault.getProperty();
            String component = named(fault)
                    .or(() -> new Components(manager).atFault(name, property, fault.getMsg()))
                    .or(() -> named(e))
                    .orElse(name);
            throw new IllegalArgumentException(
                    "in the configuration, component '" + component + "', " + property
                            + (property.isEmpty() ? "" : ": ") + fault.getMsg() + hint(manager, component, property),
                    e);
        } catch (NullPointerException e) {
            // OLCUT asks what a class declares before it looks whether it is one that can be configured.
            throw new IllegalArgumentException(
                    "in the configuration, component '" + name
                            + "' can't be made: a component that it is made of has a type"
                            + " that can't be configured, or is not there. Compare the names and types of its components"
                            + " with a configuration that works.",
                    e);
        }
    }

    private static PropertyException innermost(PropertyException e) {
        return e.getCause() instanceof PropertyException cause ? innermost(cause) : e;
    }

    private static Optional<String> named(PropertyException e) {
        Matcher named = NAMED.matcher(e.getMessage());
        return named.find() ? Optional.of(named.group(1).strip()) : Optional.empty();
    }

    /** The innermost component that has the property and fails with the message. */
    private Optional<String> atFault(String name, String property, String message) {
        Optional<ConfigurationData> data = manager.getConfigurationData(name);
        if (data.isEmpty() || !seen.add(name)) {
            return Optional.empty();
        }
        Optional<String> inner = data.get().getProperties().values().stream()
                .flatMap(ConfiguredValues::of)
                .map(value -> atFault(value, property, message))
                .flatMap(Optional::stream)
                .findFirst();
        return inner.isPresent() || !fields(data.get()).containsKey(property) || !fails(name, message)
                ? inner
                : Optional.of(name);
    }

    private boolean fails(String name, String message) {
        // OLCUT keeps what it made before a check failed, so the same manager would give that.
        ConfigurationManager anew = new ConfigurationManager();
        anew.addConfiguration(manager.getComponentNames().stream()
                .map(each -> manager.getConfigurationData(each).orElseThrow())
                .toList());
        try {
            anew.lookup(name);
            return false;
        } catch (PropertyException e) {
            return innermost(e).getMsg().equals(message);
        } catch (NullPointerException e) {
            return false; // another fault, as in lookup
        }
    }

    /** The configured fields of a component by name; none where its class is not there. */
    private static Map<String, Field> fields(ConfigurationData data) {
        Map<String, Field> fields = new TreeMap<>();
        try {
            ConfiguredFields.of(Class.forName(data.getClassName()))
                    .forEach(field -> fields.put(field.getName(), field));
        } catch (ClassNotFoundException | LinkageError e) {
            return Map.of();
        }
        return fields;
    }

    /** What may have been meant by a property that isn't there, or a value that is none of a few. */
    private static String hint(ConfigurationManager manager, String component, String property) {
        Optional<ConfigurationData> data = manager.getConfigurationData(component);
        Map<String, Field> fields = data.map(Components::fields).orElse(Map.of());
        if (fields.isEmpty() || property.isEmpty()) {
            return "";
        }
        if (!fields.containsKey(property)) {
            return " It has " + fields.keySet() + "." + NearestName.hint(property, fields.keySet());
        }
        if (fields.get(property).getType().isEnum()
                && data.orElseThrow().getProperties().get(property) instanceof SimpleProperty given) {
            List<String> names = Arrays.stream(fields.get(property).getType().getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .toList();
            return " Choose one of " + String.join(", ", names) + "." + NearestName.hint(given.getValue(), names);
        }
        return "";
    }
}
