package org.idem4j.tribuo.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.config.property.SimpleProperty;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredOptimiserTest {

    private static Optimiser configured(Class<? extends Optimiser> rule, String field, String value) {
        ConfigurationData data = new ConfigurationData("rule", rule.getName());
        data.add(field, new SimpleProperty(value));
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(List.of(data));
        return (Optimiser) manager.lookup("rule");
    }

    static Stream<Optimiser> inCode() {
        return Stream.of(
                Sgd.of(0.3, RateSchedule.LINEAR),
                Momentum.of(0.3, RateSchedule.LINEAR),
                Adam.of(0.3, RateSchedule.LINEAR),
                Adam.of(0.3, RateSchedule.LINEAR).withWeightDecay(0.5),
                RmsProp.of(0.3, RateSchedule.LINEAR),
                AdaGrad.of(0.3, RateSchedule.LINEAR));
    }

    @ParameterizedTest
    @MethodSource("inCode")
    void should_be_rebuilt_from_provenance(Optimiser optimiser) {
        var configuration = ProvenanceUtil.extractConfiguration(optimiser.getProvenance());
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(configuration);

        Optimiser rebuilt = (Optimiser) manager.lookup(configuration.get(0).getName());

        assertThat(rebuilt).hasSameClassAs(optimiser);
        assertThat(rebuilt.getProvenance()).isEqualTo(optimiser.getProvenance());
        assertThat(rebuilt.rate(0.5)).isEqualTo(0.15);
    }

    @Test
    void should_have_the_defaults_of_the_literature() {
        Adam adam = Adam.of(0.1, RateSchedule.CONSTANT);
        RmsProp rmsProp = RmsProp.of(0.1, RateSchedule.CONSTANT);

        assertThat(adam.beta1()).isEqualTo(0.9);
        assertThat(adam.beta2()).isEqualTo(0.999);
        assertThat(adam.epsilon()).isEqualTo(1e-8);
        assertThat(adam.weightDecay()).isZero();
        assertThat(rmsProp.weightDecay()).isZero();
        assertThat(rmsProp.decay()).isEqualTo(0.95);
        assertThat(rmsProp.epsilon()).isEqualTo(1e-8);
        assertThat(Momentum.of(0.1, RateSchedule.CONSTANT).momentum()).isEqualTo(0.9);
        assertThat(AdaGrad.of(0.1, RateSchedule.CONSTANT).epsilon()).isEqualTo(1e-6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void should_refuse_a_rate_that_does_not_descend(double rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sgd.of(rate, RateSchedule.CONSTANT))
                .withMessage("The learning rate must be above zero and finite, not " + rate + ".");
        assertRefused(AdaGrad.class, "learningRate", Double.toString(rate));
    }

    @ParameterizedTest
    @CsvSource({
        "org.idem4j.tribuo.optimiser.Adam, beta1",
        "org.idem4j.tribuo.optimiser.Adam, beta2",
        "org.idem4j.tribuo.optimiser.Momentum, momentum",
        "org.idem4j.tribuo.optimiser.RmsProp, decay"
    })
    void should_take_a_decay_from_0_to_below_1(Class<? extends Optimiser> rule, String field) {
        assertThat(configured(rule, field, "0")).isInstanceOf(rule);
        assertRefused(rule, field, "1");
        assertRefused(rule, field, "-1e-9");
        assertRefused(rule, field, "NaN");
    }

    @ParameterizedTest
    @ValueSource(classes = {Adam.class, RmsProp.class, AdaGrad.class})
    void should_take_an_epsilon_above_0(Class<? extends Optimiser> rule) {
        assertThat(configured(rule, "epsilon", "1e-12")).isInstanceOf(rule);
        assertRefused(rule, "epsilon", "0");
        assertRefused(rule, "epsilon", "Infinity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "NaN", "Infinity"})
    void should_refuse_a_weight_decay_that_draws_nowhere(String decay) {
        assertRefused(Adam.class, "weightDecay", decay);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Adam.of(0.1, RateSchedule.CONSTANT).withWeightDecay(Double.parseDouble(decay)))
                .withMessageContaining("but is " + Double.parseDouble(decay));
        assertThat(Adam.of(0.1, RateSchedule.CONSTANT).withWeightDecay(0.5).weightDecay())
                .isEqualTo(0.5);
    }

    private static void assertRefused(Class<? extends Optimiser> rule, String field, String value) {
        assertThatThrownBy(() -> configured(rule, field, value))
                .isInstanceOf(PropertyException.class)
                .hasMessageMatching(".*(not|but is) " + Double.parseDouble(value) + ".*");
    }
}
