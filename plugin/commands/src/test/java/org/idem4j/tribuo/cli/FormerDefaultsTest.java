package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.property.Property;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.anomaly.DetectorDefaults;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.junit.jupiter.api.Test;
import org.tribuo.Trainer;

class FormerDefaultsTest {

    /** A trainer's components as its provenance has them, but without some settings. */
    private static List<ConfigurationData> recorded(Trainer<?> trainer, String... lacking) {
        return ProvenanceUtil.extractConfiguration(trainer.getProvenance()).stream()
                .map(component -> {
                    Map<String, Property> properties = new HashMap<>(component.getProperties());
                    properties.keySet().removeAll(List.of(lacking));
                    return new ConfigurationData(component.getName(), component.getClassName(), properties);
                })
                .toList();
    }

    private static Map<String, Property> settings(List<ConfigurationData> components, String type) {
        return components.stream()
                .filter(component -> component.getClassName().endsWith("." + type))
                .findFirst()
                .orElseThrow()
                .getProperties();
    }

    @Test
    void should_stand_for_what_a_model_from_before_does_not_say() {
        List<ConfigurationData> before =
                recorded(DetectorDefaults.trainer(100, 3, 0.9, 1), "guard", "score", "thresholdRows");

        FormerDefaults.complete(before);

        assertThat(settings(before, "IdempotentTrainer").get("guard")).hasToString("false");
        assertThat(settings(before, "IdempotentAnomalyTrainer").get("score")).hasToString("DISTANCE");
        assertThat(settings(before, "IdempotentAnomalyTrainer").get("thresholdRows"))
                .hasToString("HELD_OUT");
    }

    @Test
    void should_leave_what_a_model_says() {
        List<ConfigurationData> components = recorded(IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(3))
                .guard(true)
                .build());

        FormerDefaults.complete(components);

        assertThat(settings(components, "IdempotentTrainer").get("guard")).hasToString("true");
    }
}
