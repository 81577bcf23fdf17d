package org.idem4j.tribuo.experiment.images;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.Network;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.ConvolutionLayer;
import org.idem4j.tribuo.network.ImageActivation;
import org.idem4j.tribuo.network.ImageLayer;
import org.idem4j.tribuo.network.ImageNetwork;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.network.Initialisation;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.training.RandomStream;
import org.idem4j.tribuo.training.Shuffle;

/**
 * A classifier of small images after LeCun et al. 1998: convolutions that halve the sides, a layer of features, and a
 * probability per class.
 */
final class ImageJudge implements ImageFeatures {

    private static final int WIDTH = 24;
    private static final int FEATURES = 64;
    private static final int BATCH = 100;
    private static final double RATE = 4e-3;
    private static final int LARGEST = 7;

    /** Above this score it is sure. */
    private static final double SURE = 0.9;

    private final ImageShape shape;
    private final int classes;
    private final Network scoring;
    private final Network features;

    private ImageJudge(ImageShape shape, int classes, float[] parameters) {
        List<ImageLayer> layers = layers(shape, classes);
        List<ImageLayer> first = layers.subList(0, layers.size() - 1);
        int count = first.stream().mapToInt(ImageLayer::parameterCount).sum();
        this.shape = shape;
        this.classes = classes;
        this.scoring = Engine.network(new ImageNetwork(layers, 0), parameters);
        this.features = Engine.network(new ImageNetwork(first, 0), Arrays.copyOf(parameters, count));
    }

    private static List<ImageLayer> layers(ImageShape image, int classes) {
        ImageActivation relu = new ImageActivation(Activation.LEAKYRELU, 0.1);
        List<ImageLayer> layers = new ArrayList<>();
        ImageShape shape = image;
        int width = WIDTH;
        while (shape.height() > LARGEST) {
            layers.add(new ConvolutionLayer(shape, width, 4, 2, 1, relu));
            shape = layers.get(layers.size() - 1).output();
            width *= 2;
        }
        ConvolutionLayer all = new ConvolutionLayer(shape, FEATURES, shape.height(), 1, 0, relu);
        layers.add(all);
        layers.add(new ConvolutionLayer(all.output(), classes, 1, 1, 0, ImageActivation.IDENTITY));
        return layers;
    }

    /**
     * Trains a classifier.
     *
     * @param shape The images' shape, square.
     * @param images Row-major, values from 0 to 1.
     * @param labels Per image its class, from 0.
     * @param classes How many classes there are.
     * @param epochs How often the images are gone through.
     * @param seed Of everything random.
     */
    static ImageJudge train(ImageShape shape, float[] images, int[] labels, int classes, int epochs, long seed) {
        RandomStream random = new RandomStream(seed);
        ImageNetwork network = new ImageNetwork(layers(shape, classes), 0);
        float[] first = new float[network.parameterCount()];
        int place = 0;
        for (ImageLayer layer : network.layers()) {
            float[] drawn = layer.draw(Initialisation.FAN_IN_UNIFORM, random);
            System.arraycopy(drawn, 0, first, place, drawn.length);
            place += drawn.length;
        }
        Adam adam = Adam.of(RATE, RateSchedule.ONE_CYCLE);
        Objective objective = Objective.of(new CrossEntropy().times(1));
        int[] order = Shuffle.inOrder(labels.length);
        int steps = labels.length / BATCH;
        try (TrainableNetwork training = Engine.training(network, first, adam)) {
            for (int step = 0; step < epochs * steps; step++) {
                if (step % steps == 0) {
                    Shuffle.shuffle(order, random);
                }
                step(training, objective, images, labels, classes, order, step % steps * BATCH);
                training.step(adam.rate((double) step / (epochs * steps)));
            }
            return new ImageJudge(shape, classes, training.parameters());
        }
    }

    private static void step(
            TrainableNetwork training,
            Objective objective,
            float[] images,
            int[] labels,
            int classes,
            int[] order,
            int from) {
        int n = images.length / labels.length;
        float[] x = new float[BATCH * n];
        float[] wanted = new float[BATCH * classes];
        for (int i = 0; i < BATCH; i++) {
            System.arraycopy(images, order[from + i] * n, x, i * n, n);
            wanted[i * classes + labels[order[from + i]]] = 1;
        }
        training.scoped(() ->
                objective.accumulate(training, training.batch(x, n), training.batch(wanted, classes), null, null));
    }

    int pixels() {
        return shape.size();
    }

    int classes() {
        return classes;
    }

    @Override
    public String told() {
        return "the classifier's features";
    }

    @Override
    public int featureColumns() {
        return FEATURES;
    }

    /** Per image and class the probability of it. */
    float[] scores(float[] images) {
        return CrossEntropy.softmax(scoring.apply(images), classes);
    }

    /** {@inheritDoc} They are what the last layer takes. */
    @Override
    public float[] features(float[] images) {
        return features.apply(images);
    }

    /** The class of the highest score of a row. */
    static int best(float[] scores, int row, int classes) {
        int best = 0;
        for (int k = 1; k < classes; k++) {
            if (scores[row * classes + k] > scores[row * classes + best]) {
                best = k;
            }
        }
        return best;
    }

    /** The share of images of whose class it is sure. */
    double sure(float[] images) {
        float[] scores = scores(images);
        int count = images.length / pixels();
        long sure = IntStream.range(0, count).filter(row -> sure(scores, row)).count();
        return (double) sure / count;
    }

    /** Whether it is sure of the class of a row. */
    boolean sure(float[] scores, int row) {
        return scores[row * classes + best(scores, row, classes)] > SURE;
    }

    /** The share of images that it takes for what they are. */
    double accuracy(float[] images, int[] labels) {
        float[] scores = scores(images);
        int right = 0;
        for (int row = 0; row < labels.length; row++) {
            right += best(scores, row, classes) == labels[row] ? 1 : 0;
        }
        return (double) right / labels.length;
    }
}
