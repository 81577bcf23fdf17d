package org.idem4j.tribuo.filling;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenancable;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.random.RandomGenerator;
import org.idem4j.onnx.repair.CellCheck;
import org.idem4j.tribuo.configuration.Setting;
import org.idem4j.tribuo.data.Standardisation;

/** How to learn to fill missing cells from rows that may have some themselves. An OLCUT component. */
public final class Filling implements Configurable, Provenancable<ConfiguredObjectProvenance> {

    /** The share of the errors that {@link Filler#errors()} cover. */
    public static final double COVERAGE = 0.9;

    /** On rows held out of ten tables of 100 to 1,050, 3,000 to 4,200 left 1.2 per cent more error, 1.5 where cells were missing. */
    private static final int STEPS = 8000;

    /** Of all columns together, so that the time for a wide table does not grow with its bins. */
    private static final int MOST_BINS = 480;

    @Config(
            description =
                    "How many networks correct the conditional mean, each learnt without another part of the rows; 0 for the"
                            + " conditional mean alone.")
    int networks = 5;

    @Config(description = "The widths of their hidden layers.")
    int[] hidden = {128, 128};

    @Config(
            description =
                    "How many bins of a piecewise-linear encoding tell the networks where in its column a known cell lies,"
                            + " at most, fewer beyond 40 columns; fills stay between the first and the last one's edge. 0"
                            + " for no encoding.")
    int bins = 12;

    @Config(description = "The steps that each is trained for; 0 for 8000.")
    int steps = 0;

    @Config(description = "The rows of one step.")
    int batchSize = 100;

    @Config(description = "The learning rate of Adam, once up and down.")
    double learningRate = 2e-3;

    @Config(description = "The least share of a row's cells that is hidden to learn from.")
    double leastHidden = 0.05;

    @Config(description = "The largest share of a row's cells that is hidden to learn from.")
    double mostHidden = 0.5;

    @Config(
            description =
                    "The share of good cells that may be called odd, at most about; more finds more cells that are. Above 0,"
                            + " up to 0.5.")
    double falseAlarms = 0.03;

    /** The defaults. */
    public Filling() {}

    /**
     * Another number of networks and of their steps.
     *
     * @param networks How many, not negative.
     * @param steps Each one's; 0 for the default.
     * @throws IllegalArgumentException If one is negative.
     */
    public Filling(int networks, int steps) {
        this.networks = networks;
        this.steps = steps;
        Setting.inCode(this::postConfig);
    }

    @Override
    public void postConfig() {
        Setting.require(networks >= 0, "networks", "The networks can't be " + networks + "; 0 is for none.");
        Setting.require(steps >= 0, "steps", "The steps must not be negative, but are " + steps + ".");
        Setting.require(bins >= 0, "bins", "The bins of a column must not be negative, but are " + bins + ".");
        Setting.require(batchSize >= 1, "batchSize", "A batch needs at least one row, not " + batchSize + ".");
        Setting.require(
                learningRate > 0 && !Double.isInfinite(learningRate),
                "learningRate",
                "The learning rate must be above zero and finite, not " + learningRate + ".");
        Setting.require(
                leastHidden >= 0 && leastHidden <= mostHidden && mostHidden > 0 && mostHidden < 1,
                "mostHidden",
                "The shares of hidden cells must be from 0 to below 1, the least not above the largest, but are "
                        + leastHidden + " and " + mostHidden + ".");
        Setting.require(
                falseAlarms > 0 && falseAlarms <= 0.5,
                "falseAlarms",
                "The share of good cells that may be called odd must be above 0 and at most 0.5, not " + falseAlarms
                        + ".");
        for (int width : hidden) {
            Setting.require(width >= 1, "hidden", "A hidden layer's width must be at least 1, not " + width + ".");
        }
    }

    /** The steps of a network. */
    int steps() {
        return steps > 0 ? steps : STEPS;
    }

    /** The bins of each of so many columns, at most. */
    int binsFor(int columns) {
        return Math.min(networks == 0 ? 0 : bins, Math.max(1, MOST_BINS / columns));
    }

    /**
     * Learns from raw rows what tells their odd cells.
     *
     * @param rows Row-major, standardised, NaN where a cell is missing; in each column at least one is known.
     * @param weights Per row, not negative, their sum positive.
     * @param units What the rows were standardised by.
     * @param random The source of randomness.
     * @return The check of raw rows; null of more than {@value CellCheck#MOST_COLUMNS} columns, or of rows too few to judge by.
     */
    public CellCheck learnCheck(float[] rows, float[] weights, Standardisation units, RandomGenerator random) {
        return new CheckLearning(falseAlarms, rows, weights, units, random).learn();
    }

    /**
     * Learns from rows.
     *
     * @param rows Row-major, [rows × n], in units in which the columns' variances are about 1; NaN where a cell is missing. In
     *     each column at least one cell is known.
     * @param weights Per row, not negative, their sum positive.
     * @param n The columns.
     * @param random The source of randomness.
     * @return The filler.
     */
    public Filler learn(float[] rows, float[] weights, int n, RandomGenerator random) {
        return new FillerTraining(this, rows, weights, n, random).run();
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "Filling");
    }
}
