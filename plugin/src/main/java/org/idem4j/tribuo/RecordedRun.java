package org.idem4j.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.PrimitiveProvenance;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.tribuo.provenance.ModelProvenance;

/** What a model's provenance says of the run that trained it, as {@link RunProvenance} and {@link ProjectorProvenance} wrote it. */
record RecordedRun(ModelProvenance provenance) {

    /** How it ended. */
    TrainingOutcome outcome() {
        return TrainingOutcome.valueOf(value(RunProvenance.OUTCOME).orElseThrow());
    }

    /** The epochs in which it diverged and went back; none where it does not say. */
    List<Integer> backOffEpochs() {
        return value(RunProvenance.BACK_OFF_EPOCHS).stream()
                .flatMap(epochs -> Arrays.stream(epochs.split(",")))
                .filter(epoch -> !epoch.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }

    /** What was left of the learning rate and the idempotence weight; 1 where it does not say. */
    double backOffFactor() {
        return number(RunProvenance.BACK_OFF_FACTOR, 1);
    }

    /** Its wall-clock seconds; NaN where it does not say. */
    double seconds() {
        return number(RunProvenance.TRAIN_SECONDS, Double.NaN);
    }

    /** How often the network was polished; 0 where it does not say. */
    int polish() {
        return value(RunProvenance.POLISH).map(Integer::parseInt).orElse(0);
    }

    /** The rank, and the ranks that were tried with their errors; empty where it does not say. */
    Optional<String> rank() {
        return value(ProjectorProvenance.RANK)
                .map(rank -> value(ProjectorProvenance.RANK_TRIALS)
                        .map(trials -> rank + " (errors of the ranks tried, on held-out rows: " + trials + ")")
                        .orElse(rank));
    }

    private double number(String key, double otherwise) {
        return value(key).map(Double::parseDouble).orElse(otherwise);
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(provenance.getInstanceProvenance().getMap().get(key))
                .filter(PrimitiveProvenance.class::isInstance)
                .map(value -> ((PrimitiveProvenance<?>) value).getValue().toString());
    }
}
