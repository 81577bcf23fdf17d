package org.idem4j.tribuo.experiment.noise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.GradientScale;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.idem4j.tribuo.task.TaskJson;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("training")
class RunPointTest {

    private static final int EPOCHS = 30;

    private static RunResult run(GradientRule gradient, double rate, int run) {
        return point(gradient, rate, run).run(share -> {});
    }

    private static RunPoint point(GradientRule gradient, double rate, int run) {
        Subject subject = new Subject("S", 8, MultilayerPerceptron.of(16), 9, EPOCHS);
        Method method = Method.of(gradient, GradientScale.PAPER, Corrector.mcWeeny());
        return new RunPoint(
                "point",
                new RunSettings(
                        subject.layers(),
                        subject.network().initialisation(),
                        method,
                        rate,
                        EPOCHS,
                        100,
                        50,
                        5,
                        7,
                        run));
    }

    @ParameterizedTest
    @EnumSource(GradientRule.class)
    void should_give_the_same_bits_again_and_others_for_another_run(GradientRule gradient) {
        RunResult first = run(gradient, 0.1, 2);
        RunResult again = run(gradient, 0.1, 2);
        RunResult other = run(gradient, 0.1, 3);

        assertThat(again)
                .usingRecursiveComparison()
                .ignoringFields("secondsPerStep")
                .isEqualTo(first);
        assertThat(other.parametersSha256()).isNotEqualTo(first.parametersSha256());
        assertThat(other.start()).isNotEqualTo(first.start());
    }

    @Test
    void should_begin_alike_whatever_the_method_and_the_rate() {
        assertThat(run(GradientRule.ORDINARY, 0.2, 2).start())
                .isEqualTo(run(GradientRule.MODIFIED, 0.1, 2).start());
    }

    @Test
    void should_measure_at_the_beginning_on_the_way_and_at_the_end() {
        RunResult result = run(GradientRule.MODIFIED, 0.1, 1);

        assertThat(result.curve()).extracting(RunResult.CurvePoint::epoch).containsExactly(0, 1, 2, 4, 8, 15, 30);
        assertThat(result.curve().get(0).error()).isEqualTo(result.start().error());
        assertThat(result.curve().get(6).error()).isEqualTo(result.end().error());
        assertThat(result.epochsRun()).isEqualTo(EPOCHS);
        assertThat(result.secondsPerStep()).isPositive();
    }

    @Test
    void should_stop_at_once_when_it_diverges() {
        Subject subject = new Subject(
                "S",
                8,
                MultilayerPerceptron.of(16).withActivations(Activation.IDENTITY, Activation.IDENTITY),
                1,
                EPOCHS);
        RunSettings settings = point(GradientRule.MODIFIED, 100, 1).configuration();
        RunPoint point = new RunPoint(
                "point",
                new RunSettings(
                        subject.layers(),
                        settings.initialisation(),
                        settings.method(),
                        settings.learningRate(),
                        EPOCHS,
                        100,
                        50,
                        5,
                        7,
                        1));

        RunResult result = point.run(share -> {});

        assertThat(result.outcome()).isEqualTo(TrainingOutcome.DIVERGED);
        assertThat(result.epochsRun()).isLessThan(10);
        assertThat(result.end().error()).isNaN();
        assertThat(result.improved()).isFalse();
    }

    @Test
    void should_name_one_batch_in_its_configuration_and_keep_that_of_fresh_ones_as_it_was() {
        RunSettings fresh = point(GradientRule.MODIFIED, 0.1, 1).configuration();
        RunSettings one = new RunSettings(
                fresh.layers(),
                fresh.initialisation(),
                fresh.method(),
                fresh.learningRate(),
                EPOCHS,
                100,
                50,
                5,
                7,
                1,
                true);

        JsonNode freshJson = TaskJson.MAPPER.valueToTree(fresh);
        JsonNode oneJson = TaskJson.MAPPER.valueToTree(one);

        assertThat(freshJson.has("oneBatch")).isFalse();
        assertThat(freshJson.path("evaluationRows").asInt()).isEqualTo(50);
        assertThat(oneJson.path("oneBatch").asBoolean()).isTrue();
        assertThat(oneJson.path("evaluationRows").asInt()).isEqualTo(100);
    }

    @Test
    void should_tell_the_share_that_is_done() {
        List<Double> shares = new ArrayList<>();

        point(GradientRule.MODIFIED, 0.1, 1).run(shares::add);

        assertThat(shares).hasSize(EPOCHS).isSorted().endsWith(1.0);
    }

    @Test
    void should_space_the_curve_evenly_on_a_logarithmic_axis() {
        assertThat(NoiseRun.curveEpochs(1000, 3)).containsExactly(1, 10, 100, 1000);
        assertThat(NoiseRun.curveEpochs(3, 50)).containsExactly(1, 2, 3);
    }
}
