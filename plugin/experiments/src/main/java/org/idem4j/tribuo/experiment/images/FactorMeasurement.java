package org.idem4j.tribuo.experiment.images;

import java.util.ArrayList;
import java.util.List;
import org.idem4j.tribuo.data.image.FaceFactor;
import org.idem4j.tribuo.data.image.FaceImageSource;

/**
 * Moves codes of drawn faces along the effects of factors.
 *
 * @param coding Between faces and codes.
 */
record FactorMeasurement(Coding coding) {

    /** The faces of a row of pictures. */
    private static final int SHOWN = 3;

    private static final FaceFactor[] FACTORS = FaceFactor.values();

    /**
     * Effects come from training faces, what is measured from test faces.
     *
     * @param training More than there are numbers in a code.
     * @param test At least two.
     */
    FactorAnalysis of(FactoredFaces training, FactoredFaces test) {
        int columns = coding.columns();
        float[] trained = coding.encode().apply(training.pixels());
        LinearFit effects = LinearFit.of(training.values(), trained, FACTORS.length, columns);
        float[] codes = coding.encode().apply(test.pixels());
        double[] told = LinearFit.of(trained, training.values(), columns, FACTORS.length)
                .told(codes, test.values());
        float[] back = coding.decode().apply(codes);
        List<FactorMove> moves = new ArrayList<>();
        List<String> pictures = new ArrayList<>();
        for (FaceFactor factor : FACTORS) {
            float[] changed = test.changed(factor);
            float[] moved = coding.decode().apply(moved(codes, effects, factor, test));
            float[] own = coding.decode().apply(coding.encode().apply(changed));
            moves.add(new FactorMove(
                    factor,
                    told[factor.ordinal()],
                    PixelDistance.between(back, changed),
                    PixelDistance.between(moved, changed),
                    PixelDistance.between(own, changed)));
            pictures.add(row(List.of(test.pixels(), back, moved, changed)));
        }
        return new FactorAnalysis(moves, pictures);
    }

    private float[] moved(float[] codes, LinearFit effects, FaceFactor factor, FactoredFaces faces) {
        int columns = coding.columns();
        float[] moved = codes.clone();
        for (int i = 0; i < moved.length; i++) {
            double effect = effects.weights().get(factor.ordinal(), i % columns);
            moved[i] += (float) (effect * faces.change(factor, i / columns));
        }
        return moved;
    }

    /** Kinds of images of the same faces, face by face. */
    private static String row(List<float[]> kinds) {
        int n = FaceImageSource.SHAPE.size();
        int count = Math.min(SHOWN, kinds.get(0).length / n);
        float[] row = new float[kinds.size() * count * n];
        for (int i = 0; i < kinds.size() * count; i++) {
            System.arraycopy(kinds.get(i % kinds.size()), i / kinds.size() * n, row, i * n, n);
        }
        return ShownImages.encode(row);
    }
}
