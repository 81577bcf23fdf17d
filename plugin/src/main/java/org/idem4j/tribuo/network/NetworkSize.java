package org.idem4j.tribuo.network;

import java.util.function.IntSupplier;
import org.idem4j.tribuo.configuration.JavaMemory;

/** The number of a network's parameters, which any description and any file can make as large as it likes. */
public final class NetworkSize {

    /** A training holds the parameters and those of the best epoch. */
    private static final double BYTES_EACH = 2.0 * Float.BYTES;

    private NetworkSize() {}

    /**
     * Counts the parameters of a network.
     *
     * @param architecture The network.
     * @return How many it has.
     * @throws IllegalArgumentException If there are more than 2³¹ − 1.
     */
    public static int of(Architecture architecture) {
        return counted(architecture::parameterCount);
    }

    private static int counted(IntSupplier count) {
        try {
            return count.getAsInt();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "The network has more parameters than the " + Integer.MAX_VALUE
                            + " that one can have; make its layers fewer or narrower.",
                    e);
        }
    }

    /**
     * Room for parameters that are to be trained.
     *
     * @param count Counts them; may throw an ArithmeticException.
     * @return So many zeros.
     * @throws IllegalArgumentException If Java can't hold so many.
     */
    static float[] room(IntSupplier count) {
        int parameters = counted(count);
        if (!JavaMemory.holds(BYTES_EACH * parameters)) {
            throw new IllegalArgumentException("A network of " + parameters + " parameters "
                    + JavaMemory.shortage(BYTES_EACH * parameters) + "; make its layers fewer or narrower.");
        }
        return new float[parameters];
    }
}
