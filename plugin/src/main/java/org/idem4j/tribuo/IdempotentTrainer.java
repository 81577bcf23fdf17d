package org.idem4j.tribuo;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.idem4j.onnx.io.Interruption;
import org.idem4j.tribuo.configuration.ConfiguredFields;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.NoiseDescription;
import org.idem4j.tribuo.data.Standardisation;
import org.idem4j.tribuo.data.image.ImageColumns;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.filling.Filling;
import org.idem4j.tribuo.mixture.ClusterMixture;
import org.idem4j.tribuo.network.DecidedNetwork;
import org.idem4j.tribuo.network.InitialNetwork;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.network.NetworkDescription;
import org.idem4j.tribuo.network.TargetRows;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.GradientScale;
import org.idem4j.tribuo.objective.IdempotenceInputs;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.Optimiser;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.idem4j.tribuo.polish.Polish;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.training.CheckpointFolder;
import org.idem4j.tribuo.training.Invocations;
import org.idem4j.tribuo.training.RandomStreams;
import org.idem4j.tribuo.training.RankTrainings;
import org.idem4j.tribuo.training.TrainingData;
import org.idem4j.tribuo.training.TrainingPlan;
import org.idem4j.tribuo.training.TrainingResult;
import org.idem4j.tribuo.training.TrainingRun;
import org.tribuo.Dataset;
import org.tribuo.Trainer;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.regression.Regressor;

/**
 * Trains f: R<sup>n</sup> → R<sup>n</sup> to repair its input and to leave its own output alone, f(f(x)) = f(x), on a
 * data set whose output dimensions have the features' names. A step minimises
 * {@code reconstructionWeight · ‖f(x) − target‖² + idempotenceWeight · ‖f(f(x)) − f(x)‖²}, both means over all entries,
 * the second by the modified gradient of Jensen &amp; Vicary or by the ordinary one.
 *
 * <p>The modified gradient is no gradient of a loss. In a network that has not yet learnt to repair it does not even lower the
 * gap, and where it outweighs the reconstruction it keeps the network from ever learning. So each row's modified gradient
 * is shortened to {@code trustRadius} times the row's reconstruction error, and the reconstruction has the upper hand at
 * any weight. Plain {@link Sgd} takes the published step to the letter instead. Should training diverge nevertheless, it
 * goes back, up to {@code backOffs} times, to its best network, and on from there with a quarter of the learning rate and
 * of the idempotence weight; the model's provenance says when.
 *
 * <p>An OLCUT component; in code, {@link #builder()}. Safe for use by several threads; each call of
 * {@link #train(Dataset)} draws its own random numbers from the seed and the invocation count.
 */
public final class IdempotentTrainer extends CountingTrainer<Regressor> implements SelfMapTrainer {

    // The configured fields are the package's, so that the builder can set them.

    @Config(description = "The network.")
    NetworkDescription network = MultilayerPerceptron.of(64, 64);

    @Config(description = "How the idempotence term is differentiated.")
    GradientRule gradient = GradientRule.MODIFIED;

    @Config(description = "What the modified gradient is divided by.")
    GradientScale gradientScale = GradientScale.MEAN;

    @Config(description = "The corrector of the modified gradient.")
    Corrector corrector = Corrector.mcWeeny();

    @Config(description = "The update rule.")
    Optimiser optimiser = Adam.of(1e-3, RateSchedule.CONSTANT);

    @Config(description = "How many times to go through the training rows; 0 gives the initial network.")
    int epochs = 100;

    @Config(description = "The rows of one step.")
    int batchSize = 64;

    @Config(description = "Shuffle the rows before each epoch.")
    boolean shuffle = true;

    @Config(description = "Standardise each column inside the model, by the targets' mean and deviation.")
    boolean standardize = true;

    @Config(description = "The weight of the reconstruction term.")
    double reconstructionWeight = 1;

    @Config(description = "The weight of the idempotence term.")
    double idempotenceWeight = 1;

