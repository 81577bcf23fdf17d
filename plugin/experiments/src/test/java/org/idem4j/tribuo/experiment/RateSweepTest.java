package org.idem4j.tribuo.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.frame.Scale;
import org.idem4j.tribuo.experiment.noise.Measurement;
import org.idem4j.tribuo.experiment.noise.PaperNetwork;
import org.idem4j.tribuo.experiment.noise.RunPoint;
import org.idem4j.tribuo.experiment.noise.RunResult;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.Initialisation;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.GradientScale;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.junit.jupiter.api.Test;

class RateSweepTest {

    @Test
    void should_hold_the_papers_protocol_at_full_scale() {
        List<RunPoint> points = Figure3.at(Scale.FULL).points();

        assertThat(points).hasSize(4 * 15 * 2 * 10);
        assertThat(points).allSatisfy(point -> {
            assertThat(point.configuration().epochs()).isEqualTo(2500);
            assertThat(point.configuration().batchSize()).isEqualTo(1000);
            assertThat(point.configuration().initialisation()).isEqualTo(Initialisation.FAN_IN_UNIFORM);
            boolean modified = point.configuration().method().gradient() == GradientRule.MODIFIED;
            assertThat(point.configuration().method().scale())
                    .isEqualTo(modified ? GradientScale.PAPER : GradientScale.MEAN);
        });
        assertThat(points).extracting(RunPoint::id).contains("b1-modified-9.54e-7-run1", "b4-ordinary-1.42-run10");
        assertThat(points.stream().map(p -> p.configuration().layers()).distinct())
                .extracting(layers -> layers.stream().map(DenseLayer::outputs).toList())
                .containsExactly(
                        List.of(5), List.of(250, 250, 250, 250, 100), List.of(1024, 4096), List.of(1024, 2048, 784));
    }

    @Test
    void should_use_the_parameters_that_the_widths_give() {
        Map<PaperNetwork, Integer> counts = new TreeMap<>();
        for (PaperNetwork network : PaperNetwork.values()) {
            counts.put(
                    network,
                    network.trained(1, 1).layers().stream()
                            .mapToInt(DenseLayer::parameterCount)
                            .sum());
        }

        assertThat(counts.values()).containsExactly(30, 238_600, 8_393_728, 4_509_456);
    }

    @Test
    void should_compare_both_gradients_at_both_scales_in_the_control() {
        List<RunPoint> points = Control.at(Scale.FULL).points();

        assertThat(points).hasSize(4 * 15 * 4 * 10);
        assertThat(points.stream()
                        .map(point -> point.id().replaceAll("-[0-9.e-]+-run\\d+$", ""))
                        .distinct())
                .contains("b2-modified-paper", "b2-ordinary-paper", "b2-modified-mean", "b2-ordinary-mean");
    }

    @Test
    void should_tabulate_means_and_the_published_values_and_draw_what_is_there() {
        Figure3 experiment = Figure3.at(Scale.FULL);
        Map<String, RunResult> results = Map.of(
                "b2-modified-0.07-run1", run(4e-3, 1e-3),
                "b2-modified-0.07-run4", run(4e-3, 3e-3),
                "b2-modified-0.07-run5", run(4e-3, 5e-3),
                "b2-ordinary-0.22-run1", run(4e-3, 2e-3));

        Findings findings = experiment.findings(results);

        List<Map<String, Object>> rows = findings.tables().get(0).rows().stream()
                .map(row -> row(findings.tables().get(0).columns(), row))
                .toList();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0))
                .containsEntry("network", "B2")
                .containsEntry("gradient", "modified")
                .containsEntry("rate", "0.07")
                .containsEntry("runs", 3)
                .containsEntry("kept", 2)
                .containsEntry("published", 1.7e-3);
        assertThat((Double) rows.get(0).get("error")).isCloseTo(2e-3, within(1e-15));
        assertThat(rows.get(1)).containsEntry("gradient", "ordinary").containsEntry("published", Double.NaN);
        assertThat(findings.summary())
                .containsExactly("B2: the modified gradient reaches *2.0e-3* (learning rate 0.07), "
                        + "the ordinary gradient reaches *2.0e-3* (learning rate 0.22).");
        assertThat(findings.figures()).allSatisfy(figure -> {
            assertThat(figure.picture().svg()).isPresent();
            assertThat(figure.picture().png()).isPresent();
        });
    }

    @Test
    void should_draw_a_sweep_of_which_no_run_counts() {
        Findings findings = Figure3.at(Scale.FULL).findings(Map.of("b3-modified-1.42-run1", run(1, Double.NaN)));

        assertThat(findings.summary()).containsExactly("B3: no run improved.");
        assertThat(findings.figures())
                .allSatisfy(figure -> assertThat(figure.picture().svg()).isPresent());
    }

    @Test
    void should_say_what_the_scale_does_in_the_control() {
        Findings findings = Control.at(Scale.QUICK)
                .findings(Map.of(
                        "b2-modified-paper-1.42-run1", run(1, 0.1),
                        "b2-ordinary-paper-1.42-run1", run(1, 0.11),
                        "b2-modified-mean-1.42-run1", run(1, 0.5),
                        "b2-ordinary-mean-1.42-run1", run(1, 2)));

        assertThat(findings.summary())
                .containsExactly(
                        "B2, the best over the learning rates: modified *0.10*, ordinary *0.11* at the paper's scale"
                                + " 1/rows, modified *0.50*, ordinary no run that counts at a mean's, 2/(n · rows).");
        assertThat(findings.tables().get(0).rows()).hasSize(4);
        assertThat(findings.figures())
                .hasSize(3)
                .allSatisfy(figure -> assertThat(figure.picture().svg()).isPresent());
    }

    private static Map<String, Object> row(List<String> columns, List<Object> cells) {
        return columns.stream()
                .collect(Collectors.toMap(column -> column, column -> cells.get(columns.indexOf(column))));
    }

    private static RunResult run(double start, double end) {
        boolean finite = Double.isFinite(end);
        return new RunResult(
                finite ? TrainingOutcome.COMPLETED : TrainingOutcome.DIVERGED,
                2500,
                new Measurement(start, start * start, 0.1, 50, 1),
                new Measurement(end, end * end, 0.1, 40, 1),
                List.of(new RunResult.CurvePoint(0, start, 0.1), new RunResult.CurvePoint(2500, end, 0.1)),
                "",
                0.01);
    }
}
