package org.idem4j.tribuo.experiment.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.idem4j.tribuo.data.image.FaceFactor;
import org.idem4j.tribuo.data.image.FaceImageSource;
import org.junit.jupiter.api.Test;

class FactorMeasurementTest {

    private static final FactoredFaces TRAINING = faces(new FaceImageSource(100, 0, 5));
    private static final FactoredFaces TEST = faces(new FaceImageSource(10, 100, 5));

    private static FactoredFaces faces(FaceImageSource source) {
        return new FactoredFaces(source.block().orElseThrow().inputs(), source.factors());
    }

    /** The codes are the mean of each channel at the left and the right edge: hue and light, and hair that is long. */
    private static float[] edges(float[] faces) {
        float[] codes = new float[faces.length / FaceImageSource.SHAPE.size() * 6];
        for (int i = 0; i < codes.length; i++) {
            for (int y = 0; y < 64; y++) {
                codes[i] += faces[(i / 2 * 64 + y) * 64 + (i % 2) * 63] / 64;
            }
        }
        return codes;
    }

    /** Every pixel of a half and channel has the number of the code. */
    private static float[] halves(float[] codes) {
        float[] faces = new float[codes.length / 6 * FaceImageSource.SHAPE.size()];
        for (int i = 0; i < faces.length; i++) {
            faces[i] = codes[i / 4096 * 2 + i % 64 / 32];
        }
        return faces;
    }

    @Test
    void should_tell_what_codes_hold_and_nothing_of_what_they_do_not() {
        FactorAnalysis found = new FactorMeasurement(
                        new Coding(6, FactorMeasurementTest::edges, FactorMeasurementTest::halves))
                .of(TRAINING, TEST);

        assertThat(found.moves()).extracting(FactorMove::factor).containsExactly(FaceFactor.values());
        FactorMove ground = found.moves().get(FaceFactor.BACKGROUND.ordinal());
        FactorMove eyes = found.moves().get(FaceFactor.EYES.ordinal());
        assertThat(eyes.told()).isCloseTo(0, within(0.3));
        assertThat(ground.told()).isGreaterThan(0.3);
        assertThat(eyes.left()).isCloseTo(eyes.own(), within(1e-6)); // what eyes are like, the edges don't show
        assertThat(ground.own()).isLessThan(ground.left() - 0.02);
        assertThat(found.pictures()).hasSize(FaceFactor.values().length);
        assertThat(ShownImages.decode(found.pictures().get(0))).hasSize(12 * FaceImageSource.SHAPE.size());
    }

    /** Codes that are the factors themselves: moved by a factor's effect they are those of the face with it changed. */
    @Test
    void should_go_all_the_way_where_codes_are_linear_in_the_factors() {
        FactorMeasurement linear =
                new FactorMeasurement(new Coding(1, FactorMeasurementTest::light, FactorMeasurementTest::lit));

        FactorMove light = linear.of(TRAINING, TEST).moves().get(FaceFactor.LIGHT.ordinal());

        assertThat(light.told()).isGreaterThan(0.9);
        assertThat(light.moved()).isLessThan(light.left());
        assertThat(light.moved()).isCloseTo(light.own(), within(0.01));
    }

    /** How much brighter the cloth at the right is than at the left. */
    private static float[] light(float[] faces) {
        int n = FaceImageSource.SHAPE.size();
        float[] codes = new float[faces.length / n];
        for (int i = 0; i < codes.length; i++) {
            int line = i * n + 63 * 64;
            codes[i] = faces[line + 50] - faces[line + 13];
        }
        return codes;
    }

    /** A ground of grey whose cloth is lit so. */
    private static float[] lit(float[] codes) {
        int n = FaceImageSource.SHAPE.size();
        float[] faces = new float[codes.length * n];
        for (int i = 0; i < faces.length; i++) {
            faces[i] = 0.5f + codes[i / n] * (i % 64 - 31.5f) / 37;
        }
        return faces;
    }
}
