package org.idem4j.tribuo.experiment.noise;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;
import org.idem4j.tribuo.experiment.frame.Point;
import org.idem4j.tribuo.progress.TrainingOutcome;

/**
 * One run, from the first parameters to the last.
 *
 * @param id Its name.
 * @param configuration The run.
 */
public record RunPoint(String id, RunSettings configuration) implements Point<RunResult> {

    @Override
    public double seconds() {
        var layers = configuration.layers();
        double step = TimeGuess.STEP
                + TimeGuess.draw(layers, configuration.batchSize())
                + TimeGuess.gradient(configuration.method().gradient(), layers, configuration.batchSize());
        return configuration.epochs() * step
                + 2 * configuration.curvePoints() * TimeGuess.forward(layers, configuration.evaluationRows());
    }

    @Override
    public RunResult run(DoubleConsumer progress) {
        try (NoiseTraining training = new NoiseTraining(configuration)) {
            return run(training, progress);
        }
    }

    private RunResult run(NoiseTraining training, DoubleConsumer progress) {
        float[] x = training.evaluationRows();
        Measurement start = Measurement.of(training.network(), x, configuration.dimension());
        List<RunResult.CurvePoint> curve = new ArrayList<>();
        curve.add(new RunResult.CurvePoint(0, start.error(), start.outputEnergy()));
        SortedSet<Integer> measured = curveEpochs(configuration.epochs(), configuration.curvePoints());
        double[] seconds = new double[configuration.epochs()];
        int epoch = 0;
        boolean finite = true;
        while (finite && epoch < configuration.epochs()) {
            long begun = System.nanoTime();
            finite = training.step();
            seconds[epoch] = (System.nanoTime() - begun) * 1e-9;
            epoch++;
            if (finite && measured.contains(epoch)) {
                curve.add(Measurement.brief(epoch, training.network(), x));
            }
            progress.accept((double) epoch / configuration.epochs());
        }
        Measurement end = finite ? Measurement.of(training.network(), x, configuration.dimension()) : null;
        finite = finite && Double.isFinite(end.error());
        return new RunResult(
                finite ? TrainingOutcome.COMPLETED : TrainingOutcome.DIVERGED,
                epoch,
                start,
                finite ? end : Measurement.NOT_FINITE,
                curve,
                sha256(training.network().parameters()),
                median(Arrays.copyOf(seconds, epoch)));
    }

    /** Epochs 1 … last, so many of them, evenly spaced on a logarithmic axis as far as whole numbers can be. */
    static SortedSet<Integer> curveEpochs(int last, int count) {
        SortedSet<Integer> epochs = new TreeSet<>(List.of(last));
        for (int i = 0; i < count; i++) {
            epochs.add((int) Math.round(Math.pow(last, (double) i / count)));
        }
        return epochs;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }

    private static String sha256(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
        bytes.asFloatBuffer().put(values);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
