package org.idem4j.tribuo.experiment.images;

import com.oracle.labs.mlrg.olcut.config.Config;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.idem4j.tribuo.experiment.frame.CheckedExperiment;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.frame.Scale;

/** Images of one class expected, those of the others to be found: detectors beside an autoencoder and principal directions. */
public final class OddImages extends CheckedExperiment<OddResult> {

    @Config(description = "The folder of the four IDX files: MNIST's, or others named so.")
    private Path data = Path.of("test-data");

    @Config(description = "The classes, each of which is the expected one once.")
    private List<Integer> classes = IntStream.range(0, 10).boxed().toList();

    @Config(description = "The images of the class to train on, the first ones.")
    private int images = 2000;

    @Config(description = "The channels of the first convolution.")
    private int width = 16;

    @Config(description = "The length of the code of an image, and the number of principal directions.")
    private int latent = 64;

    @Config(description = "How often the images are gone through.")
    private int epochs = 20;

    @Config(description = "The images of a step.")
    private int batchSize = 64;

    @Config(description = "The learning rate of Adam at its highest, in one cycle.")
    private double learningRate = 2e-3;

    @Config(description = "The weight of the modified gradient; that of the reconstruction is 1.")
    private double weight = 1;

    @Config(description = "The seed of everything random.")
    private long seed = 1;

    private OddImages() {}

    /**
     * The experiment with the defaults of a scale.
     *
     * @param scale How much of it.
     * @return The experiment.
     */
    public static OddImages at(Scale scale) {
        OddImages experiment = new OddImages();
        if (scale == Scale.QUICK) {
            experiment.images = 500;
            experiment.epochs = 10;
        }
        return experiment;
    }

    @Override
    public void postConfig() {
        require(!classes.isEmpty(), "classes", "There must be at least one class.");
        classes.forEach(label ->
                require(label >= 0 && label <= 255, "classes", "A class must be from 0 to 255, not " + label + "."));
        requirePositive("images", images);
        requirePositive("width", width);
        requirePositive("latent", latent);
        requirePositive("epochs", epochs);
        requirePositive("batchSize", batchSize);
        requirePositive("learningRate", learningRate);
        require(
                weight > 0 && Double.isFinite(weight),
                "weight",
                "must be above zero and finite, but is " + weight + "; without the term it is the autoencoder's.");
    }

    @Override
    public String name() {
        return "odd";
    }

    @Override
    public String shows() {
        return "images of other classes found by detectors of one, beside an autoencoder and principal directions";
    }

    @Override
    public Class<OddResult> resultType() {
        return OddResult.class;
    }

    @Override
    public List<OddPoint> points() {
        JudgedDigits set = new JudgedDigits(data);
        String content = set.content();
        return classes.stream()
                .map(label -> new OddPoint(
                        id(label),
                        new OddSettings(
                                content, label, images, width, latent, epochs, batchSize, learningRate, weight, seed),
                        set))
                .toList();
    }

    private static String id(int label) {
        return "class-" + label;
    }

    @Override
    public Findings findings(Map<String, OddResult> results) {
        Map<Integer, OddResult> found = new TreeMap<>();
        for (int label : classes) {
            if (results.containsKey(id(label))) {
                found.put(label, results.get(id(label)));
            }
        }
        return new OddFindings(found, latent).findings();
    }
}
