package org.idem4j.tribuo.experiment;

import com.oracle.labs.mlrg.olcut.config.Config;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.experiment.frame.CheckedExperiment;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.frame.Scale;
import org.idem4j.tribuo.experiment.noise.CostPoint;
import org.idem4j.tribuo.experiment.noise.CostResult;
import org.idem4j.tribuo.experiment.noise.CostSettings;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.MultilayerPerceptron;

/** Time and memory of a step, modified against ordinary gradient, by depth and width. A measurement, other each time. */
public final class Cost extends CheckedExperiment<CostResult> {

    private static final double SLOPE = 0.2;

    @Config(description = "The columns of all layers.")
    private int[] widths = {32, 64, 128, 256, 512, 1024};

    @Config(description = "The numbers of layers.")
    private int[] depths = {1, 2, 4, 8, 16};

    @Config(description = "The rows of a step, drawn anew from N(0, 1).")
    private int batchSize = 1000;

    @Config(description = "How often each method has its turn.")
    private int rounds = 15;

    @Config(description = "How long a turn takes at least.")
    private double secondsPerRound = 1;

    @Config(description = "The seed of parameters and batches.")
    private long seed = 1;

    private Cost() {}

    /**
     * The experiment with the defaults of a scale.
     *
     * @param scale How much of it.
     * @return The experiment.
     */
    public static Cost at(Scale scale) {
        Cost experiment = new Cost();
        if (scale == Scale.QUICK) {
            experiment.widths = new int[] {32, 128, 512};
            experiment.depths = new int[] {1, 2, 4, 8};
            experiment.rounds = 5;
            experiment.secondsPerRound = 0.5;
        }
        return experiment;
    }

    @Override
    public void postConfig() {
        for (int[] sizes : List.of(widths, depths)) {
            require(sizes.length > 0, sizes == widths ? "widths" : "depths", "There must be at least one.");
            for (int size : sizes) {
                require(size > 0, sizes == widths ? "widths" : "depths", "All must be at least 1, not " + size + ".");
            }
        }
        require(batchSize > 0, "batchSize", "A step needs at least one row, not " + batchSize + ".");
        require(rounds > 0, "rounds", "There must be at least one round, not " + rounds + ".");
        require(
                secondsPerRound >= 0 && Double.isFinite(secondsPerRound),
                "secondsPerRound",
                "must be finite and not negative, but is " + secondsPerRound + ".");
    }

    @Override
    public String name() {
        return "cost";
    }

    @Override
    public String shows() {
        return "time and memory of a step, modified against ordinary gradient, by depth and width";
    }

    @Override
    public Class<CostResult> resultType() {
        return CostResult.class;
    }

    @Override
    public List<CostPoint> points() {
        List<CostPoint> points = new ArrayList<>();
        for (int depth : depths) {
            for (int width : widths) {
                points.add(new CostPoint(id(depth, width), settings(depth, width)));
            }
        }
        return points;
    }

    private static String id(int depth, int width) {
        return "depth" + depth + "-width" + width;
    }

    private CostSettings settings(int depth, int width) {
        int[] hidden = Collections.nCopies(depth - 1, width).stream()
                .mapToInt(Integer::intValue)
                .toArray();
        MultilayerPerceptron network = MultilayerPerceptron.of(hidden)
                .withActivations(Activation.LEAKYRELU, Activation.LEAKYRELU)
                .withNegativeSlope(SLOPE);
        return new CostSettings(network.layers(width), batchSize, rounds, secondsPerRound, seed);
    }

    @Override
    public Findings findings(Map<String, CostResult> results) {
        List<CostFindings.Cell> cells = new ArrayList<>();
        for (int depth : depths) {
            for (int width : widths) {
                CostResult result = results.get(id(depth, width));
                if (result != null) {
                    cells.add(new CostFindings.Cell(depth, width, result));
                }
            }
        }
        return new CostFindings(cells).findings();
    }
}
