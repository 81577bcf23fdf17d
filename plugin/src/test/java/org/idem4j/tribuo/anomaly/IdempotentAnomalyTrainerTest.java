package org.idem4j.tribuo.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.oracle.labs.mlrg.olcut.config.PropertyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.IdempotentLinearTrainer;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;
import org.tribuo.anomaly.Event.EventType;
import org.tribuo.anomaly.evaluation.AnomalyEvaluator;
import org.tribuo.hash.HashCodeHasher;
import org.tribuo.hash.HashingTrainer;
import org.tribuo.test.Helpers;
import org.tribuo.transform.TransformTrainer;
import org.tribuo.transform.TransformationMap;
import org.tribuo.transform.transformations.MeanStdDevTransformation;

@Tag("training")
class IdempotentAnomalyTrainerTest {

    /** Of a row (x, y) and the line (t, 2t): half the difference of the standardised columns. */
    @Test
    void should_score_a_row_by_its_distance_from_what_was_learnt() {
        IdempotentAnomalyModel model = Events.linear(1, 0.9, 0.5).train(Events.line(60, 2));
        float[] units = model.scale().deviations();

        assertThat(units[1]).isEqualTo(2 * units[0]);
        for (double[] row : new double[][] {{1, 2}, {1, -2}, {0, 3}, {5, 10}, {-4, 1}}) {
            double expected = Math.abs(row[0] / units[0] - row[1] / units[1]) / 2;
            assertThat(model.predict(Events.expected(row)).getOutput().getScore())
                    .as("%s, %s", row[0], row[1])
                    .isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void should_call_anomalous_what_exceeds_the_threshold_alone() {
        IdempotentAnomalyModel model = Events.linear(2, 0.9, 0.3).train(Events.normal(300, 4));

        Dataset<Event> fresh = Events.normal(200, 5);
        model.predict(fresh).forEach(prediction -> {
            Event event = prediction.getOutput();
            assertThat(event.getType())
                    .isEqualTo(event.getScore() > model.threshold() ? EventType.ANOMALOUS : EventType.EXPECTED);
        });
    }

    /** 400 rows are held out and 4,000 fresh: three standard deviations of the share of false alarms are .047. */
    @Test
    void should_raise_as_many_false_alarms_as_the_quantile_allows() {
        IdempotentAnomalyModel model = Events.linear(2, 0.9, 0.5).train(Events.normal(800, 6));

        var evaluation = new AnomalyEvaluator().evaluate(model, Events.normal(4_000, 7));

        assertThat(evaluation.getFalsePositives() / 4_000.0).isCloseTo(0.1, within(0.047));
    }

    /** Four rows lie on a surface of three dimensions, so f leaves those it was fitted to where they are. */
    @Test
    void should_take_the_threshold_from_rows_that_training_has_not_seen() {
        IdempotentAnomalyModel model = Events.linear(3, 0.5, 0.5).train(Events.normal(8, 8));

        assertThat(model.threshold()).isGreaterThan(0.05);
    }

    @Test
    void should_weigh_columns_alike_whatever_their_units() {
        IdempotentAnomalyModel model = Events.linear(1, 0.9, 0.3).train(Events.line(60, 2));
        List<Example<Event>> larger = new ArrayList<>();
        for (Example<Event> event : Events.line(60, 2)) {
            double t = event.iterator().next().getValue();
            larger.add(Events.expected(t, 2000 * t));
        }
        IdempotentAnomalyModel other = Events.linear(1, 0.9, 0.3).train(Events.dataset(larger));

        assertThat(other.scores(new float[] {1, 500}))
                .containsExactly(model.scores(new float[] {1, 0.5f}), within(1e-5));
    }

    @Test
    void should_call_anomalous_what_is_too_far_out_for_floats() {
        IdempotentAnomalyModel model = Events.linear(1, 0.9, 0.5).train(Events.line(60, 2));

        Event event = model.predict(Events.expected(3e38, -3e38)).getOutput();

        assertThat(event.getType()).isEqualTo(EventType.ANOMALOUS);
    }

    /** Of a network, whose first weights differ from call to call. */
    private static IdempotentAnomalyTrainer network() {
        IdempotentTrainer trainer = IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(4))
                .epochs(1)
                .build();
        return new IdempotentAnomalyTrainer(trainer, 0.9, 0.3, 5);
    }

    @Test
    void should_repeat_a_call_by_its_number() {
        IdempotentAnomalyTrainer trainer = network();
        Dataset<Event> events = Events.normal(200, 9);

        IdempotentAnomalyModel first = trainer.train(events);
        IdempotentAnomalyModel second = trainer.train(events);
        IdempotentAnomalyModel again = network().train(events, Map.of(), 1);
        trainer.setInvocationCount(0);

        assertThat(second.identicalTo(first)).isFalse();
        assertThat(again.identicalTo(second)).isTrue();
        assertThat(trainer.train(events).identicalTo(first)).isTrue();
        assertThat(trainer.getInvocationCount()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> trainer.setInvocationCount(-1));
        Helpers.testProvenanceMarshalling(trainer.getProvenance());
    }

    @Test
    void should_keep_what_is_known_of_the_run_in_the_provenance() {
        IdempotentAnomalyModel model = Events.linear(2, 0.9, 0.3).train(Events.normal(200, 9));

        Helpers.testProvenanceMarshalling(model.getProvenance());
        String told = model.getProvenance().getInstanceProvenance().toString();
        assertThat(told).contains("threshold", Double.toString(model.threshold()), "held-out-rows", "60", "outcome");
    }

    @Test
    void should_live_under_hashed_names_and_behind_a_transformation() {
        IdempotentAnomalyTrainer trainer = Events.linear(1, 0.9, 0.5);
        Dataset<Event> events = Events.line(60, 2);
        Example<Event> stranger = Events.expected(1, -2);
        double score =
                trainer.train(events, Map.of(), 0).predict(stranger).getOutput().getScore();

        Model<Event> hashed =
                new HashingTrainer<>(Events.linear(1, 0.9, 0.5), new HashCodeHasher("some salt")).train(events);
        Model<Event> transformed = new TransformTrainer<>(
                        Events.linear(1, 0.9, 0.5), new TransformationMap(List.of(new MeanStdDevTransformation())))
                .train(events);

        assertThat(hashed.predict(stranger).getOutput().getScore()).isCloseTo(score, within(1e-5));
        assertThat(transformed.predict(stranger).getOutput().getScore()).isCloseTo(score, within(1e-5));
    }

    @Test
    void should_refuse_events_that_are_not_expected() {
        List<Example<Event>> events = new ArrayList<>(Events.line(60, 2).getData());
        events.add(Events.anomalous(1, 1));
        IdempotentAnomalyTrainer trainer = Events.linear(1, 0.9, 0.5);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.train(Events.dataset(events)))
                .withMessageContaining("1 are anomalous and 0 unknown");
        events.set(60, Events.event(AnomalyFactory.UNKNOWN_EVENT, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.train(Events.dataset(events)))
                .withMessageContaining("0 are anomalous and 1 unknown");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.train(Events.dataset(List.of())))
                .withMessageContaining("empty");
    }

    @Test
    void should_refuse_too_few_events_before_it_trains() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Events.linear(1, 0.99, 0.2).train(Events.line(490, 2)))
                .withMessageContaining("Of 490 events 98 are held out")
                .withMessageContaining("at least 99");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, Double.NaN})
    void should_refuse_shares_that_are_none(double share) {
        IdempotentLinearTrainer linear = IdempotentLinearTrainer.builder().build();

        assertThatExceptionOfType(PropertyException.class)
                .isThrownBy(() -> new IdempotentAnomalyTrainer(linear, share, 0.2, 1))
                .withMessageContaining("quantile");
        assertThatExceptionOfType(PropertyException.class)
                .isThrownBy(() -> new IdempotentAnomalyTrainer(linear, 0.9, share, 1))
                .withMessageContaining("heldOut");
    }
}
