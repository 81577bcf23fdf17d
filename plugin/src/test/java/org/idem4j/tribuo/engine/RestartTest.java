package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.idem4j.tribuo.network.InitialNetwork;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.network.NetworkDescription;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.objective.Reconstruction;
import org.idem4j.tribuo.optimiser.AdaGrad;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.Momentum;
import org.idem4j.tribuo.optimiser.Optimiser;
import org.idem4j.tribuo.optimiser.OptimiserState;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.RmsProp;
import org.idem4j.tribuo.optimiser.Sgd;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A training that begins anew at parameters of before")
class RestartTest {

    private static final int N = 4;
    private static final int ROWS = 9;
    private static final double RATE = 0.01;

    private final Objective objective = Objective.of(new Reconstruction().times(1));

    static Stream<Arguments> settings() {
        RateSchedule schedule = RateSchedule.CONSTANT;
        List<Optimiser> optimisers = List.of(
                Sgd.of(RATE, schedule),
                Momentum.of(RATE, schedule),
                Adam.of(RATE, schedule),
                Adam.of(RATE, schedule).withWeightDecay(2),
                RmsProp.of(RATE, schedule),
                AdaGrad.of(RATE, schedule));
        ProjectorNetwork projector = ProjectorNetwork.of(2, 5);
        List<NetworkDescription> networks = List.of(
                MultilayerPerceptron.of(6),
                projector.withRank(2, KeptBy.SPAN),
                projector.withRank(2, KeptBy.PURIFICATION),
                projector.withLearntRank(0.1));
        return networks.stream()
                .flatMap(network -> optimisers.stream().map(optimiser -> Arguments.of(network, optimiser)));
    }

    private static TrainableNetwork open(InitialNetwork initial, Optimiser optimiser) {
        return Engine.training(initial.architecture(), initial.parameters(), optimiser);
    }

    private void steps(TrainableNetwork network, int count, double rate, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int step = 0; step < count; step++) {
            gather(network, random);
            network.step(rate);
        }
    }

    private void gather(TrainableNetwork network, SplittableRandom random) {
        float[] x = new float[ROWS * N];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        float[] target = x.clone();
        for (int i = 0; i < x.length; i++) {
            x[i] += (float) (0.3 * random.nextGaussian());
        }
        network.scoped(() -> objective.accumulate(network, network.batch(x, N), network.batch(target, N), null, null));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void should_go_the_way_of_a_new_one(NetworkDescription description, Optimiser optimiser) {
        InitialNetwork initial = description.draw(N, new SplittableRandom(1));
        float[] rows = {1, -2, 0.5f, 3};
        try (TrainableNetwork network = open(initial, optimiser);
                TrainableNetwork fresh = open(initial, optimiser)) {
            steps(network, 5, 10 * RATE, 1);
            gather(network, new SplittableRandom(2));
            assertThat(network.parameters()).isNotEqualTo(initial.parameters());

            network.restart(initial.parameters());

            assertThat(network.parameters()).isEqualTo(initial.parameters());
            assertThat(network.apply(rows)).isEqualTo(fresh.apply(rows));
            steps(network, 5, RATE, 3);
            steps(fresh, 5, RATE, 3);
            assertThat(network.parameters()).isEqualTo(fresh.parameters());
            assertThat(network.apply(rows)).isEqualTo(fresh.apply(rows));
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void should_go_on_from_where_another_stood(NetworkDescription description, Optimiser optimiser) {
        InitialNetwork initial = description.draw(N, new SplittableRandom(1));
        float[] rows = {1, -2, 0.5f, 3};
        try (TrainableNetwork first = open(initial, optimiser);
                TrainableNetwork second = open(initial, optimiser)) {
            for (int times = 0; times < 8; times++) { // past the step at which a learnt rank is decided
                steps(first, 3, 10 * RATE, times);
                gather(second, new SplittableRandom(2));

                second.restart(first.parameters(), first.optimiserState());

                assertThat(second.parameters()).isEqualTo(first.parameters());
                assertThat(second.apply(rows)).isEqualTo(first.apply(rows));
                assertThat(second.optimiserState().steps()).isEqualTo(5L * times + 3);
                steps(first, 2, RATE, 100 + times);
                steps(second, 2, RATE, 100 + times);
                assertThat(second.parameters()).isEqualTo(first.parameters());
                assertThat(second.apply(rows)).isEqualTo(first.apply(rows));
                first.restart(second.parameters(), second.optimiserState());
            }
        }
    }

    @Test
    void should_refuse_the_state_of_another_training() {
        InitialNetwork span = ProjectorNetwork.of(2, 5).withRank(2, KeptBy.SPAN).draw(N, new SplittableRandom(1));
        InitialNetwork perceptron = MultilayerPerceptron.of(6).draw(N, new SplittableRandom(1));
        Optimiser adam = Adam.of(RATE, RateSchedule.CONSTANT);
        try (TrainableNetwork network = open(span, adam);
                TrainableNetwork ofOneQuantity = open(span, Momentum.of(RATE, RateSchedule.CONSTANT));
                TrainableNetwork ofOthers = open(perceptron, adam)) {
            OptimiserState state = network.optimiserState();
            OptimiserState longer = new OptimiserState(state.steps(), state.quantities(), List.of(new double[] {1, 2}));
            OptimiserState without = new OptimiserState(state.steps(), state.quantities(), List.of());

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> network.restart(span.parameters(), ofOneQuantity.optimiserState()))
                    .withMessageContaining("of 1 quantities, but this training's of 2");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> network.restart(span.parameters(), ofOthers.optimiserState()))
                    .withMessageContaining(perceptron.parameters().length + " parameters");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> network.restart(span.parameters(), longer))
                    .withMessageContaining("but 2 values are given");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> network.restart(span.parameters(), without))
                    .withMessageContaining("of 0 projectors");
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void should_recover_from_what_is_not_finite(NetworkDescription description, Optimiser optimiser) {
        InitialNetwork initial = description.draw(N, new SplittableRandom(1));
        try (TrainableNetwork network = open(initial, optimiser)) {
            steps(network, 2, Double.POSITIVE_INFINITY, 1);

            network.restart(initial.parameters());

            steps(network, 5, RATE, 3);
            for (float parameter : network.parameters()) {
                assertThat(parameter).isFinite();
            }
        }
    }

    @Test
    void should_refuse_parameters_that_give_no_projector() {
        InitialNetwork initial =
                ProjectorNetwork.of(2, 5).withRank(2, KeptBy.SPAN).draw(N, new SplittableRandom(1));
        float[] zeros = new float[initial.parameters().length];
        try (TrainableNetwork network = open(initial, Adam.of(RATE, RateSchedule.CONSTANT))) {
            assertThatIllegalArgumentException().isThrownBy(() -> network.restart(zeros));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> network.restart(Arrays.copyOf(zeros, 3)))
                    .withMessageContaining("but 3 are given");
        }
    }
}
