package org.idem4j.tribuo.configuration;

import com.oracle.labs.mlrg.olcut.config.PropertyException;

/** Checks of configured values, as every {@code postConfig()} makes them. */
public final class Checks {

    private Checks() {}

    /**
     * Requires something of a field.
     *
     * @param holds Whether it is so.
     * @param field The field's name in the configuration.
     * @param message What is wrong otherwise, and what may be.
     * @throws PropertyException If it is not so.
     */
    public static void require(boolean holds, String field, String message) {
        if (!holds) {
            throw new PropertyException("", field, message);
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
