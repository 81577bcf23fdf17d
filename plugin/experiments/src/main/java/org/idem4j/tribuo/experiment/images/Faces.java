package org.idem4j.tribuo.experiment.images;

import com.oracle.labs.mlrg.olcut.config.Config;
import java.nio.file.Path;
import java.util.List;
import org.idem4j.tribuo.experiment.frame.Scale;

/**
 * {@link ImageExperiment} on faces of 64 × 64 pixels in colour, as the paper has it for CelebA (Liu et al. 2015): on drawn ones whose
 * factors are known, or on the pictures of a folder, of which nothing is.
 */
public final class Faces extends ImageExperiment {

    @Config(description = "The folder of the pictures, such as CelebA's aligned ones; without it, faces are drawn.")
    private Path data;

    @Config(description = "The images to test on; of a folder, at most a fifth of it.")
    private int tests = 500;

    private ImageSet set;

    private Faces() {
        this(20_000, 5);
    }

    private Faces(int images, int epochs) {
        super(
                List.of(
                        ImageRecipe.DENOISE,
                        ImageRecipe.REPAIR,
                        ImageRecipe.EXACT,
                        ImageRecipe.PAPER,
                        ImageRecipe.PAPER_BATCH,
                        ImageRecipe.LIKELIHOOD),
                ImageNoise.FOURIER,
                images,
                epochs);
    }

    /**
     * The experiment with the defaults of a scale.
     *
     * @param scale How much of it.
     * @return The experiment.
     */
    public static Faces at(Scale scale) {
        return scale == Scale.QUICK ? new Faces(3_000, 8) : new Faces();
    }

    @Override
    public void postConfig() {
        super.postConfig();
        require(
                tests >= FaceImages.LEAST_TESTS,
                "tests",
                FaceImages.LEAST_TESTS + " tests are the least, not " + tests + ".");
    }

    @Override
    public String name() {
        return "faces";
    }

    @Override
    public String shows() {
        return "faces in colour, drawn or from a folder as CelebA's, by the same recipes on noise with their spectrum";
    }

    @Override
    ImageSet set() {
        if (set == null) {
            set = data == null
                    ? new DrawnFaces(images(), tests, seed())
                    : new FaceFolder(data, images(), tests, seed());
        }
        return set;
    }
}
