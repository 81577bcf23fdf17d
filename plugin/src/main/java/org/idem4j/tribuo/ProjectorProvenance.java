package org.idem4j.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.IntProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.idem4j.tribuo.network.Architecture;
import org.idem4j.tribuo.network.RankTrial;

/** What the provenance says of a projector network: its rank, and how that was found. */
final class ProjectorProvenance {

    /** The rank of the projector. */
    static final String RANK = "rank";
    /** The ranks that were tried and their errors, in the order of the trials; absent where none was. */
    static final String RANK_TRIALS = "rank-trials";

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
                perceptron -> null, projector -> values.put(RANK, new IntProvenance(RANK, projector.rank(parameters))));
        if (!trials.isEmpty()) {
            String text = trials.stream()
                    .map(trial -> String.format(Locale.ROOT, "%d: %.4f", trial.rank(), trial.error()))
                    .collect(Collectors.joining(", "));
            values.put(RANK_TRIALS, new StringProvenance(RANK_TRIALS, text));
        }
        return values;
    }
}
