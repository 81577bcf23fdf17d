package org.idem4j.tribuo.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.idem4j.tribuo.engine.convolution.Convolutions;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.AutoencoderProjector;
import org.idem4j.tribuo.network.BatchNormLayer;
import org.idem4j.tribuo.network.ConvolutionLayer;
import org.idem4j.tribuo.network.ConvolutionalProjector;
import org.idem4j.tribuo.network.Coupling;
import org.idem4j.tribuo.network.Dcgan;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.GroupNormLayer;
import org.idem4j.tribuo.network.ImageActivation;
import org.idem4j.tribuo.network.ImageLayer;
import org.idem4j.tribuo.network.ImageNetwork;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.network.InitialNetwork;
import org.idem4j.tribuo.network.Initialisation;
import org.idem4j.tribuo.network.ParameterRange;
import org.idem4j.tribuo.network.Perceptron;
import org.idem4j.tribuo.network.Projector;
import org.idem4j.tribuo.network.Retraction;
import org.idem4j.tribuo.network.SkipLayer;
import org.idem4j.tribuo.network.TransposedLayer;
import org.idem4j.tribuo.optimiser.Momentum;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.projection.Projection;
import org.idem4j.tribuo.projection.PurifiedProjection;
import org.idem4j.tribuo.projection.SpanProjection;

/**
 * A stage that keeps the contract of all stages. Whoever adds a stage adds a case.
 *
 * @param name What it is.
 * @param parameters Its parameters, drawn at random.
 * @param wiring The stage on its parameters.
 */
record StageCase(String name, Function<SplittableRandom, float[]> parameters, Function<ParameterPlace, Stage> wiring) {

    private static final int N = 5;
    private static final ImageActivation TANH = new ImageActivation(Activation.TANH, 0);
    private static final ImageShape IMAGE = new ImageShape(2, 4, 4);
    private static final ConvolutionLayer CONVOLUTION = new ConvolutionLayer(IMAGE, 4, 4, 2, 1, TANH);
    private static final TransposedLayer TRANSPOSED = new TransposedLayer(CONVOLUTION.output(), 2, 4, 2, 1, TANH);

    static Stream<StageCase> all() {
        SpanProjection span = new SpanProjection(N, 2);
        return Stream.of(
                dense("dense", new DenseLayer(4, 3, Activation.TANH, 0)),
                dense("dense without a fused activation", new DenseLayer(4, 3, Activation.SWISH, 0)),
                dense("dense of many weights", new DenseLayer(300, 900, Activation.SIGMOID, 0)),
                new StageCase("chain", normal(68), StageCase::chain),
                new StageCase("skip", normal(30), place -> new Skip(layer(N, N, place))),
                new StageCase("skip around a chain", normal(68), place -> new Skip(chain(place))),
                new StageCase("chain of skips", normal(60), StageCase::skips),
                new StageCase("couplings", normal(26), StageCase::couplings),
                projection("projection by span", span),
                projection("projection by purification", new PurifiedProjection(N, 2, 0)),
                projection("projection of undecided rank", new PurifiedProjection(N, 0, 0)),
                projector("projector by span", span),
                projector("projector by purification", new PurifiedProjection(N, 2, 0)),
                projector("projector of undecided rank", new PurifiedProjection(N, 0, 0)),
                narrow("projector of narrow couplings", span, Activation.IDENTITY, 4),
                narrow("projector of narrow couplings with two hidden layers", span, Activation.TANH, 4, 3),
                narrow("projector of narrow linear couplings", new PurifiedProjection(N, 2, 0), Activation.IDENTITY),
                new StageCase("stage of the whole batch", normal(41), StageCase::centred),
                new StageCase("inverse couplings", normal(26), place -> new InverseCouplings(couplings(place))),
                new StageCase("projection on a span by thin products", span::draw, place -> new SpanStage(span, place)),
                new StageCase(
                        "projector by thin products",
                        random -> {
                            float[] all = normal(26 + span.parameterCount(), 0.5, random);
                            System.arraycopy(span.draw(random), 0, all, 26, span.parameterCount());
                            return all;
                        },
                        place -> new ProjectorStage(
                                couplings(place), new SpanStage(span, place.part(26, span.parameterCount())))),
                retraction("corrected projection", span),
                retraction("corrected projector of couplings", span, 4),
                projectorOverImages(
                        "projector over images",
                        ConvolutionalProjector.of(IMAGE, 4, 3, 2).draw(IMAGE.size(), new SplittableRandom(8))),
                projectorOverImages(
                        "projector of an encoder and a decoder",
                        AutoencoderProjector.of(new ImageShape(1, 8, 8), 2, 3)
                                .withActivation(Activation.TANH)
                                .draw(64, new SplittableRandom(8))),
                images("convolutions", false, List.of(CONVOLUTION, TRANSPOSED)),
                images("group norm", true, List.of(CONVOLUTION, new GroupNormLayer(CONVOLUTION.output(), 2, TANH))),
                images("batch norm", true, List.of(new BatchNormLayer(IMAGE, TANH))),
                images(
                        "a way around layers over images",
                        false,
                        List.of(new SkipLayer(List.of(CONVOLUTION, TRANSPOSED)))),
                images(
                        "image network",
                        false,
                        Dcgan.of(new ImageShape(2, 6, 6), 2, 3)
                                .withSizes(2, 1, 3)
                                .withActivations(Activation.TANH, Activation.IDENTITY)
                                .network()
                                .layers()));
    }