    @Config(
            description =
                    "Differentiate the idempotence term through the inner application alone, as Idempotent Generative Networks do;"
                            + " then gradient has no say.")
    boolean frozenCopy = false;

    @Config(
            description =
                    "The weight of the tightness term of Idempotent Generative Networks: f is driven away from leaving its own outputs"
                            + " from noise alone.")
    double tightnessWeight = 0;

    @Config(description = "The most that the tightness term may be of the reconstruction's; see Tightness.")
    double tightnessClamp = 1.5;

    @Config(
            description =
                    "The weight of implicit maximum likelihood: each training row draws the nearest of the outputs from noise.")
    double likelihoodWeight = 0;

    @Config(
            description =
                    "The share of the steps over which the weights of all terms but the reconstruction's rise from zero.")
    double warmUp = 0;

    @Config(description = "The inputs at which idempotence is asked for: the data, noise, or both.")
    IdempotenceInputs idempotenceInputs = IdempotenceInputs.DATA;

    @Config(description = "What to do to the inputs, anew in each epoch, in standardised units; nothing by default.")
    Corruption corruption = null;

    @Config(
            description =
                    "What noise is like where idempotenceInputs asks for it, measured at the training rows; N(0, 1) where it is not set.")
    NoiseDescription noise = null;

    @Config(
            description =
                    "How to learn to fill missing cells given the known ones; where it is not set, only rows with"
                            + " gaps to train on are filled, by the conditional mean of a normal distribution, and the model fills likewise.")
    Filling filling = null;

    @Config(
            description =
                    "Take cells far beyond those of the training rows for missing, so that they spoil no other cell.")
    boolean guard = true;

    @Config(
            description =
                    "How to fit a density to the codes of rows, for the model to draw rows from; where it is not set, none is.")
    ClusterMixture mixture = null;

    @Config(description = "The share of the rows kept for validation.")
    double validationFraction = 0;

    @Config(description = "Stop after so many epochs without improvement on the validation rows; 0 for never.")
    int patience = 0;

    @Config(
            description =
                    "How often to apply the corrector 3x² − 2x³ to the trained network as a function, 0 to 3: each time"
                            + " a smaller gap in three times the time.")
    int polish = 0;

    @Config(
            description =
                    "The most that a row's modified gradient may be of its reconstruction error; 0 for no bound. Not for SGD.")
    double trustRadius = 0.5;

    @Config(description = "How often to go back to the best network when training diverges.")
    int backOffs = 5;

    @Config(description = "The seed of everything random.")
    long seed = Trainer.DEFAULT_SEED;

    private final List<TrainingListener> listeners = new CopyOnWriteArrayList<>();
    private volatile CheckpointFolder checkpoints;

    /** For OLCUT and the builder. */
    IdempotentTrainer() {}

    /**
     * Begins a trainer in code; what is not set has the configuration's default.
     *
     * @return A builder.
     */
    public static IdempotentTrainerBuilder builder() {
        return new IdempotentTrainerBuilder();
    }

    @Override
    public void postConfig() {
        TrainerChecks.check(this);
        countFrom(seed);
    }

