package org.idem4j.tribuo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.CorruptionChain;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.data.Masking;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.InitialNetwork;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.network.NetworkDescription;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.objective.GradientScale;
import org.idem4j.tribuo.objective.Inputs;
import org.idem4j.tribuo.objective.ModifiedIdempotence;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.objective.Reconstruction;
import org.idem4j.tribuo.optimiser.AdaGrad;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.Momentum;
import org.idem4j.tribuo.optimiser.Optimiser;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.RmsProp;
import org.idem4j.tribuo.optimiser.Sgd;
import org.idem4j.tribuo.progress.BackOff;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.idem4j.tribuo.protos.TrainingCheckpointProto;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A training that is stopped, stored, and goes on")
@Tag("training")
class TrainingCheckpointTest {

    private static final int N = 4;
    private static final int ROWS = 60;
    private static final Corruption DAMAGE = new CorruptionChain(new Masking(0.15), new GaussianNoise(0.3));

    /** A training, and how it is to end. */
    private record Setting(
            String name, NetworkDescription network, TrainingPlan plan, long seed, TrainingOutcome outcome) {

        @Override
        public String toString() {
            return name;
        }

        TrainingRun open(TrainableNetwork trainable, TrainingListener listener) {
            return new TrainingRun(trainable, plan, rows(), RandomStreams.of(new RandomStream(seed)), listener);
        }

        TrainableNetwork trainable() {
            InitialNetwork initial = network.draw(N, new RandomStream(seed));
            return Engine.training(initial.architecture(), initial.parameters(), plan.optimiser());
        }
    }

