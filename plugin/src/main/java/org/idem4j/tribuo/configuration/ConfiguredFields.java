package org.idem4j.tribuo.configuration;

import com.oracle.labs.mlrg.olcut.config.Config;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/** The fields that a configuration sets: those with {@link Config}. */
public final class ConfiguredFields {

    private ConfiguredFields() {}

    /**
     * The fields of a class.
     *
     * @param type The class.
     * @return Its own and those of its superclasses.
     */
    public static List<Field> of(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            for (Field field : declaring.getDeclaredFields()) {
                if (field.isAnnotationPresent(Config.class)) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    /**
     * Configures an object as another is.
     *
     * @param from The one.
     * @param to The other, which is to have its {@code postConfig} called; components are shared.
     * @return The other.
     * @param <T> Their class.
     */
    public static <T> T copy(T from, T to) {
        for (Field field : of(from.getClass())) {
            field.setAccessible(true);
            try {
                field.set(to, field.get(from));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(field + " was made accessible and is not", e);
            }
        }
        return to;
    }
}