    @Override
    public void addListener(TrainingListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(TrainingListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void keepCheckpoints(CheckpointFolder folder) {
        checkpoints = folder;
    }

    /**
     * Trains on a data set.
     *
     * @param examples The examples; their output dimensions have the features' names.
     * @param runProvenance Provenance of this run, kept in the model's.
     * @param invocationCount Which call of this trainer to stand for, or {@link #INCREMENT_INVOCATION_COUNT} for the next.
     * @return The model. When training diverged for good it is the best network so far, and its
     *     {@linkplain RecordedRun#outcome() outcome} says so.
     * @throws IllegalArgumentException If the data are empty, no self-map, not finite, no images in the order of their pixels
     *     where the network takes such, or their weights sum to zero; the message says where.
     * @throws java.util.concurrent.CancellationException If the calling thread is interrupted, which it stays: training stops
     *     within a step, its native memory is freed, and this trainer can be used again.
     */
    @Override
    public IdempotentModel train(
            Dataset<Regressor> examples, Map<String, Provenance> runProvenance, int invocationCount) {
        SelfMapExamples data = SelfMapExamples.of(examples);
        network.imageShape()
                .ifPresent(shape -> ImageColumns.requireOrder(data.selfMap().names(), shape));
        Invocations.Call call = begin(invocationCount);
        String trainer = ProvenanceUtil.formattedProvenanceString(call.provenance());
        CheckpointFolder folder = checkpoints;
        if (folder != null) {
            folder.require(trainer);
        }
        long start = System.nanoTime();
        TrainingData raw = data.rows();
        Standardisation standardisation = standardize ? Standardisation.of(raw.targets(), data.dimension()) : null;
        RandomStreams streams = RandomStreams.of(call.random());
        CompletedRows completed = CompletedRows.of(
                standardisation == null ? raw : raw.standardised(standardisation),
                filling,
                standardisation,
                streams.filling());
        TrainingData seen = completed.rows();
        TrainingPlan plan = TrainerPlan.of(this, seen);
        TrainingListener listener = TrainingListener.all(listeners);
        TargetRows targets = seen.targetRows();
        DecidedNetwork decided = network.decide(
                data.dimension(),
                new RankTrainings(plan, seen, targets, streams.trials(), listener).kept(folder, trainer));
        InitialNetwork initial = decided.network().draw(targets, streams.initialisation());
        Finished finished = run(initial, plan, seen, streams, listener, folder, trainer);
        TrainingResult result = finished.result();
        double seconds = (System.nanoTime() - start) / 1e9;

        Polish polishing = new Polish(polish);
        Map<String, Provenance> facts =
                ProjectorProvenance.with(runProvenance, initial.architecture(), result.parameters(), decided.trials());
        ModelProvenance provenance = RunProvenance.with(
                polishing,
                RunProvenance.of(IdempotentModel.class, examples, call.provenance(), facts, result, seconds));
        TrainedSelfMap trained = new TrainedSelfMap(
                        initial.architecture(), result.parameters(), standardisation, result.history())
                .with(polishing)
                .with(completed.filler())
                .fitted(mixture, seen, streams.mixture());
        Interruption.check();
        if (guard) {
            trained = trained.guarded(seen.targets());
        }
        return data.model(
                "idempotent-regressor", provenance, trained, corruption, finished.heldOut(), completed.check());
    }

    /**
     * A run that has ended.
     *
     * @param heldOut The targets that it was not trained on, in the units that the network sees; none where it saw all.
     */
    private record Finished(TrainingResult result, float[] heldOut) {}

    private Finished run(
            InitialNetwork initial,
            TrainingPlan plan,
            TrainingData data,
            RandomStreams random,
            TrainingListener listener,
            CheckpointFolder folder,
            String trainer) {
        try (TrainableNetwork trainable = Engine.training(initial.architecture(), initial.parameters(), optimiser)) {
            TrainingRun run = new TrainingRun(trainable, plan, data, random, listener);
            TrainingResult result = folder == null ? run.run() : run.run(folder, trainer);
            return new Finished(result, run.heldOut());
        }
    }

    @Override
    public Optional<Corruption> damage() {
        return Optional.ofNullable(corruption);
    }

    @Override
    public Optional<SelfMapTrainer> withoutIdempotence() {
        if (idempotenceWeight == 0 && polish == 0 && tightnessWeight == 0) {
            return Optional.empty();
        }
        IdempotentTrainer plain = ConfiguredFields.copy(this, new IdempotentTrainer());
        plain.idempotenceWeight = 0;
        plain.tightnessWeight = 0;
        plain.reconstructionWeight = 1;
        plain.polish = 0;
        plain.postConfig();
        return Optional.of(plain);
    }

    @Override
    public String toString() {
        return "IdempotentTrainer(gradient=" + gradient + ",epochs=" + epochs + ",batchSize=" + batchSize
                + ",reconstructionWeight=" + reconstructionWeight + ",idempotenceWeight=" + idempotenceWeight
                + ",seed=" + seed + ")";
    }
}