    private static TrainingData rows() {
        RandomStream random = new RandomStream(3);
        float[] targets = new float[ROWS * N];
        float[] weights = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            double a = random.nextGaussian();
            for (int c = 0; c < N; c++) {
                targets[row * N + c] = (float) Math.sin(a * (c + 1));
            }
            weights[row] = 0.5f + random.nextInt(3);
        }
        return new TrainingData(N, targets, targets, weights);
    }

    private static Objective objective(double weight) {
        return Objective.of(
                new Reconstruction().times(1),
                new ModifiedIdempotence(Corrector.mcWeeny(), GradientScale.MEAN)
                        .times(weight)
                        .on(Inputs.DATA, Inputs.NOISE)
                        .within(0.5));
    }

    private static TrainingPlan plan(Optimiser optimiser, int epochs, double validationFraction, int patience) {
        return new TrainingPlan(objective(2), optimiser, epochs, 16, true, DAMAGE, validationFraction, patience, 3);
    }

    static Stream<Setting> settings() {
        MultilayerPerceptron perceptron = MultilayerPerceptron.of(7);
        MultilayerPerceptron linear =
                MultilayerPerceptron.of(7).withActivations(Activation.IDENTITY, Activation.IDENTITY);
        ProjectorNetwork projector = ProjectorNetwork.of(2, 5);
        Adam quick = Adam.of(0.05, RateSchedule.CONSTANT);
        Sgd late = Sgd.of(3, RateSchedule.ONE_CYCLE); // the rate rises
        Sgd tooFast = Sgd.of(60, RateSchedule.LINEAR);
        List<Setting> settings = new ArrayList<>(Stream.of(
                        Sgd.of(0.1, RateSchedule.COSINE),
                        Momentum.of(0.02, RateSchedule.LINEAR),
                        Adam.of(0.01, RateSchedule.ONE_CYCLE),
                        Adam.of(0.01, RateSchedule.ONE_CYCLE).withWeightDecay(2),
                        RmsProp.of(0.005, RateSchedule.EXPONENTIAL),
                        AdaGrad.of(0.05, RateSchedule.STEP))
                .map(rule -> new Setting(
                        rule.getClass().getSimpleName(),
                        perceptron,
                        plan(rule, 6, 0.25, 0),
                        1,
                        TrainingOutcome.COMPLETED))
                .toList());
        settings.add(new Setting("patience", perceptron, plan(quick, 200, 0.3, 2), 1, TrainingOutcome.STOPPED_EARLY));
        settings.add(new Setting("best of all", perceptron, plan(quick, 8, 0.3, 9), 1, TrainingOutcome.COMPLETED));
        settings.add(new Setting("back-offs", linear, plan(tooFast, 9, 0.2, 0), 1, TrainingOutcome.COMPLETED));
        settings.add(new Setting("late back-off", linear, plan(late, 20, 0, 0), 1, TrainingOutcome.COMPLETED));
        settings.add(new Setting(
                "given up", linear, plan(Sgd.of(1e9, RateSchedule.LINEAR), 9, 0.2, 0), 1, TrainingOutcome.DIVERGED));
        for (KeptBy keptBy : KeptBy.values()) {
            settings.add(new Setting(
                    "projector by " + keptBy,
                    projector.withRank(2, keptBy),
                    plan(quick, 6, 0, 0),
                    1,
                    TrainingOutcome.COMPLETED));
        }
        settings.add(new Setting(
                "projector of learnt rank",
                projector.withLearntRank(0.1),
                plan(quick, 6, 0, 0),
                1,
                TrainingOutcome.COMPLETED));
        return settings.stream();
    }

    /** All that is heard of a run, and what it gives. */
    private static final class Course implements TrainingListener {
        private final List<Object> heard = new ArrayList<>();
        private TrainingResult result;

        @Override
        public void epochEnded(EpochRecord epoch) {
            heard.add(epoch);
        }

        @Override
        public void backedOff(BackOff backOff) {
            heard.add(backOff);
        }
    }

    /** Trains, in another JVM as it were after each of some epochs. */
    private static Course course(Setting setting, int... stops) {
        Course course = new Course();
        byte[] stored = null;
        for (int stop : stops) {
            try (TrainableNetwork network = setting.trainable()) {
                TrainingRun run = resumed(setting, network, course, stored);
                for (int epoch = stored == null
                                ? 0
                                : TrainingCheckpoint.parse(stored).epoch();
                        epoch < stop;
                        epoch++) {
                    run.advance();
                }
                stored = run.checkpoint().toBytes();
            }
        }
        try (TrainableNetwork network = setting.trainable()) {
            course.result = resumed(setting, network, course, stored).run();
        }
        return course;
    }

    private static TrainingRun resumed(Setting setting, TrainableNetwork network, Course course, byte[] stored) {
        TrainingRun run = setting.open(network, course);
        if (stored != null) {
            run.resume(TrainingCheckpoint.parse(stored));
        }
        return run;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void should_come_to_the_same_end_bit_for_bit(Setting setting) {
        Course whole = course(setting);
        TrainingResult expected = whole.result;
        assertThat(expected.outcome()).isEqualTo(setting.outcome());
        int epochs = expected.history().size() + expected.backOffs().size();

        for (int stop = 0; stop <= epochs; stop++) {
            assertSame(course(setting, stop), whole, stop);
        }
        assertSame(course(setting, 1, epochs / 2, epochs - 1), whole, -1);
    }

    private static void assertSame(Course course, Course whole, int stop) {
        assertThat(course.heard).as("stopped after %d", stop).isEqualTo(whole.heard);
        assertThat(course.result.parameters()).as("stopped after %d", stop).isEqualTo(whole.result.parameters());
        assertThat(course.result.keptEpoch()).isEqualTo(whole.result.keptEpoch());
        assertThat(course.result.history()).isEqualTo(whole.result.history());
        assertThat(course.result.backOffs()).isEqualTo(whole.result.backOffs());
        assertThat(course.result.outcome()).isEqualTo(whole.result.outcome());
    }

    @Test
    void should_see_every_kind_of_setback() {
        Course backOffs = course(setting("back-offs"));

        assertThat(backOffs.result.backOffs()).isNotEmpty();
        assertThat(backOffs.result.history()).isNotEmpty();
        assertThat(course(setting("late back-off")).result.backOffs())
                .anySatisfy(backOff -> assertThat(backOff.returnedTo()).isPositive());
        assertThat(course(setting("given up")).result.backOffs()).hasSize(3);
        assertThat(course(setting("patience")).result.keptEpoch()).isPositive();
    }

    private static Setting setting(String name) {
        return settings()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] stored(Setting setting, int epochs) {
        try (TrainableNetwork network = setting.trainable()) {
            TrainingRun run = setting.open(network, new Course());
            for (int epoch = 0; epoch < epochs; epoch++) {
                run.advance();
            }
            return run.checkpoint().toBytes();
        }
    }

    private static void resume(Setting setting, byte[] stored) {
        try (TrainableNetwork network = setting.trainable()) {
            resumed(setting, network, new Course(), stored);
        }
    }

    @Test
    void should_be_refused_by_another_training() {
        Setting adam = setting("Adam");
        byte[] stored = stored(adam, 2);
        TrainingPlan plan = adam.plan();
        TrainingPlan smaller = new TrainingPlan(
                plan.objective(), plan.optimiser(), 6, 15, true, DAMAGE, plan.validationFraction(), 0, 3);
        Setting otherSeed = new Setting("", adam.network(), plan, 2, null);
        Setting otherPlan = new Setting("", adam.network(), smaller, 1, null);
        Setting wider = new Setting("", MultilayerPerceptron.of(8), plan, 1, null);

        resume(adam, stored);
        for (Setting other : List.of(otherSeed, otherPlan, setting("Sgd"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> resume(other, stored))
                    .withMessageContaining("checkpoint of epoch 2 is of another training");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> resume(wider, stored));
    }

    @Test
    void should_be_refused_by_a_run_that_has_begun() {
        Setting adam = setting("Adam");
        TrainingCheckpoint checkpoint = TrainingCheckpoint.parse(stored(adam, 2));
        try (TrainableNetwork network = adam.trainable()) {
            TrainingRun run = adam.open(network, new Course());
            run.advance();

            assertThatIllegalStateException()
                    .isThrownBy(() -> run.resume(checkpoint))
                    .withMessageContaining("has gone through 1 epochs");
        }
    }

    @Test
    void should_say_that_a_run_has_ended() {
        Setting adam = setting("Adam");
        try (TrainableNetwork network = adam.trainable()) {
            TrainingRun run = adam.open(network, new Course());
            run.run();

            assertThat(run.ended()).isTrue();
            assertThatIllegalStateException().isThrownBy(run::advance).withMessageContaining("ended after epoch 6");
        }
    }

    /** Bytes as of the setting's second epoch, but for a change. */
    private static byte[] changed(Setting setting, Consumer<TrainingCheckpointProto.Builder> change) {
        try {
            TrainingCheckpointProto.Builder proto = TrainingCheckpointProto.parseFrom(stored(setting, 2)).toBuilder();
            change.accept(proto);
            return proto.build().toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Consumer<TrainingCheckpointProto.Builder>> damages() {
        return Stream.of(
                proto -> proto.setVersion(1),
                proto -> proto.setEpoch(-1),
                proto -> proto.setEpoch(3),
                proto -> proto.setSteps(-1),
                proto -> proto.setSteps(1 << 20),
                proto -> proto.getLastBuilder().setEpoch(3),
                proto -> proto.getLastBuilder().clearParameters(),
                proto -> proto.getLastBuilder().setParameters(0, Float.NaN),
                proto -> proto.getFallbackBuilder().getSnapshotBuilder().addParameters(1),
                proto -> proto.getValidatedBuilder().clearSnapshot(),
                proto -> proto.clearLowest(),
                proto -> proto.getLowestBuilder(0).setTerm("other"),
                proto -> proto.removeHistory(0),
                proto -> proto.getHistoryBuilder(1).setEpoch(1),
                proto -> proto.addBackOffsBuilder().setEpoch(2).setReturnedTo(0),
                proto -> proto.removeHistory(1).addBackOffsBuilder().setEpoch(2).setReturnedTo(2),
                proto -> proto.setOutcome("COMPLETED"),
                proto -> proto.setOutcome("LOST"),
                proto -> proto.setRun(7),
                proto -> proto.clearOptimiser(),
                proto -> proto.getOptimiserBuilder().setSteps(-1),
                proto -> proto.getOptimiserBuilder().removeQuantities(1),
                proto -> proto.getOptimiserBuilder().getQuantitiesBuilder(0).addValues(1),
                proto -> proto.getOptimiserBuilder().addExactBuilder());
    }

    @ParameterizedTest
    @MethodSource("damages")
    void should_be_refused_when_it_is_damaged(Consumer<TrainingCheckpointProto.Builder> damage) {
        Setting adam = setting("Adam");
        byte[] damaged = changed(adam, damage);

        assertThatIllegalArgumentException().isThrownBy(() -> resume(adam, damaged));
    }

    @Test
    void should_be_refused_when_it_is_cut_off_or_claims_more_than_it_holds() {
        byte[] stored = stored(setting("Adam"), 2);
        // Field 7, the network: field 2 in it, packed floats, said to be of two gigabytes.
        byte[] claim = {0x3A, 0x06, 0x12, (byte) 0xFC, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x07};

        for (byte[] bytes : List.of(Arrays.copyOf(stored, stored.length / 2), claim)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TrainingCheckpoint.parse(bytes))
                    .withMessageContaining("no checkpoint of a training");
        }
    }
}
