package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.property.SimpleProperty;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.IdempotentLinearTrainer;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.anomaly.AnomalyScore;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyTrainer;
import org.idem4j.tribuo.anomaly.ThresholdRows;
import org.idem4j.tribuo.filling.Filling;

/**
 * Defaults as they were: a model carries every setting that there was when it was trained, so one that it lacks came later, and
 * stands for what was done before.
 */
final class FormerDefaults {

    private static final Map<String, Map<String, String>> BEFORE = Map.of(
            IdempotentTrainer.class.getName(), Map.of("guard", "false"),
            IdempotentLinearTrainer.class.getName(), Map.of("guard", "false"),
            Filling.class.getName(), Map.of("falseAlarms", "0.01"),
            IdempotentAnomalyTrainer.class.getName(),
                    Map.of("score", AnomalyScore.DISTANCE.name(), "thresholdRows", ThresholdRows.HELD_OUT.name()));

    private FormerDefaults() {}

    /** Puts into components taken from provenance what they lack. */
    static void complete(List<ConfigurationData> components) {
        for (ConfigurationData component : components) {
            BEFORE.getOrDefault(component.getClassName(), Map.of()).forEach((name, value) -> {
                if (!component.contains(name)) {
                    component.add(name, new SimpleProperty(value));
                }
            });
        }
    }
}
