package org.idem4j.tribuo.data.image;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.idem4j.tribuo.data.Noise;
import org.idem4j.tribuo.network.ImageShape;

/**
 * White noise through a filter, about a mean. Two images go through together, one as the real part and one as the imaginary, which a
 * filter of real gains, the same for k and −k, leaves apart.
 *
 * @param shape The images' shape.
 * @param means Per value its mean.
 * @param gains Per channel and wavelength what the transform of white noise is multiplied by.
 */
record SpectralNoise(ImageShape shape, float[] means, double[] gains) implements Noise {

    @Override
    public float[] rows(int count, long seed) {
        float[] rows = new float[Math.multiplyExact(count, shape.size())];
        IntStream.range(0, (count + 1) / 2).parallel().forEach(pair -> {
            SplittableRandom random = new SplittableRandom(seed + pair);
            for (int channel = 0; channel < shape.channels(); channel++) {
                draw(rows, pair, channel, random);
            }
        });
        return rows;
    }

    private void draw(float[] rows, int pair, int channel, SplittableRandom random) {
        int pixels = shape.pixels();
        double[] real = new double[pixels];
        double[] imaginary = new double[pixels];
        for (int i = 0; i < pixels; i++) {
            real[i] = random.nextGaussian();
            imaginary[i] = random.nextGaussian();
        }
        Fourier.image(real, imaginary, shape.height(), shape.width());
        for (int i = 0; i < pixels; i++) {
            real[i] *= gains[channel * pixels + i];
            imaginary[i] *= gains[channel * pixels + i];
        }
        // With the parts exchanged the transform is its own inverse, but for a factor.
        Fourier.image(imaginary, real, shape.height(), shape.width());
        int first = 2 * pair * shape.size() + channel * pixels;
        for (int i = 0; i < pixels; i++) {
            float mean = means[channel * pixels + i];
            rows[first + i] = mean + (float) (real[i] / pixels);
            if (first + shape.size() + i < rows.length) {
                rows[first + shape.size() + i] = mean + (float) (imaginary[i] / pixels);
            }
        }
    }
}
