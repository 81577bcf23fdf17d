package org.idem4j.tribuo.experiment.images;

import com.oracle.labs.mlrg.olcut.config.Config;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.experiment.frame.CheckedExperiment;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.frame.Scale;

/**
 * Images repaired, mapped again and drawn: the paper's section on generation, and what its recipe and others come to at the same
 * budget.
 */
public final class Digits extends CheckedExperiment<ImageResult> {

    @Config(description = "The folder of the four IDX files: MNIST's, or others named so.")
    private Path data = Path.of("test-data");

    @Config(description = "The ways to train.")
    private List<ImageRecipe> recipes = List.of(ImageRecipe.values());

    @Config(description = "The images to train on, the first ones.")
    private int images = 60_000;

    @Config(description = "The channels of the first convolution.")
    private int width = 16;

    @Config(description = "The length of the code of an image, and the rank of a projector.")
    private int latent = 64;

    @Config(description = "How often the images are gone through.")
    private int epochs = 4;

    @Config(description = "The images of a step.")
    private int batchSize = 64;

    @Config(description = "The learning rate of Adam at its highest, in one cycle.")
    private double learningRate = 2e-3;

    @Config(description = "The weight of the idempotence term; that of the reconstruction is 1.")
    private double weight = 1;

    @Config(description = "The seed of everything random.")
    private long seed = 1;

    @Config(
            description =
                    "The steps from one live picture of a training to the next; 0 for the first step and each tenth of the training.")
    private int pictureEvery = 0;

    /** Made once: its classifier takes a while to learn. */
    private JudgedDigits set;

    private Digits() {}

    /**
     * The experiment with the defaults of a scale.
     *
     * @param scale How much of it.
     * @return The experiment.
     */
    public static Digits at(Scale scale) {
        Digits experiment = new Digits();
        if (scale == Scale.QUICK) {
            experiment.images = 12_000;
            experiment.epochs = 3;
        }
        return experiment;
    }

    @Override
    public void postConfig() {
        require(!recipes.isEmpty(), "recipes", "There must be at least one recipe.");
        requirePositive("images", images);
        requirePositive("width", width);
        requirePositive("latent", latent);
        requirePositive("epochs", epochs);
        requirePositive("batchSize", batchSize);
        requirePositive("learningRate", learningRate);
        require(pictureEvery >= 0, "pictureEvery", "must not be negative, but is " + pictureEvery + ".");
        require(
                weight >= 0 && Double.isFinite(weight),
                "weight",
                "A weight must be finite and not negative, not " + weight + ".");
    }

    private void requirePositive(String field, double value) {
        require(value > 0 && Double.isFinite(value), field, "must be above zero and finite, but is " + value + ".");
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
    public Class<ImageResult> resultType() {
        return ImageResult.class;
    }

    @Override
    public List<ImagePoint> points() {
        String content = set().content();
        List<ImagePoint> points = new ArrayList<>();
        for (ImageRecipe recipe : recipes) {
            ImageSettings settings = new ImageSettings(
                    content, recipe, width, latent, images, epochs, batchSize, learningRate, weight, seed);
            points.add(new ImagePoint(recipe.id(), settings, set(), pictureEvery));
        }
        return points;
    }

    private JudgedDigits set() {
        if (set == null) {
            set = new JudgedDigits(data);
        }
        return set;
    }

    @Override
    public Findings findings(Map<String, ImageResult> results) {
        List<ImageFindings.Found> found = recipes.stream()
                .filter(recipe -> results.containsKey(recipe.id()))
                .map(recipe -> new ImageFindings.Found(recipe, results.get(recipe.id())))
                .toList();
        return new ImageFindings(name(), found, set()).findings();
    }
}
