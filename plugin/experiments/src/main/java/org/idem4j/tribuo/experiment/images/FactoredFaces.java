package org.idem4j.tribuo.experiment.images;

import java.util.ArrayList;
import java.util.List;
import org.idem4j.tribuo.data.image.FaceFactor;
import org.idem4j.tribuo.data.image.FaceFactors;
import org.idem4j.tribuo.data.image.FaceImageSource;

/**
 * Drawn faces and what they follow from.
 *
 * @param pixels Row-major.
 * @param factors Per face.
 */
record FactoredFaces(float[] pixels, List<FaceFactors> factors) {

    private static final FaceFactor[] FACTORS = FaceFactor.values();

    /** How far a factor is changed that is not binary. */
    private static final double CHANGE = 0.5;

    /** The factors' values, row-major, [faces × factors]. */
    float[] values() {
        float[] values = new float[factors.size() * FACTORS.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) factors.get(i / FACTORS.length).get(FACTORS[i % FACTORS.length]);
        }
        return values;
    }

    /** By how much a factor of a face is changed: to the other value of a binary one, else by a half, up or down. */
    double change(FaceFactor factor, int face) {
        double value = factors.get(face).get(factor);
        return factor.binary() ? 1 - 2 * value : value < CHANGE ? CHANGE : -CHANGE;
    }

    /** The faces drawn anew, one factor changed. */
    float[] changed(FaceFactor factor) {
        List<FaceFactors> changed = new ArrayList<>();
        for (int face = 0; face < factors.size(); face++) {
            FaceFactors old = factors.get(face);
            changed.add(old.with(factor, old.get(factor) + change(factor, face)));
        }
        return FaceImageSource.rows(changed);
    }
}