    private static StageCase projectorOverImages(String name, InitialNetwork drawn) {
        return new StageCase(
                name,
                random -> {
                    float[] theta = drawn.parameters().clone();
                    float[] noise = normal(theta.length, 0.2, random);
                    for (int i = 0; i < theta.length; i++) {
                        theta[i] += noise[i];
                    }
                    return theta;
                },
                place -> Stages.of(drawn.architecture(), place));
    }

    /** Layers over images; as drawn, and a little more of everything. */
    private static StageCase images(String name, boolean pixels, List<ImageLayer> layers) {
        ImageNetwork network = new ImageNetwork(layers, 0);
        return new StageCase(
                name,
                random -> {
                    float[] theta = normal(network.parameterCount(), 0.2, random);
                    int from = 0;
                    for (ImageLayer layer : layers) {
                        float[] drawn = layer.draw(Initialisation.XAVIER_UNIFORM, random);
                        for (int i = 0; i < drawn.length; i++) {
                            theta[from + i] += drawn[i];
                        }
                        from += drawn.length;
                    }
                    return theta;
                },
                place -> pixels
                        ? ImageStages.onPixels(network, place, new Convolutions())
                        : ImageStages.onRows(network, place, new Convolutions()));
    }

    private static Function<SplittableRandom, float[]> normal(int count) {
        return random -> normal(count, 0.5, random);
    }

