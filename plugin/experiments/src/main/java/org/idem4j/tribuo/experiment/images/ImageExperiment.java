package org.idem4j.tribuo.experiment.images;

import com.oracle.labs.mlrg.olcut.config.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.experiment.frame.CheckedExperiment;
import org.idem4j.tribuo.experiment.frame.Findings;

/**
 * Images repaired, mapped again and drawn: the paper's section on generation, and what its recipe and others come to at the same
 * budget.
 */
public abstract sealed class ImageExperiment extends CheckedExperiment<ImageResult> permits Digits, Faces {

    @Config(description = "The ways to train.")
    private List<ImageRecipe> recipes;

    @Config(description = "The images to train on.")
    private int images;

    @Config(description = "The channels of the first convolution.")
    private int width = 16;

    @Config(description = "The length of the code of an image, and the rank of a projector.")
    private int latent = 64;

    @Config(description = "How often the images are gone through.")
    private int epochs;

    @Config(description = "The images of a step.")
    private int batchSize = 64;

    @Config(description = "The learning rate of Adam at its highest, in one cycle.")
    private double learningRate = 2e-3;

    @Config(description = "The weight of the idempotence term; that of the reconstruction is 1.")
    private double weight = 1;

    @Config(
            description =
                    "The noise that is trained and measured on: NORMAL, or FOURIER with the images' mean and spectrum.")
    private ImageNoise noise;

    @Config(description = "The seed of everything random.")
    private long seed = 1;

    @Config(
            description =
                    "The steps from one live picture of a training to the next; 0 for the first step and each tenth of the training.")
    private int pictureEvery = 0;

    /** An experiment with these defaults. */
    ImageExperiment(List<ImageRecipe> recipes, ImageNoise noise, int images, int epochs) {
        this.recipes = recipes;
        this.noise = noise;
        this.images = images;
        this.epochs = epochs;
    }

    /** Its images, made once. */
    abstract ImageSet set();

    int images() {
        return images;
    }

    long seed() {
        return seed;
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
                    content, recipe, noise, width, latent, images, epochs, batchSize, learningRate, weight, seed);
            points.add(new ImagePoint(recipe.id(), settings, set(), pictureEvery));
        }
        return points;
    }

    @Override
    public Findings findings(Map<String, ImageResult> results) {
        List<ImageFindings.Found> found = recipes.stream()
                .filter(recipe -> results.containsKey(recipe.id()))
                .map(recipe -> new ImageFindings.Found(recipe, results.get(recipe.id())))
                .toList();
        return new ImageFindings(name(), found, set(), noise).findings();
    }
}
