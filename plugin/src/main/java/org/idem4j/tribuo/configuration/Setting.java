package org.idem4j.tribuo.configuration;

import com.oracle.labs.mlrg.olcut.config.PropertyException;
import java.util.function.Function;

/** A value that a configuration, or code in its place, gives. */
public final class Setting {

    private Setting() {}

    /**
     * Refuses a value.
     *
     * @param holds Whether it may stand.
     * @param field The field of the configuration.
     * @param message What is wrong with it, and what it may be.
     * @throws PropertyException If it may not.
     */
    public static void require(boolean holds, String field, String message) {
        require(holds, "", field, message);
    }

    /**
     * Refuses a value of a component that knows its name.
     *
     * @param holds Whether it may stand.
     * @param component The component's name.
     * @param field The field of the configuration.
     * @param message What is wrong with it, and what it may be.
     * @throws PropertyException If it may not.
     */
    public static void require(boolean holds, String component, String field, String message) {
        if (!holds) {
            throw new PropertyException(component, field, message);
        }
    }

    /**
     * Reads a value that a configuration has as text.
     *
     * @param <T> What it is.
     * @param field The field of the configuration.
     * @param text The text.
     * @param parser Reads it; throws an IllegalArgumentException whose message says what it may be.
     * @return The value.
     * @throws PropertyException If the parser refuses it.
     */
    public static <T> T parsed(String field, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new PropertyException(e, "", field, e.getMessage());
        }
    }

    /**
     * Makes the checks of a configuration on values that were set in code.
     *
     * @param postConfig The object's {@code postConfig()}.
     * @throws IllegalArgumentException If a value can't be; the message is the check's.
     */
    public static void inCode(Runnable postConfig) {
        try {
            postConfig.run();
        } catch (PropertyException e) {
            throw new IllegalArgumentException(e.getMsg(), e);
        }
    }
}
