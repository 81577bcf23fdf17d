package org.idem4j.tribuo.data.image;

import java.util.SplittableRandom;

/** The values of all {@linkplain FaceFactor factors} of one drawn face. Immutable. */
public final class FaceFactors {

    private static final FaceFactor[] FACTORS = FaceFactor.values();

    private final double[] values;

    private FaceFactors(double[] values) {
        this.values = values;
    }

    /**
     * A face at random, its factors independent of each other.
     *
     * @param random Whence.
     * @return Values that are uniform from 0 to 1, or 0 or 1 as often.
     */
    public static FaceFactors random(SplittableRandom random) {
        double[] values = new double[FACTORS.length];
        for (FaceFactor factor : FACTORS) {
            double drawn = random.nextDouble();
            values[factor.ordinal()] = factor.binary() ? Math.floor(2 * drawn) : drawn;
        }
        return new FaceFactors(values);
    }

    /**
     * One value.
     *
     * @param factor Which.
     * @return From 0 to 1.
     */
    public double get(FaceFactor factor) {
        return values[factor.ordinal()];
    }

    /**
     * The same face but for one factor.
     *
     * @param factor Which.
     * @param value Its value, from 0 to 1.
     * @return Another face.
     * @throws IllegalArgumentException If the value is beyond 0 or 1.
     */
    public FaceFactors with(FaceFactor factor, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(factor + " goes from 0 to 1 and can't be " + value + ".");
        }
        double[] changed = values.clone();
        changed[factor.ordinal()] = value;
        return new FaceFactors(changed);
    }

    /** The value of a factor that goes from one number to another. */
    double between(FaceFactor factor, double least, double most) {
        return least + (most - least) * get(factor);
    }
}
