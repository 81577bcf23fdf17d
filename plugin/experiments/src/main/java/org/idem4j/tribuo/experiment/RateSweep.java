package org.idem4j.tribuo.experiment;

import com.oracle.labs.mlrg.olcut.config.Config;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.idem4j.tribuo.experiment.noise.Method;
import org.idem4j.tribuo.experiment.noise.PaperNetwork;
import org.idem4j.tribuo.experiment.noise.RunPoint;
import org.idem4j.tribuo.experiment.noise.RunResult;
import org.idem4j.tribuo.experiment.noise.RunSettings;
import org.idem4j.tribuo.experiment.noise.Subject;

/** Networks × learning rates × methods × runs, each a training on noise; the defaults are the paper's protocol. */
abstract class RateSweep extends NoiseExperiment<RunResult> {

    private static final double[] PAPER_RATES = {
        9.54e-7, 8.51e-6, 7.60e-5, 6.78e-4, 6.05e-3, 0.07, 0.22, 0.37, 0.52, 0.67, 0.82, 0.97, 1.12, 1.27, 1.42
    };

    @Config(description = "How often the error is measured on the way.")
    int curvePoints = 50;

    @Config(
            description =
                    "Whether a run draws one batch for all its epochs, and measures the error on it, as the paper's B3 seems to.")
    private boolean oneBatch = false;

    /** The paper's protocol. */
    RateSweep() {
        super(PaperNetwork.protocol(), PAPER_RATES.clone());
    }

    /** The methods to compare, under the names that points have. */
    abstract Map<String, Method> methods();

    @Override
    public void postConfig() {
        super.postConfig();
        require(curvePoints > 0, "curvePoints", "At least one point is needed, not " + curvePoints + ".");
    }

    @Override
    public Class<RunResult> resultType() {
        return RunResult.class;
    }

    /** One run of all settings after the other, so that a first picture of the whole is there early. */
    @Override
    public List<RunPoint> points() {
        List<RunPoint> points = new ArrayList<>();
        for (Subject subject : networks) {
            for (int run = 1; run <= subject.runs(); run++) {
                for (double rate : rates) {
                    for (Map.Entry<String, Method> method : methods().entrySet()) {
                        points.add(new RunPoint(
                                id(subject, method.getKey(), rate, run),
                                settings(subject, method.getValue(), rate, run)));
                    }
                }
            }
        }
        return points;
    }

    private RunSettings settings(Subject subject, Method method, double rate, int run) {
        return new RunSettings(
                subject.layers(),
                subject.network().initialisation(),
                method,
                rate,
                subject.epochs(),
                batchSize(),
                evaluationRows,
                curvePoints,
                seed(),
                run,
                oneBatch);
    }

    /** The runs that are there, by network, method and rate, in ascending order; settings without a run are left out. */
    final List<SweepCell> cells(Map<String, RunResult> results) {
        List<SweepCell> cells = new ArrayList<>();
        for (Subject subject : networks) {
            methods()
                    .forEach((name, method) -> Arrays.stream(rates).sorted().forEach(rate -> {
                        List<RunResult> runs = IntStream.rangeClosed(1, subject.runs())
                                .mapToObj(run -> results.get(id(subject, name, rate, run)))
                                .filter(Objects::nonNull)
                                .toList();
                        if (!runs.isEmpty()) {
                            cells.add(new SweepCell(subject, method, rate, runs));
                        }
                    }));
        }
        return cells;
    }
}
