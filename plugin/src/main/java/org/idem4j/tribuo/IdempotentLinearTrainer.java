package org.idem4j.tribuo;

import static org.idem4j.tribuo.configuration.Setting.require;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.idem4j.tribuo.configuration.ConfiguredFields;
import org.idem4j.tribuo.corrector.matrix.Purification;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.Standardisation;
import org.idem4j.tribuo.filling.Filling;
import org.idem4j.tribuo.linear.HeldOutRank;
import org.idem4j.tribuo.linear.LeastSquares;
import org.idem4j.tribuo.linear.LeastSquaresProjector;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.Perceptron;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.idem4j.tribuo.training.Invocations;
import org.idem4j.tribuo.training.RandomStreams;
import org.idem4j.tribuo.training.TrainingData;
import org.idem4j.tribuo.training.TrainingResult;
import org.tribuo.Dataset;
import org.tribuo.Trainer;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.regression.Regressor;

/**
 * Finds f(x) = μ + P(x − μ) with a projector P, P² = P, in closed form: least squares of a rank, then purification, which
 * sends the eigenvalues of that matrix to 1 and 0 to the last bit. The rank needs no choosing: it is the one that leaves the
 * least error on damaged rows that were held out, which of many rows is the number of directions that exceed the damage.
 *
 * <p>On rows that are their own targets least squares gives the identity, which is idempotent and repairs nothing. So say
 * how inputs are damaged ({@code corruption}), or how much noise to expect ({@code ridge}, its variance), or how many
 * directions to keep ({@code rank}): with that alone P is the projector of principal component analysis.
 *
 * <p>An OLCUT component; in code, {@link #builder()}. Safe for use by several threads.
 */
public final class IdempotentLinearTrainer extends CountingTrainer<Regressor> implements SelfMapTrainer {

    // The configured fields are the package's, so that the builder can set them.

    @Config(
            description =
                    "The rank of the projector; 0 finds the best on damaged rows that are held out, all columns leave rows as they are.")
    int rank = 0;

    @Config(description = "What to do to the inputs, in standardised units; nothing by default.")
    Corruption corruption = null;

    @Config(description = "How many times to corrupt every row anew.")
    int draws = 10;

    @Config(description = "The ridge: acts like noise of this variance in the inputs, in standardised units.")
    double ridge = 0;

    @Config(
            description =
                    "Scale each column inside the model by the targets' deviation; without it they are centred only.")
    boolean standardize = true;

    @Config(
            description =
                    "How to learn to fill missing cells given the known ones; where it is not set, only rows with"
                            + " gaps to train on are filled, by the conditional mean of a normal distribution, and the model fills likewise.")
    Filling filling = null;

    @Config(
            description =
                    "Take cells far beyond those of the training rows for missing, so that they spoil no other cell.")
    boolean guard = true;

    @Config(description = "Make it idempotent; false leaves the least-squares matrix, to compare with.")
    boolean idempotent = true;

    @Config(description = "The seed of the corruption.")
    long seed = Trainer.DEFAULT_SEED;

    private final List<TrainingListener> listeners = new CopyOnWriteArrayList<>();

    /** For OLCUT and the builder. */
    IdempotentLinearTrainer() {}

    /**
     * Begins a trainer in code; what is not set has the configuration's default.
     *
     * @return A builder.
     */
    public static IdempotentLinearTrainerBuilder builder() {
        return new IdempotentLinearTrainerBuilder();
    }

