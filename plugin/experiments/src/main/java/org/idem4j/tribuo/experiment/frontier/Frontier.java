package org.idem4j.tribuo.experiment.frontier;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.Configurable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.idem4j.tribuo.experiment.frame.CheckedExperiment;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.frame.Scale;

/**
 * Repair against gap: the modified and the ordinary gradient at several weights and networks that are idempotent by
 * construction at several ranks, on the same damaged tables. The networks are of about the same size and see the rows as often.
 */
public final class Frontier extends CheckedExperiment<FrontierResult> {

    @Config(description = "The tables, by the names of their components.")
    private List<RepairTable> tables = List.of(sensors());

    @Config(description = "The ways to idempotence; reconstruction alone is run in any case.")
    private List<Way> ways = List.of(Way.MODIFIED, Way.ORDINARY, Way.CONSTRUCTION);

    @Config(description = "The weights of the idempotence terms; that of the reconstruction is 1.")
    private double[] weights = {0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100};

    @Config(description = "How often each network is trained, each time from another seed.")
    private int runs = 5;

    @Config(description = "The widths of the perceptron's hidden layers.")
    private int[] hidden = {128, 128};

    @Config(description = "The couplings of the networks that are idempotent by construction.")
    private int couplings = 32;

    @Config(description = "The widths of the hidden layers of each coupling's net.")
    private int[] couplingHidden = {32};

    @Config(description = "The learning rate of Adam at its highest, in one cycle.")
    private double learningRate = 5e-3;

    @Config(description = "How often the rows are gone through.")
    private int epochs = 200;

    @Config(description = "The rows of a step.")
    private int batchSize = 100;

    @Config(description = "The share of the cells that the damage masks.")
    private double masked = 0.15;

    @Config(description = "The deviation of the noise that the damage adds, in columns' deviations.")
    private double noise = 0.2;

    @Config(description = "The seed of the first run.")
    private long seed = 1;

    private Frontier() {}

    /**
     * The experiment with the defaults of a scale.
     *
     * @param scale How much of it.
     * @return The experiment, on the sensors of {@code test-data}.
     */
    public static Frontier at(Scale scale) {
        Frontier experiment = new Frontier();
        if (scale == Scale.QUICK) {
            experiment.weights = new double[] {0.1, 0.3, 1, 3, 10, 100};
            experiment.runs = 2;
        }
        return experiment;
    }

    private static RepairTable sensors() {
        return new RepairTable("sensors", Path.of("test-data/sensors-train.csv"), 3, 4, 5, 8);
    }

    @Override
    public void postConfig() {
        require(!tables.isEmpty(), "tables", "There must be at least one table.");
        require(runs > 0, "runs", "There must be at least one run, not " + runs + ".");
        require(couplings > 0, "couplings", "There must be at least one coupling, not " + couplings + ".");
        require(epochs > 0, "epochs", "There must be at least one epoch, not " + epochs + ".");
        require(batchSize > 0, "batchSize", "A step needs at least one row, not " + batchSize + ".");
        require(masked >= 0 && masked <= 1, "masked", "A share must be from 0 to 1, not " + masked + ".");
        requirePositive("learningRate", learningRate);
        require(
                noise >= 0 && Double.isFinite(noise),
                "noise",
                "A deviation is finite, not negative, not " + noise + ".");
        for (double weight : weights) {
            requirePositive("weights", weight);
        }
        for (int[] widths : List.of(hidden, couplingHidden)) {
            for (int width : widths) {
                String field = widths == hidden ? "hidden" : "couplingHidden";
                require(width > 0, field, "A width must be at least 1, not " + width + ".");
            }
        }
    }

    @Override
    public String name() {
        return "frontier";
    }

    @Override
    public String shows() {
        return "repair against gap on a table: modified and ordinary gradient, and by construction";
    }

    /** The sensors and a table of one's own, to be named on the command line, beside the tables that are run. */
    @Override
    public Map<String, Configurable> parts() {
        Map<String, Configurable> parts = new LinkedHashMap<>();
        parts.put("sensors", sensors());
        parts.put("table", new RepairTable("table", Path.of("table.csv"), 2, 4, 8));
        tables.forEach(table -> parts.put(table.name(), table));
        return parts;
    }

    @Override
    public Class<FrontierResult> resultType() {
        return FrontierResult.class;
    }

    /** One run of all settings after the other, so that a first picture of the whole is there early. */
    @Override
    public List<FrontierPoint> points() {
        List<FrontierPoint> points = new ArrayList<>();
        for (RepairTable table : tables) {
            String content = table.content();
            for (int run = 1; run <= runs; run++) {
                for (Setting setting : settings(table)) {
                    points.add(new FrontierPoint(
                            id(table, setting, run), configuration(table, content, setting, run), table));
                }
            }
        }
        return points;
    }

    private record Setting(Way way, double strength) {}

    private List<Setting> settings(RepairTable table) {
        List<Setting> settings = new ArrayList<>();
        settings.add(new Setting(Way.ALONE, 0));
        for (Way way : ways) {
            strengths(way, table).sorted().forEach(strength -> settings.add(new Setting(way, strength)));
        }
        return settings;
    }

    private DoubleStream strengths(Way way, RepairTable table) {
        return switch (way) {
            case ALONE -> DoubleStream.empty();
            case MODIFIED, ORDINARY -> Arrays.stream(weights);
            case CONSTRUCTION -> Arrays.stream(table.ranks()).asDoubleStream();
        };
    }

    private static String id(RepairTable table, Setting setting, int run) {
        String way = setting.way().name().toLowerCase(Locale.ROOT);
        String strength = setting.way() == Way.ALONE
                ? ""
                : "-"
                        + Double.toString(setting.strength())
                                .replaceAll("\\.0$", "")
                                .toLowerCase(Locale.ROOT);
        return table.name() + "-" + way + strength + "-run" + run;
    }

    private FrontierSettings configuration(RepairTable table, String content, Setting setting, int run) {
        boolean byConstruction = setting.way() == Way.CONSTRUCTION;
        return new FrontierSettings(
                content,
                table.columns(),
                table.header(),
                setting.way(),
                setting.strength(),
                Arrays.stream(byConstruction ? couplingHidden : hidden).boxed().toList(),
                byConstruction ? couplings : 0,
                learningRate,
                epochs,
                batchSize,
                masked,
                noise,
                seed + run - 1);
    }

    @Override
    public Findings findings(Map<String, FrontierResult> results) {
        List<FrontierCell> cells = new ArrayList<>();
        for (RepairTable table : tables) {
            for (Setting setting : settings(table)) {
                List<FrontierResult> there = IntStream.rangeClosed(1, runs)
                        .mapToObj(run -> results.get(id(table, setting, run)))
                        .filter(Objects::nonNull)
                        .toList();
                if (!there.isEmpty()) {
                    cells.add(new FrontierCell(table.name(), setting.way(), setting.strength(), there));
                }
            }
        }
        return new FrontierFindings(cells).findings();
    }
}
