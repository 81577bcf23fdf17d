package org.idem4j.tribuo.engine;

import org.bytedeco.javacpp.FloatPointer;

/**
 * Where some parameters of a network lie in its flat array, and their gradient in another array of the same layout.
 *
 * @param values The flat array, [1 × all].
 * @param gradient The flat gradient; null where nothing is trained.
 * @param from The first of these parameters.
 * @param count How many they are.
 */
record ParameterPlace(Matrix values, Matrix gradient, int from, int count) {

    /** Checks that they lie within the array: what computes on native memory checks nothing. */
    ParameterPlace {
        if (from < 0 || count < 0 || from + count > values.columns()) {
            throw new IllegalArgumentException("The parameters " + from + " to " + (from + count - 1)
                    + " lie outside of an array of " + values.columns() + ".");
        }
    }

    /** All parameters. */
    static ParameterPlace all(Matrix values, Matrix gradient) {
        return new ParameterPlace(values, gradient, 0, values.columns());
    }

    /** Some of these. */
    ParameterPlace part(int first, int size) {
        if (first + size > count) {
            throw new IllegalArgumentException(
                    "Of " + count + " parameters there are none from " + first + " to " + (first + size - 1) + ".");
        }
        return new ParameterPlace(values, gradient, from + first, size);
    }

    boolean trained() {
        return gradient != null;
    }

    FloatPointer pointer() {
        return values.at(from);
    }

    FloatPointer gradientPointer() {
        return gradient.at(from);
    }

    /** Copies the parameters out. */
    void read(float[] theta) {
        values.read(from, theta, count);
    }

    /** Copies parameters in. */
    void write(float[] theta) {
        values.write(from, theta, count);
    }

    /** Copies the gradient out. */
    void readGradient(float[] of) {
        gradient.read(from, of, count);
    }

    /** Copies a gradient in. */
    void writeGradient(float[] of) {
        gradient.write(from, of, count);
    }
}
