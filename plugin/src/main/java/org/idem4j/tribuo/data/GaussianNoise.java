package org.idem4j.tribuo.data;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.random.RandomGenerator;
import org.idem4j.tribuo.configuration.Setting;

/** Adds independent normal noise to every cell. */
public final class GaussianNoise implements Corruption {

    @Config(description = "The noise's deviation, in deviations of the column.")
    private double deviation = 0.2;

    /** For OLCUT. */
    private GaussianNoise() {}

    /**
     * Noise of a given deviation.
     *
     * @param deviation In deviations of the column; finite, not negative.
     * @throws IllegalArgumentException If it is not.
     */
    public GaussianNoise(double deviation) {
        this.deviation = deviation;
        Setting.inCode(this::postConfig);
    }

    @Override
    public void postConfig() {
        Setting.require(
                deviation >= 0 && Double.isFinite(deviation),
                "deviation",
                "The noise's deviation must be finite and not negative, but is " + deviation + ".");
    }

    @Override
    public void corrupt(float[] rows, int columns, RandomGenerator random) {
        for (int i = 0; i < rows.length; i++) {
            rows[i] += (float) (deviation * random.nextGaussian());
        }
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "Corruption");
    }
}
