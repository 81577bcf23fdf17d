package org.idem4j.tribuo.data.image;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import org.idem4j.tribuo.configuration.Setting;
import org.idem4j.tribuo.data.Noise;
import org.idem4j.tribuo.data.NoiseDescription;
import org.idem4j.tribuo.network.ImageShape;

/**
 * Noise with the mean and the power spectrum of images, channel by channel: as bright as they are in each place, as rough as they
 * are at each wavelength, and nothing to be seen in it. The channels are independent of each other.
 */
public final class FourierNoise implements NoiseDescription {

    @Config(mandatory = true, description = "The shape of an image, channels x height x width, such as 1x28x28.")
    private String image;

    @Config(description = "The most images to take the spectrum of, evenly chosen.")
    private int sample = 4096;

    /** For OLCUT. */
    private FourierNoise() {}

    /**
     * Noise like images of a shape.
     *
     * @param shape The shape.
     */
    public FourierNoise(ImageShape shape) {
        this.image = shape.toString();
    }

    @Override
    public void postConfig() {
        Setting.require(sample >= 1, "sample", "The spectrum is one of at least 1 image, not " + sample + ".");
        Setting.parsed("image", image, ImageShape::parse);
    }

    private ImageShape shape() {
        return ImageShape.parse(image);
    }

    /** {@inheritDoc} */
    @Override
    public Noise like(float[] rows, int columns) {
        ImageShape shape = shape();
        ImageColumns.requireSize(columns, shape, "The rows have");
        int images = rows.length / columns;
        int taken = Math.min(sample, images);
        int[] chosen = new int[taken];
        for (int i = 0; i < taken; i++) {
            chosen[i] = (int) ((long) i * images / taken);
        }
        float[] means = new float[columns];
        double[] power = new double[columns];
        for (int c = 0; c < columns; c++) {
            double sum = 0;
            for (int one : chosen) {
                sum += rows[one * columns + c];
            }
            means[c] = (float) (sum / taken);
        }
        for (int one : chosen) {
            addPower(shape, rows, one * columns, means, power);
        }
        double[] gains = new double[columns];
        for (int c = 0; c < columns; c++) {
            gains[c] = Math.sqrt(power[c] / taken / shape.pixels());
        }
        return new SpectralNoise(shape, means, gains);
    }

    /** Adds |X[k]|² of an image's distance from the mean to the sums, channel by channel. */
    private static void addPower(ImageShape shape, float[] rows, int start, float[] means, double[] power) {
        int pixels = shape.pixels();
        double[] real = new double[pixels];
        double[] imaginary = new double[pixels];
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int i = 0; i < pixels; i++) {
                int c = channel * pixels + i;
                real[i] = (double) rows[start + c] - means[c];
                imaginary[i] = 0;
            }
            Fourier.image(real, imaginary, shape.height(), shape.width());
            for (int i = 0; i < pixels; i++) {
                power[channel * pixels + i] += real[i] * real[i] + imaginary[i] * imaginary[i];
            }
        }
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "NoiseDescription");
    }
}
