package org.idem4j.tribuo.filling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.Network;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.Perceptron;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.training.Shuffle;

/**
 * Learns a {@link Filler}. The rows are shared out in parts; each network learns without one of them, on which it is then
 * judged: that gives how strong the corrections of each column are to be, none where they are worse than nothing, and the errors to expect.
 */
final class FillerTraining {

    /** Of the conjugate gradients; more change the error in the third digit. */
    static final int SOLVER_STEPS = 12;

    private static final double[] RIDGES = {1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1};

    /** The share that is hidden to judge by. */
    private static final GapDraw JUDGED = new GapDraw(0.2, 0.2);

    private static final int LEAST_PARTS = 3;

    /** The judgements of a part, each with other cells hidden. */
    private static final int DRAWS = 4;

    private final Filling filling;
    private final float[] rows;
    private final float[] weights;
    private final int n;
    private final RandomGenerator random;
    private final int parts;
    private final int[] part;

    FillerTraining(Filling filling, float[] rows, float[] weights, int n, RandomGenerator random) {
        this.filling = filling;
        this.rows = rows;
        this.weights = weights;
        this.n = n;
        this.random = random;
        this.parts = Math.max(LEAST_PARTS, filling.networks);
        this.part = shuffledParts();
    }

    /** For each row its part, at random, all as large as can be. */
    private int[] shuffledParts() {
        int[] numbers = IntStream.range(0, weights.length).map(i -> i % parts).toArray();
        Shuffle.shuffle(numbers, random);
        return numbers;
    }

    Filler run() {
        ConditionalMean start = ConditionalMean.of(Gaussian.of(rows, weights, n), ridge(), SOLVER_STEPS);
        Encoding encoding = Encoding.of(rows, n, filling.binsFor(n));
        Perceptron layers = layers(encoding.width());
        List<float[]> parameters = new ArrayList<>();
        Judgement judgement = new Judgement(n);
        for (int number = 0; number < parts; number++) {
            int[] learnt = rowsWhere(number, false);
            if (filling.networks == 0) {
                judge(judgement, start, encoding, null, rowsWhere(number, true));
            } else if (number < filling.networks && learnt.length > 0) {
                float[] trained = run(start, encoding, layers)
                        .train(FillingRun.select(rows, learnt, n), FillingRun.select(weights, learnt, 1), stream());
                parameters.add(trained);
                judge(judgement, start, encoding, Engine.network(layers, trained), rowsWhere(number, true));
            }
        }
        return new Filler(
                start,
                encoding,
                Collections.nCopies(parameters.size(), layers),
                parameters,
                judgement.strengths(parameters.size()),
                judgement.errors());
    }

    private FillingRun run(ConditionalMean start, Encoding encoding, Perceptron layers) {
        return new FillingRun(
                start,
                encoding,
                layers,
                Adam.of(filling.learningRate, RateSchedule.ONE_CYCLE),
                filling.steps(),
                filling.batchSize,
                new GapDraw(filling.leastHidden, filling.mostHidden));
    }

    private RandomGenerator stream() {
        return new SplittableRandom(random.nextLong());
    }

    private Perceptron layers(int told) {
        List<DenseLayer> layers = new ArrayList<>();
        int inputs = told;
        for (int width : filling.hidden) {
            layers.add(new DenseLayer(inputs, width, Activation.TANH, 0));
            inputs = width;
        }
        layers.add(new DenseLayer(inputs, n, Activation.IDENTITY, 0));
        return new Perceptron(layers);
    }

    private int[] rowsWhere(int number, boolean within) {
        return IntStream.range(0, part.length)
                .filter(row -> part[row] == number == within)
                .toArray();
    }

    /** The ridge of least error on hidden cells of parts that the distribution was not estimated from. */
    private double ridge() {
        double[] squares = new double[RIDGES.length];
        for (int k = 0; k < parts; k++) {
            int[] learnt = rowsWhere(k, false);
            int[] judged = rowsWhere(k, true);
            if (learnt.length == 0 || judged.length == 0) {
                continue;
            }
            Gaussian gaussian =
                    Gaussian.of(FillingRun.select(rows, learnt, n), FillingRun.select(weights, learnt, 1), n);
            float[] truth = FillingRun.select(rows, judged, n);
            float[] gapped = JUDGED.gapped(truth, n, random);
            for (int r = 0; r < RIDGES.length; r++) {
                float[] filled =
                        ConditionalMean.of(gaussian, RIDGES[r], SOLVER_STEPS).fill(gapped);
                squares[r] += squaresOfHidden(truth, gapped, filled);
            }
        }
        int best = IntStream.range(0, RIDGES.length)
                .reduce((a, b) -> squares[b] < squares[a] ? b : a)
                .orElseThrow();
        return RIDGES[best];
    }

    private static double squaresOfHidden(float[] truth, float[] gapped, float[] filled) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            if (Float.isNaN(gapped[i]) && !Float.isNaN(truth[i])) {
                double error = (double) filled[i] - truth[i];
                sum += error * error;
            }
        }
        return sum;
    }

    private void judge(Judgement judgement, ConditionalMean start, Encoding encoding, Network network, int[] judged) {
        for (int draw = 0; draw < DRAWS; draw++) {
            float[] residuals = FillingRun.select(rows, judged, n);
            float[] gapped = JUDGED.gapped(residuals, n, random);
            float[] filled = start.fill(gapped);
            FillingRun.residuals(residuals, gapped, filled);
            judgement.add(residuals, network == null ? null : network.apply(encoding.told(filled, gapped)));
        }
    }
}