    static float[] normal(int count, double deviation, SplittableRandom random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    private static StageCase dense(String name, DenseLayer layer) {
        return new StageCase(
                name,
                random -> normal(layer.parameterCount(), 1 / Math.sqrt(layer.inputs()), random),
                place -> new DenseStage(layer, place));
    }

    private static Stage layer(int inputs, int outputs, ParameterPlace place) {
        return new DenseStage(new DenseLayer(inputs, outputs, Activation.TANH, 0), place);
    }

    /** N → 3 → … → N. */
    private static Stage chain(ParameterPlace place) {
        return new Chain(List.of(
                layer(N, 3, place.part(0, 18)), layer(3, 5, place.part(18, 20)), layer(5, N, place.part(38, 30))));
    }

    private static Stage skips(ParameterPlace place) {
        return new Chain(List.of(
                new Skip(layer(N, N, place.part(0, 30))), new Skip(new Skip(layer(N, N, place.part(30, 30))))));
    }

    private static Couplings couplings(ParameterPlace place) {
        return new Couplings(
                List.of(
                        new AdditiveCoupling(new int[] {4, 0}, new int[] {1, 3, 2}, layer(2, 3, place.part(0, 9))),
                        new AdditiveCoupling(new int[] {2, 1, 3}, new int[] {0, 4}, layer(3, 2, place.part(9, 8))),
                        new AdditiveCoupling(new int[] {0, 1}, new int[] {2, 3, 4}, layer(2, 3, place.part(17, 9)))),
                N);
    }

    private static StageCase projection(String name, Projection projection) {
        return new StageCase(name, projection::draw, place -> new ProjectionStage(projection, place));
    }

    private static StageCase projector(String name, Projection projection) {
        return new StageCase(
                name,
                random -> {
                    float[] all = normal(26 + projection.parameterCount(), 0.5, random);
                    System.arraycopy(projection.draw(random), 0, all, 26, projection.parameterCount());
                    return all;
                },
                place -> new ProjectorStage(
                        couplings(place),
                        new ProjectionStage(projection, place.part(26, projection.parameterCount()))));
    }

    /** As an architecture is wired for training. */
    private static StageCase narrow(String name, Projection projection, Activation last, int... hidden) {
        Projector projector = new Projector(
                List.of(
                        new Coupling(List.of(4, 0), List.of(1, 3, 2), net(2, 3, last, hidden)),
                        new Coupling(List.of(2, 1, 3), List.of(0, 4), net(3, 2, last, hidden))),
                projection);
        int ofCouplings = projector.parameterCount() - projection.parameterCount();
        return new StageCase(
                name,
                random -> {
                    float[] all = normal(projector.parameterCount(), 0.5, random);
                    System.arraycopy(projection.draw(random), 0, all, ofCouplings, projection.parameterCount());
                    return all;
                },
                place -> Stages.of(projector, place));
    }

    /** With couplings of the hidden widths, none of none. */
    private static StageCase retraction(String name, SpanProjection span, int... hidden) {
        List<Coupling> couplings = hidden.length == 0
                ? List.of()
                : List.of(new Coupling(List.of(4, 0), List.of(1, 3, 2), net(2, 3, Activation.IDENTITY, hidden)));
        Projector projector = new Projector(couplings, span);
        Retraction retraction = new Retraction(projector, new Perceptron(net(N, N, Activation.IDENTITY, 4)));
        int ofCouplings = projector.parameterCount() - span.parameterCount();
        return new StageCase(
                name,
                random -> {
                    float[] all = normal(retraction.parameterCount(), 0.5, random);
                    System.arraycopy(span.draw(random), 0, all, ofCouplings, span.parameterCount());
                    return all;
                },
                place -> Stages.of(retraction, place));
    }

    private static List<DenseLayer> net(int inputs, int outputs, Activation last, int... hidden) {
        List<DenseLayer> net = new ArrayList<>();
        int from = inputs;
        for (int width : hidden) {
            net.add(new DenseLayer(from, width, Activation.SIGMOID, 0));
            from = width;
        }
        net.add(new DenseLayer(from, outputs, last, 0));
        return net;
    }

    private static Stage centred(ParameterPlace place) {
        return new Chain(List.of(
                layer(N, 3, place.part(0, 18)),
                new CentringStage(3, place.part(18, 3), 0),
                layer(3, N, place.part(21, 20))));
    }

    /** The stage alone as a network, which can't be exported. */
    WiredNetwork network(float[] theta) {
        Perceptron other = new Perceptron(List.of(new DenseLayer(1, 1, Activation.IDENTITY, 0)));
        return WiredNetwork.toTrain(other, theta, wiring);
    }

    /** A training of the stage, each batch in so many shards as far as it allows. */
    WiredTraining training(float[] theta, int shards) {
        return new WiredTraining(
                network(theta),
                List.of(new ParameterRange(0, theta.length)),
                List.of(),
                Momentum.of(1, RateSchedule.CONSTANT),
                rows -> shards);
    }

    @Override
    public String toString() {
        return name;
    }
}
