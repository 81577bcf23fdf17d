package org.idem4j.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.DoubleProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.IntProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.LongProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.idem4j.tribuo.corrector.matrix.Purification;
import org.idem4j.tribuo.network.Architecture;
import org.idem4j.tribuo.network.RankTrial;

/** What the provenance of a run says of a projector: its rank, and how that was found. */
final class ProjectorProvenance {

    private ProjectorProvenance() {}

    /**
     * Adds to what is given; nothing for a network that is no projector.
     *
     * @param parameters The trained ones.
     */
    static Map<String, Provenance> with(
            Map<String, Provenance> given, Architecture architecture, float[] parameters, List<RankTrial> trials) {
        Map<String, Provenance> values = new LinkedHashMap<>(given);
        architecture.match(
                perceptron -> null,
                projector -> values.put(RunKeys.RANK, new IntProvenance(RunKeys.RANK, projector.rank(parameters))),
                images -> null,
                retraction -> values.put(
                        RunKeys.RANK,
                        new IntProvenance(
                                RunKeys.RANK, retraction.projector().rank(retraction.ofProjector(parameters)))));
        addTrials(values, trials);
        return values;
    }

    private static void addTrials(Map<String, Provenance> values, List<RankTrial> trials) {
        if (!trials.isEmpty()) {
            String text = trials.stream()
                    .map(trial -> String.format(Locale.ROOT, "%d: %.4f", trial.rank(), trial.error()))
                    .collect(Collectors.joining(", "));
            values.put(RunKeys.RANK_TRIALS, new StringProvenance(RunKeys.RANK_TRIALS, text));
        }
    }

    /**
     * Adds what came of a matrix by purification to what is given.
     *
     * @param trials The ranks that were tried; none where it was given.
     */
    static Map<String, Provenance> with(
            Map<String, Provenance> given, Purification purification, List<RankTrial> trials) {
        Map<String, Provenance> values = new LinkedHashMap<>(given);
        double residual =
                purification.residuals().get(purification.iterations()).frobenius();
        values.put(RunKeys.RANK, new LongProvenance(RunKeys.RANK, purification.rank()));
        addTrials(values, trials);
        values.put(
                RunKeys.PURIFICATION_STEPS, new IntProvenance(RunKeys.PURIFICATION_STEPS, purification.iterations()));
        values.put(RunKeys.PURIFICATION_RESIDUAL, new DoubleProvenance(RunKeys.PURIFICATION_RESIDUAL, residual));
        return values;
    }
}