    @Override
    public void postConfig() {
        require(rank >= 0, "rank", "The rank must not be negative, but is " + rank + ".");
        require(draws >= 1, "draws", "Every row must be corrupted at least once, not " + draws + " times.");
        require(
                ridge >= 0 && !Double.isInfinite(ridge),
                "ridge",
                "The ridge must be finite and not negative, but is " + ridge + ".");
        require(
                filling == null || standardize,
                "standardize",
                "Filling is learnt in standardised units; leave standardize true, or filling out.");
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

    /**
     * Trains on a data set.
     *
     * @param examples The examples; their output dimensions have the features' names.
     * @param runProvenance Provenance of this run, kept in the model's.
     * @param invocationCount Which call of this trainer to stand for, or {@link #INCREMENT_INVOCATION_COUNT} for the next.
     * @return The model, a network of one linear layer.
     * @throws IllegalArgumentException If the data are empty, no self-map, not finite, their weights sum to zero, or they do
     *     not have as many directions as the rank; the message says where.
     * @throws IllegalStateException If rounding keeps the projector from being idempotent; the message says what to do.
     * @throws java.util.concurrent.CancellationException If the calling thread is interrupted, which it stays: training stops
     *     within a step, its native memory is freed, and this trainer can be used again.
     */
    @Override
    public IdempotentModel train(
            Dataset<Regressor> examples, Map<String, Provenance> runProvenance, int invocationCount) {
        SelfMapExamples data = SelfMapExamples.of(examples);
        int n = data.dimension();
        if (rank > n) {
            throw new IllegalArgumentException("The rank can't be " + rank + ", the data have " + n + " columns.");
        }
        Invocations.Call call = begin(invocationCount);
        TrainingListener listener = TrainingListener.all(listeners);
        listener.started(data.rows().rows(), n, 0);
        long start = System.nanoTime();

        Standardisation units =
                Standardisation.of(data.rows().targets(), data.rows().weights(), n);
        Standardisation standardisation = standardize ? units : units.centringOnly();
        RandomStreams streams = RandomStreams.of(call.random());
        CompletedRows completed = CompletedRows.of(
                data.rows().standardised(standardisation), filling, standardisation, streams.filling());
        TrainingData rows = completed.rows();
        RandomGenerator damage = streams.corruption();
        DenseMatrix matrix;
        Map<String, Provenance> facts = runProvenance;
        if (!idempotent) {
            LeastSquares squares = LeastSquares.of(rows, corruption, draws, ridge, damage);
            matrix = rank == 0 ? squares.matrix() : squares.matrix(rank);
        } else if (rank == n) {
            Purification purification = LeastSquaresProjector.whole(n);
            matrix = purification.projector();
            facts = ProjectorProvenance.with(runProvenance, purification, List.of());
        } else {
            HeldOutRank chosen = rank > 0
                    ? new HeldOutRank(LeastSquares.of(rows, corruption, draws, ridge, damage), rank, List.of())
                    : HeldOutRank.of(rows, corruption, draws, ridge, damage);
            Purification purification = LeastSquaresProjector.of(chosen.squares(), chosen.rank());
            matrix = purification.projector();
            facts = ProjectorProvenance.with(runProvenance, purification, chosen.trials());
        }
        TrainingResult result =
                new TrainingResult(parameters(matrix), 0, List.of(), TrainingOutcome.COMPLETED, List.of());
        double seconds = (System.nanoTime() - start) / 1e9;
        listener.ended(result.outcome());

        ModelProvenance provenance =
                RunProvenance.of(IdempotentModel.class, examples, call.provenance(), facts, result, seconds);
        Perceptron layer = new Perceptron(List.of(new DenseLayer(n, n, Activation.IDENTITY, 0)));
        TrainedSelfMap trained = new TrainedSelfMap(layer, result.parameters(), standardisation, result.history())
                .with(completed.filler());
        if (guard) {
            trained = trained.guarded(rows.targets(), idempotent);
        }
        return data.model(
                "idempotent-linear-regressor", provenance, trained, corruption, new float[0], completed.check());
    }

    /** Weights [inputs × outputs], column-major, of a matrix applied to rows from the right, and biases of zero. */
    private static float[] parameters(DenseMatrix matrix) {
        int n = matrix.getDimension1Size();
        float[] parameters = new float[n * n + n];
        for (int in = 0; in < n; in++) {
            for (int out = 0; out < n; out++) {
                parameters[out * n + in] = (float) matrix.get(in, out);
            }
        }
        return parameters;
    }

    @Override
    public Optional<Corruption> damage() {
        return Optional.ofNullable(corruption);
    }

    @Override
    public Optional<SelfMapTrainer> withoutIdempotence() {
        if (!idempotent) {
            return Optional.empty();
        }
        IdempotentLinearTrainer plain = ConfiguredFields.copy(this, new IdempotentLinearTrainer());
        plain.idempotent = false;
        plain.postConfig();
        return Optional.of(plain);
    }

    @Override
    public String toString() {
        return "IdempotentLinearTrainer(rank=" + rank + ",ridge=" + ridge + ",standardize=" + standardize
                + ",idempotent=" + idempotent + ",seed=" + seed + ")";
    }
}
