package org.idem4j.tribuo.cluster;

import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.property.SimpleProperty;
import java.io.File;
import java.lang.reflect.Field;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.idem4j.tribuo.configuration.ConfiguredFields;
import org.idem4j.tribuo.configuration.ConfiguredValues;

/**
 * A file or folder that a configuration names.
 *
 * @param component The component.
 * @param property Its property, a path or an address.
 * @param address Whether it is an address, {@code file:/…}.
 * @param path The file or folder, which exists.
 */
record NamedFile(String component, String property, boolean address, Path path) {

    /**
     * What components name, and those that they are made of.
     *
     * @param manager The configuration.
     * @param roots The components.
     * @return Without what does not exist, and without addresses elsewhere.
     */
    static List<NamedFile> in(ConfigurationManager manager, List<String> roots) {
        List<NamedFile> files = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            String name = open.pop();
            if (manager.getConfigurationData(name).isPresent() && seen.add(name)) {
                ConfigurationData component = manager.getConfigurationData(name).get();
                component.getProperties().values().stream()
                        .flatMap(ConfiguredValues::of)
                        .forEach(open::push);
                fields(component).forEach(field -> add(files, manager, component, field));
            }
        }
        return files;
    }

    private static List<Field> fields(ConfigurationData component) {
        try {
            return ConfiguredFields.of(Class.forName(component.getClassName()));
        } catch (ClassNotFoundException e) {
            return List.of(); // OLCUT says so when it makes the component
        }
    }

    private static void add(
            List<NamedFile> files, ConfigurationManager manager, ConfigurationData component, Field field) {
        Class<?> type = field.getType();
        boolean address = type == URI.class || type == URL.class;
        if ((address || type == Path.class || type == File.class)
                && component.getProperties().get(field.getName()) instanceof SimpleProperty property) {
            String value = manager.getImmutableGlobalProperties()
                    .replaceGlobalProperties(component.getName(), field.getName(), property.getValue());
            Path path = path(value, address);
            if (path != null && Files.exists(path)) {
                files.add(new NamedFile(component.getName(), field.getName(), address, path));
            }
        }
    }

    /** Null where a value is no path, or one elsewhere. */
    private static Path path(String value, boolean address) {
        if (value.isBlank()) {
            return null; // not the working directory
        }
        try {
            return address ? Path.of(URI.create(value)) : Path.of(value);
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return null;
        }
    }
}
