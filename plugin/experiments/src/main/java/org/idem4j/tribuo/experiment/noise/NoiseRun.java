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
import org.idem4j.tribuo.progress.TrainingOutcome;

/** A training from its first step to its last, with what is measured on the way; for one use. */
final class NoiseRun {

    private final NoiseTraining training;
    private final RunSettings settings;
    private final SortedSet<Integer> measured;
    private final List<RunResult.CurvePoint> curve = new ArrayList<>();
    private final double[] seconds;
    private int steps;

    NoiseRun(NoiseTraining training, RunSettings settings) {
        this.training = training;
        this.settings = settings;
        this.measured = curveEpochs(settings.epochs(), settings.curvePoints());
        this.seconds = new double[settings.epochs()];
    }

    RunResult run(DoubleConsumer progress) {
        Measurement start = measurement();
        curve.add(new RunResult.CurvePoint(0, start.error(), start.outputEnergy()));
        boolean finite = true;
        while (finite && steps < settings.epochs()) {
            finite = step();
            progress.accept((double) steps / settings.epochs());
        }
        Measurement end = finite ? measurement() : Measurement.NOT_FINITE;
        boolean completed = Double.isFinite(end.error());
        return new RunResult(
                completed ? TrainingOutcome.COMPLETED : TrainingOutcome.DIVERGED,
                steps,
                start,
                completed ? end : Measurement.NOT_FINITE,
                curve,
                sha256(training.network().parameters()),
                median(Arrays.copyOf(seconds, steps)));
    }

    private Measurement measurement() {
        return Measurement.of(training.network(), training.evaluationRows(), settings.dimension());
    }

    /** Takes a step; says whether it could be taken. */
    private boolean step() {
        long begun = System.nanoTime();
        boolean finite = training.step();
        seconds[steps] = (System.nanoTime() - begun) * 1e-9;
        steps++;
        if (finite && measured.contains(steps)) {
            curve.add(Measurement.brief(steps, training.network(), training.evaluationRows()));
        }
        return finite;
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
