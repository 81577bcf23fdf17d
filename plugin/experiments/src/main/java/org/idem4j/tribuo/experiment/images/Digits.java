package org.idem4j.tribuo.experiment.images;

import com.oracle.labs.mlrg.olcut.config.Config;
import java.nio.file.Path;
import java.util.List;
import org.idem4j.tribuo.experiment.frame.Scale;

/** {@link ImageExperiment} on digits, which a classifier tells. */
public final class Digits extends ImageExperiment {

    @Config(description = "The folder of the four IDX files: MNIST's, or others named so.")
    private Path data = Path.of("test-data");

    /** Made once: its classifier takes a while to learn. */
    private JudgedDigits set;

    private Digits() {
        this(60_000, 4);
    }

    private Digits(int images, int epochs) {
        super(List.of(ImageRecipe.values()), ImageNoise.NORMAL, images, epochs);
    }

    /**
     * The experiment with the defaults of a scale.
     *
     * @param scale How much of it.
     * @return The experiment.
     */
    public static Digits at(Scale scale) {
        return scale == Scale.QUICK ? new Digits(12_000, 3) : new Digits();
    }

    @Override
    public String name() {
        return "mnist";
    }

    @Override
    public String shows() {
        return "digits repaired, mapped again and drawn, by the paper's recipe and by others";
    }

    @Override
    ImageSet set() {
        if (set == null) {
            set = new JudgedDigits(data);
        }
        return set;
    }
}
