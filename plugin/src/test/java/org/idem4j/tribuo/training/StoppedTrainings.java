package org.idem4j.tribuo.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.CorruptionChain;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.data.Masking;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.ConvolutionalProjector;
import org.idem4j.tribuo.network.Dcgan;
import org.idem4j.tribuo.network.ImageNorm;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.network.InitialNetwork;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.network.NetworkDescription;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.objective.FrozenIdempotence;
import org.idem4j.tribuo.objective.GradientScale;
import org.idem4j.tribuo.objective.Inputs;
import org.idem4j.tribuo.objective.ModifiedIdempotence;
import org.idem4j.tribuo.objective.NearestOutput;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.objective.Reconstruction;
import org.idem4j.tribuo.objective.Tightness;
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

/** Trainings of every kind, and what it takes to stop them, store them and go on. */
final class StoppedTrainings {

    static final int N = 4;
    static final int ROWS = 60;
    static final ImageShape IMAGE = new ImageShape(1, 8, 8);
    static final Corruption DAMAGE = new CorruptionChain(new Masking(0.15), new GaussianNoise(0.3));

    private StoppedTrainings() {}

    /** A training, and how it is to end. */
    record Setting(String name, NetworkDescription network, TrainingPlan plan, long seed, TrainingOutcome outcome) {

        @Override
        public String toString() {
            return name;
        }

        TrainingRun open(TrainableNetwork trainable, TrainingListener listener) {
            return open(trainable, rows(columns()), listener);
        }

        TrainingRun open(TrainableNetwork trainable, TrainingData rows, TrainingListener listener) {
            return new TrainingRun(trainable, plan, rows, RandomStreams.of(new RandomStream(seed)), listener);
        }

        private int columns() {
            return network.imageShape().map(ImageShape::size).orElse(N);
        }

        TrainableNetwork trainable() {
            InitialNetwork initial = network.draw(columns(), new RandomStream(seed));
            return Engine.training(initial.architecture(), initial.parameters(), plan.optimiser());
        }
    }

    static TrainingData rows(int n) {
        RandomStream random = new RandomStream(3);
        float[] targets = new float[ROWS * n];
        float[] weights = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            double a = random.nextGaussian();
            for (int c = 0; c < n; c++) {
                targets[row * n + c] = (float) Math.sin(a * (c + 1));
            }
            weights[row] = 0.5f + random.nextInt(3);
        }
        return new TrainingData(n, targets, targets, weights);
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
        settings.addAll(images());
        return settings.stream();
    }

    /** As the configurations of images have them: a repair, the terms of IGN, likelihood, a projector. */
    private static List<Setting> images() {
        Dcgan group = Dcgan.of(IMAGE, 4, 3);
        Objective ign = Objective.of(
                new Reconstruction().times(20),
                new FrozenIdempotence().times(20).on(Inputs.NOISE),
                new Tightness(1.5).times(2.5).on(Inputs.OWN_OUTPUTS));
        Objective likelihood = Objective.of(
                new Reconstruction().times(1), new NearestOutput().times(1).on(Inputs.NOISE));
        ConvolutionalProjector projector = ConvolutionalProjector.of(IMAGE, 2, 4, 3);
        return List.of(
                image("images, group norm", group, objective(2), 0),
                image("images, batch norm, IGN", group.withNorm(ImageNorm.BATCH), ign, 0.5),
                image("images, likelihood", group, likelihood, 0),
                image("images, projector", projector, objective(2), 0));
    }

    private static Setting image(String name, NetworkDescription network, Objective objective, double warmUp) {
        Adam adam = Adam.of(0.01, RateSchedule.ONE_CYCLE);
        TrainingPlan plan = new TrainingPlan(objective, adam, 4, 16, true, DAMAGE, null, 0.2, 0, 3, warmUp, true);
        return new Setting(name, network, plan, 1, TrainingOutcome.COMPLETED);
    }

    /** All that is heard of a run, and what it gives. */
    static final class Course implements TrainingListener {
        final List<Object> heard = new ArrayList<>();
        TrainingResult result;

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
    static Course course(Setting setting, int... stops) {
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

    static TrainingRun resumed(Setting setting, TrainableNetwork network, Course course, byte[] stored) {
        TrainingRun run = setting.open(network, course);
        if (stored != null) {
            run.resume(TrainingCheckpoint.parse(stored));
        }
        return run;
    }

    static Setting setting(String name) {
        return settings()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static byte[] stored(Setting setting, int epochs) {
        try (TrainableNetwork network = setting.trainable()) {
            TrainingRun run = setting.open(network, new Course());
            for (int epoch = 0; epoch < epochs; epoch++) {
                run.advance();
            }
            return run.checkpoint().toBytes();
        }
    }

    static void resume(Setting setting, byte[] stored) {
        try (TrainableNetwork network = setting.trainable()) {
            resumed(setting, network, new Course(), stored);
        }
    }
}
