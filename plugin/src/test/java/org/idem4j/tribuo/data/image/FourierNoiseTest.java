package org.idem4j.tribuo.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.idem4j.tribuo.data.Noise;
import org.idem4j.tribuo.network.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FourierNoiseTest {

    private static final ImageShape SHAPE = new ImageShape(2, 3, 4);
    private static final int N = SHAPE.size();

    /** |X[k]|² of one channel by the formula. */
    private static double power(float[] rows, double[] means, int start, int channel, int ky, int kx) {
        double re = 0;
        double im = 0;
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 4; x++) {
                int i = ImageColumns.index(SHAPE, channel, y, x);
                double angle = -2 * Math.PI * (y * ky / 3.0 + x * kx / 4.0);
                re += (rows[start + i] - means[i]) * Math.cos(angle);
                im += (rows[start + i] - means[i]) * Math.sin(angle);
            }
        }
        return re * re + im * im;
    }

    private static double[] means(float[] rows) {
        double[] means = new double[N];
        for (int i = 0; i < rows.length; i++) {
            means[i % N] += rows[i] / (double) (rows.length / N);
        }
        return means;
    }

    private static double[] powers(float[] rows) {
        double[] means = means(rows);
        double[] powers = new double[N];
        for (int start = 0; start < rows.length; start += N) {
            for (int k = 0; k < N; k++) {
                powers[k] += power(rows, means, start, k / 12, k % 12 / 4, k % 4) / (rows.length / N);
            }
        }
        return powers;
    }

    /** Images with a mean of their own in each place, and waves of which the long ones are strong. */
    private static float[] images() {
        SplittableRandom random = new SplittableRandom(3);
        float[] rows = new float[60 * N];
        for (int start = 0; start < rows.length; start += N) {
            double level = random.nextGaussian();
            double slope = random.nextGaussian();
            for (int i = 0; i < N; i++) {
                rows[start + i] =
                        (float) (i + level + slope * (i % 4) * (i < 12 ? 1 : 0.1) + 0.1 * random.nextGaussian());
            }
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 12, 28, 30})
    void should_transform_as_the_formula_says(int n) {
        double[] re = new SplittableRandom(n).doubles(n, -1, 1).toArray();
        double[] im = new SplittableRandom(n + 99).doubles(n, -1, 1).toArray();
        double[] outRe = new double[3 * n + 1];
        double[] outIm = new double[3 * n + 1];
        for (int j = 0; j < n; j++) {
            outRe[1 + 3 * j] = re[j];
            outIm[1 + 3 * j] = im[j];
        }
        new Fourier(n).transform(outRe, outIm, 1, 3);
        for (int k = 0; k < n; k++) {
            double sumRe = 0;
            double sumIm = 0;
            for (int j = 0; j < n; j++) {
                double angle = -2 * Math.PI * j * k / n;
                sumRe += re[j] * Math.cos(angle) - im[j] * Math.sin(angle);
                sumIm += re[j] * Math.sin(angle) + im[j] * Math.cos(angle);
            }
            assertThat(outRe[1 + 3 * k]).isCloseTo(sumRe, within(1e-13 * n));
            assertThat(outIm[1 + 3 * k]).isCloseTo(sumIm, within(1e-13 * n));
        }
        assertThat(outRe[0]).isZero();
    }

    @Test
    void should_have_the_mean_and_the_spectrum_of_the_images() {
        float[] images = images();
        int count = 20_000;
        float[] noise = new FourierNoise(SHAPE).like(images, N).rows(count, 5);
        double[] means = means(images);
        double[] drawn = means(noise);
        double[] powers = powers(images);
        double[] drawnPowers = powers(noise);

        double variance = Arrays.stream(powers).limit(12).sum() / 144;
        for (int i = 0; i < N; i++) {
            assertThat(drawn[i]).isCloseTo(means[i], within(5 * Math.sqrt(variance / count)));
            // |X[k]|² has its mean for deviation, or √2 times that where it is real.
            assertThat(drawnPowers[i] / powers[i]).isCloseTo(1, within(5 * Math.sqrt(2.0 / count)));
        }
    }

    @Test
    void should_draw_images_apart_from_each_other_and_the_same_by_seed() {
        Noise noise = new FourierNoise(SHAPE).like(images(), N);
        float[] rows = noise.rows(5, 5);
        float[] many = noise.rows(20_000, 7);
        double[] means = means(many);
        double together = 0;
        double alone = 0;
        for (int start = 0; start < many.length; start += 2 * N) {
            for (int i = 0; i < N; i++) {
                together += (many[start + i] - means[i]) * (many[start + N + i] - means[i]);
                alone += Math.pow(many[start + i] - means[i], 2);
            }
        }

        assertThat(noise.rows(5, 5)).containsExactly(rows);
        assertThat(noise.rows(2, 5)).containsExactly(Arrays.copyOf(rows, 2 * N));
        assertThat(noise.rows(5, 6)).isNotEqualTo(rows);
        assertThat(Math.abs(together / alone)).isLessThan(0.05);
    }

    @Test
    void should_be_rebuilt_from_provenance_and_refuse_other_rows() {
        FourierNoise noise = new FourierNoise(SHAPE);
        var configuration = ProvenanceUtil.extractConfiguration(noise.getProvenance());
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(configuration);
        FourierNoise rebuilt =
                (FourierNoise) manager.lookup(configuration.get(0).getName());

        assertThat(rebuilt.like(images(), N).rows(3, 1))
                .containsExactly(noise.like(images(), N).rows(3, 1));
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> noise.like(new float[10], 5))
                .withMessageContaining("The rows have 5 columns, but images of 2x3x4");
    }
}
