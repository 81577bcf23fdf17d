package org.idem4j.tribuo.experiment.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.ShardedNetwork;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.experiment.InMemory;
import org.idem4j.tribuo.experiment.autodiff.Operation.Kind;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.noise.Method;
import org.idem4j.tribuo.experiment.noise.PaperNetwork;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.GradientScale;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.idem4j.tribuo.training.GaussianRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecordedStepTest {

    private static final List<DenseLayer> LAYERS = PaperNetwork.B1.description().layers(PaperNetwork.B1.dimension());

    private static StepGraph step(GradientRule gradient, Corrector corrector) {
        Method method = Method.of(gradient, GradientScale.PAPER, corrector);
        var step = new StepPoint.Step(LAYERS, PaperNetwork.B1.description().initialisation(), method, 1);
        return new StepGraph(new StepPoint("step", step).run(share -> {}));
    }

    private static List<String> described(StepGraph graph) {
        return graph.operations().stream()
                .map(operation -> operation.kind()
                        + " "
                        + operation.inputs().stream().map(graph::name).toList()
                        + (operation.through() == null ? "" : " through " + graph.name(operation.through()))
                        + (operation.output() == null ? "" : " -> " + graph.name(operation.output())))
                .toList();
    }

    @Test
    void should_go_back_through_the_first_application_alone_by_the_modified_rule() {
        StepGraph graph = step(GradientRule.MODIFIED, Corrector.mcWeeny());

        assertThat(described(graph))
                .containsExactly(
                        "PASS [x] -> y",
                        "APPLY [y] -> f(y)",
                        "DISTANCE [f(y), y]",
                        "APPLY [f(y)] -> f(f(y))",
                        "COMBINE [y, f(y), f(f(y))] -> y − 3f(y) + 2f(f(y))",
                        "BACKWARD [y − 3f(y) + 2f(f(y))] through y");
        assertThat(graph.role(graph.of(Kind.COMBINE).get(0).output())).isEqualTo("∂L/∂y := −Δ = ");
    }

    @Test
    void should_go_back_through_both_applications_by_the_ordinary_one() {
        StepGraph graph = step(GradientRule.ORDINARY, Corrector.mcWeeny());

        assertThat(described(graph))
                .containsExactly(
                        "PASS [x] -> y",
                        "PASS [y] -> f(y)",
                        "COMBINE [f(y), y] -> f(y) − y",
                        "DISTANCE [f(y), y]",
                        "BACKWARD_TO_INPUT [f(y) − y] through f(y) -> Jᵀ(f(y) − y)",
                        "COMBINE [Jᵀ(f(y) − y), f(y) − y] -> Jᵀ(f(y) − y) − (f(y) − y)",
                        "BACKWARD [Jᵀ(f(y) − y) − (f(y) − y)] through y");
        assertThat(graph.role(graph.of(Kind.COMBINE).get(0).output())).isEqualTo("∂L/∂f(y) = ");
    }

    @Test
    void should_apply_f_as_often_as_the_corrector_has_powers() {
        StepGraph third = step(GradientRule.MODIFIED, Corrector.order(3));

        assertThat(third.forward()).hasSize(5);
        assertThat(third.length()).isEqualTo(5);
        assertThat(third.name(third.of(Kind.COMBINE).get(0).output()))
                .isEqualTo("y − 10f(f(y)) + 15f(f(f(y))) − 6f(f(f(f(y))))");
    }

    /** By hand: L products forward; backward 2L, less one where the input's error is not wanted. */
    @ParameterizedTest
    @CsvSource({"MODIFIED, 1, 4", "MODIFIED, 5, 24", "ORDINARY, 1, 5", "ORDINARY, 5, 29"})
    void should_count_the_matrix_products(GradientRule gradient, int layers, long products) {
        assertThat(step(gradient, Corrector.mcWeeny()).products(layers)).isEqualTo(products);
    }

    @ParameterizedTest
    @EnumSource(GradientRule.class)
    void should_leave_the_step_as_it_is(GradientRule gradient) {
        Method method = Method.of(gradient, GradientScale.MEAN, Corrector.mcWeeny());

        float[] recorded = parametersAfter(method, RecordingNetwork::new);

        assertThat(recorded).isEqualTo(parametersAfter(method, network -> network));
        assertThat(recorded).isNotEqualTo(firstParameters());
    }

    private static float[] firstParameters() {
        return PaperNetwork.B1.description().initialisation().draw(LAYERS, new SplittableRandom(5));
    }

    private static float[] parametersAfter(Method method, UnaryOperator<ShardedNetwork> between) {
        try (TrainableNetwork network = Engine.training(LAYERS, firstParameters(), Sgd.of(1, RateSchedule.CONSTANT))) {
            network.scoped(() -> {
                Batch x = network.batch(9, 5, new GaussianRows(7));
                return method.objective(5).accumulate(between.apply(network), null, null, x, null);
            });
            network.step(1);
            return network.parameters();
        }
    }

    @Test
    void should_draw_and_tabulate_what_was_recorded() {
        Autodiff experiment = new Autodiff();

        Findings findings = experiment.findings(InMemory.run(experiment));

        assertThat(String.join(" ", findings.summary()))
                .contains("modified gradient takes *3 forward and 1 backward pass through f*")
                .contains("ordinary gradient takes *2 forward and 2 backward passes through f*");
        assertThat(findings.tables().get(0).csv()).contains("modified,3,1,1,0,5L − 1,24", "ordinary,2,2,2,1,6L − 1,29");
        String svg = new String(findings.figures().get(0).picture().svg().orElseThrow());
        assertThat(svg).contains("−Δ = y − 3f(y) + 2f(f(y))", "only reported", "loss L");
        assertThat(svg.split("∂L/∂θ", -1)).as("arrows to the parameters").hasSize(1 + 1 + 2);
    }
}
