package org.idem4j.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.PrimitiveProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.tribuo.provenance.ModelProvenance;

/**
 * What a model's provenance says of the run that trained it.
 *
 * @param outcome How the run ended; empty where it does not say, in a model that is not of this library.
 * @param backOffEpochs The epochs in which it diverged and went back to an earlier network, in order; none for a model that
 *     was stored before this was recorded.
 * @param backOffFactor What was left of the learning rate and the idempotence weight after the last back-off; 1 where there
 *     was none.
 * @param seconds How long it took, wall-clock; NaN where it does not say.
 * @param polish How often the network was polished; 0 where it does not say.
 * @param rank Of a projector, the dimension of what it leaves alone, and the ranks that were tried with their errors where it
 *     was searched for; empty for other networks.
 * @param blas The BLAS library that it ran on, with its kernel; empty where it does not say.
 */
public record RecordedRun(
        Optional<TrainingOutcome> outcome,
        List<Integer> backOffEpochs,
        double backOffFactor,
        double seconds,
        int polish,
        Optional<String> rank,
        Optional<String> blas) {

    /**
     * Copies the list.
     *
     * @param outcome How the run ended, or empty.
     * @param backOffEpochs Copied.
     * @param backOffFactor What was left of the learning rate and the idempotence weight.
     * @param seconds How long it took, or NaN.
     * @param polish How often the network was polished.
     * @param rank A projector's, or empty.
     * @param blas The BLAS library, or empty.
     */
    public RecordedRun {
        backOffEpochs = List.copyOf(backOffEpochs);
    }

    /**
     * Reads a model's provenance.
     *
     * @param model The provenance, from whichever file carries it.
     * @return What it says.
     */
    public static RecordedRun of(ModelProvenance model) {
        Map<String, ? extends Provenance> facts = model.getInstanceProvenance().getMap();
        return new RecordedRun(
                text(facts, RunKeys.OUTCOME).flatMap(RecordedRun::outcome),
                text(facts, RunKeys.BACK_OFF_EPOCHS).map(RecordedRun::numbers).orElse(List.of()),
                text(facts, RunKeys.BACK_OFF_FACTOR).map(Double::valueOf).orElse(1.0),
                text(facts, RunKeys.TRAIN_SECONDS).map(Double::valueOf).orElse(Double.NaN),
                text(facts, RunKeys.POLISH).map(Integer::valueOf).orElse(0),
                text(facts, RunKeys.RANK)
                        .map(rank -> text(facts, RunKeys.RANK_TRIALS)
                                .map(trials -> TriedRanks.of(rank, trials))
                                .orElse(rank)),
                text(facts, RunKeys.BLAS));
    }

    private static Optional<TrainingOutcome> outcome(String name) {
        return Arrays.stream(TrainingOutcome.values())
                .filter(outcome -> outcome.name().equals(name))
                .findFirst();
    }

    private static List<Integer> numbers(String separatedByCommas) {
        return Arrays.stream(separatedByCommas.split(","))
                .filter(number -> !number.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }

    private static Optional<String> text(Map<String, ? extends Provenance> facts, String key) {
        return Optional.ofNullable(facts.get(key))
                .filter(PrimitiveProvenance.class::isInstance)
                .map(value -> ((PrimitiveProvenance<?>) value).getValue().toString());
    }
}
