package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.property.ListProperty;
import com.oracle.labs.mlrg.olcut.config.property.SimpleProperty;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.idem4j.tribuo.configuration.ConfiguredFields;
import org.idem4j.tribuo.configuration.NearestName;
import picocli.CommandLine;

/**
 * What the command line changes in a configuration: {@code --@COMPONENT.PROPERTY VALUE} or with an equals sign.
 *
 * @param list The overrides in order.
 */
record Overrides(List<Override> list) {

    /**
     * One override.
     *
     * @param name COMPONENT.PROPERTY, with the {@code --@} before it.
     * @param value The value, a list's with commas.
     */
    record Override(String name, String value) {}

    /** Takes what a command did not match itself; anything but an override is bad usage. */
    static Overrides of(List<String> unmatched, CommandLine command) {
        List<Override> overrides = new ArrayList<>();
        for (int i = 0; i < unmatched.size(); i++) {
            String argument = unmatched.get(i);
            int equals = argument.indexOf('=');
            if (!argument.startsWith(ConfigurationManager.CONFIGURABLE_OVERRIDE)) {
                throw new CommandLine.UnmatchedArgumentException(command, List.of(argument));
            } else if (equals > 0) {
                overrides.add(new Override(argument.substring(0, equals), argument.substring(equals + 1)));
            } else if (i + 1 < unmatched.size()) {
                overrides.add(new Override(argument, unmatched.get(++i)));
            } else {
                throw new CommandLine.ParameterException(command, "The override '" + argument + "' needs a value.");
            }
        }
        return new Overrides(List.copyOf(overrides));
    }

    /** The settings of a candidate, COMPONENT.PROPERTY to value. */
    static Overrides of(Map<String, String> settings) {
        return new Overrides(settings.entrySet().stream()
                .map(setting ->
                        new Override(ConfigurationManager.CONFIGURABLE_OVERRIDE + setting.getKey(), setting.getValue()))
                .toList());
    }

    /** A sentence that tells them, to follow others; empty where there are none. */
    String told() {
        return list.isEmpty()
                ? ""
                : list.stream()
                        .map(override -> override.name() + " " + override.value())
                        .collect(Collectors.joining(", ", " But as said: ", "."));
    }

    /** These and more of this program's own. */
    Overrides and(Override... more) {
        List<Override> all = new ArrayList<>(list);
        all.addAll(Arrays.asList(more));
        return new Overrides(List.copyOf(all));
    }

    /**
     * Sets the values. OLCUT's own parser goes by the commas: an override with one is a list to it, one without is not. What
     * counts is the field, which may be a list of one number or a text with commas in it.
     *
     * @throws IllegalArgumentException If an override names no component of the configuration, no property of it, or a
     *     component as value that is not there.
     */
    void applyTo(ConfigurationManager manager) {
        for (Override override : list) {
            String[] name = override.name
                    .substring(ConfigurationManager.CONFIGURABLE_OVERRIDE.length())
                    .split("\\.");
            if (name.length != 2 || manager.getConfigurationData(name[0]).isEmpty()) {
                throw new IllegalArgumentException("The override '" + override.name
                        + "' names no component of the configuration; write --@COMPONENT.PROPERTY, the component one of "
                        + manager.getComponentNames() + "." + NearestName.hint(name[0], manager.getComponentNames()));
            }
            Class<?> type = type(manager, name[0], name[1]);
            if (Configurable.class.isAssignableFrom(type)
                    && !manager.getComponentNames().contains(override.value)) {
                throw new IllegalArgumentException("The override '" + override.name
                        + "' takes the name of a component, but"
                        + " '" + override.value + "' is none; the configuration has " + manager.getComponentNames()
                        + "." + NearestName.hint(override.value, manager.getComponentNames()));
            }
            manager.overrideConfigurableProperty(
                    name[0],
                    name[1],
                    type.isArray() || Collection.class.isAssignableFrom(type)
                            ? ListProperty.createFromStringList(List.of(override.value.split("\\s*,\\s*")))
                            : new SimpleProperty(override.value));
        }
    }

    /** The type of a component's property; Object where the class is not there, as OLCUT says when it is looked up. */
    private static Class<?> type(ConfigurationManager manager, String component, String property) {
        String className = manager.getConfigurationData(component).orElseThrow().getClassName();
        SortedSet<String> properties = new TreeSet<>();
        try {
            for (Field field : ConfiguredFields.of(Class.forName(className))) {
                if (field.getName().equals(property)) {
                    return field.getType();
                }
                properties.add(field.getName());
            }
        } catch (ClassNotFoundException e) {
            return Object.class;
        }
        throw new IllegalArgumentException("The component '" + component + "' (" + className + ") has no property '"
                + property + "'; it has " + properties + "." + NearestName.hint(property, properties));
    }
}
