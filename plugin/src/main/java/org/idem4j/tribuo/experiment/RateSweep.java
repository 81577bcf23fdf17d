package org.idem4j.tribuo.experiment;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.experiment.frame.Experiment;
import org.idem4j.tribuo.experiment.noise.Method;
import org.idem4j.tribuo.experiment.noise.PaperNetwork;
import org.idem4j.tribuo.experiment.noise.RunPoint;
import org.idem4j.tribuo.experiment.noise.RunResult;
import org.idem4j.tribuo.experiment.noise.RunSettings;
import org.idem4j.tribuo.experiment.noise.Subject;

/** Networks × learning rates × methods × runs, each a training on noise; the defaults are the paper's protocol. */
abstract class RateSweep implements Experiment<RunResult> {

    @Config(
            description =
                    "The networks, by the names of their components, which say how often and how long each is trained.")
    List<Subject> networks = PaperNetwork.protocol();

    @Config(description = "The learning rates.")
    double[] rates = {
        9.54e-7, 8.51e-6, 7.60e-5, 6.78e-4, 6.05e-3, 0.07, 0.22, 0.37, 0.52, 0.67, 0.82, 0.97, 1.12, 1.27, 1.42
    };

    @Config(description = "The corrector of the modified gradient.")
    private Corrector corrector = Corrector.mcWeeny();

    @Config(description = "The rows of a step, drawn anew from N(0, 1).")
    private int batchSize = 1000;

    @Config(description = "The rows that the error is measured on, drawn once for each run from N(0, 1).")
    int evaluationRows = 1000;

    @Config(description = "How often the error is measured on the way.")
    int curvePoints = 50;

    @Config(description = "The seed of all runs.")
    private long seed = 1;

    /** The methods to compare, under the names that points have. */
    abstract Map<String, Method> methods();

    final Corrector corrector() {
        return corrector;
    }

    @Override
    public void postConfig() {
        require(!networks.isEmpty(), "networks", "There must be at least one network.");
        require(rates.length > 0, "rates", "There must be at least one learning rate.");
        for (double rate : rates) {
            require(rate > 0 && Double.isFinite(rate), "rates", "A rate must be above zero and finite, not " + rate);
        }
        require(batchSize > 0, "batchSize", "A step needs at least one row, not " + batchSize + ".");
        require(evaluationRows > 0, "evaluationRows", "At least one row is needed, not " + evaluationRows + ".");
        require(curvePoints > 0, "curvePoints", "At least one point is needed, not " + curvePoints + ".");
    }

    private void require(boolean condition, String field, String message) {
        if (!condition) {
            throw new PropertyException(name(), field, message);
        }
    }

    @Override
    public Map<String, Configurable> parts() {
        Map<String, Configurable> parts = new LinkedHashMap<>();
        networks.forEach(subject -> parts.put(subject.name(), subject));
        return parts;
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

    private static String id(Subject subject, String method, double rate, int run) {
        return String.join("-", subject.name().toLowerCase(Locale.ROOT), method, text(rate), "run" + run);
    }

    /** A rate as briefly as can be without loss: 0.07, 9.54e-7, 1. */
    static String text(double rate) {
        return Double.toString(rate).toLowerCase(Locale.ROOT).replaceAll("\\.0(?=$|e)", "");
    }

    private RunSettings settings(Subject subject, Method method, double rate, int run) {
        return new RunSettings(
                subject.layers(),
                subject.network().initialisation(),
                method,
                rate,
                subject.epochs(),
                batchSize,
                evaluationRows,
                curvePoints,
                seed,
                run);
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
