package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.network.NetworkDescription;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.network.RankBy;
import org.idem4j.tribuo.network.RankTrial;
import org.idem4j.tribuo.network.RetractionNetwork;
import org.idem4j.tribuo.progress.TrainingListener;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.regression.Regressor;

@DisplayName("A rank that is left open")
@Tag("training")
class ProjectorRankTest {

    private static final int N = 8;

    private static IdempotentTrainer trainer(NetworkDescription network, Corruption corruption) {
        return IdempotentTrainer.builder()
                .network(network)
                .corruption(corruption)
                .idempotenceWeight(0)
                .epochs(16)
                .batchSize(20)
                .build();
    }

    /** Rows that follow linearly from so many quantities of equal weight, in other words of that rank. */
    private static Dataset<Regressor> linear(int quantities, int rows) {
        SplittableRandom random = new SplittableRandom(3);
        List<Example<Regressor>> examples = IntStream.range(0, rows)
                .mapToObj(row -> {
                    double[] latent = random.doubles(quantities, -1, 1).toArray();
                    double[] values = new double[N];
                    for (int c = 0; c < N; c++) {
                        for (int k = 0; k < quantities; k++) {
                            values[c] += Math.cos(Math.PI * (c + 0.5) * (k + 1) / N) * latent[k]; // orthogonal in k
                        }
                    }
                    return SelfMapData.example(SelfMapData.names(N), values, values);
                })
                .toList();
        return SelfMapData.dataset(examples);
    }

    @ParameterizedTest
    @CsvSource({"1,SPAN", "3,SPAN", "3,PURIFICATION", "5,PURIFICATION"})
    void should_become_the_number_of_quantities_behind_damaged_rows(int quantities, KeptBy keptBy) {
        IdempotentTrainer trainer = trainer(ProjectorNetwork.of(2, 6).withTriedRank(keptBy), new GaussianNoise(0.3));
        List<RankTrial> told = new ArrayList<>();
        trainer.addListener(new TrainingListener() {
            @Override
            public void rankTried(RankTrial trial) {
                told.add(trial);
            }
        });

        IdempotentModel model = trainer.train(linear(quantities, 300));

        assertThat(model.run().rank().orElseThrow()).startsWith(quantities + " (errors of the ranks tried");
        assertThat(model.getProvenance()
                        .getInstanceProvenance()
                        .getMap()
                        .get("rank-trials")
                        .toString())
                .contains(told.stream()
                        .map(trial -> "%d: %.4f".formatted(trial.rank(), trial.error()))
                        .toList());
        assertThat(told).extracting(RankTrial::rank).startsWith(1, 2).doesNotHaveDuplicates();
        assertThat(trainer.train(linear(quantities, 300), java.util.Map.of(), 0).identicalTo(model))
                .isTrue();
    }

    @Test
    void should_become_the_least_that_keeps_undamaged_rows() {
        IdempotentModel model = trainer(ProjectorNetwork.of(2, 6), null).train(linear(3, 300));

        assertThat(model.run().rank().orElseThrow()).startsWith("3 (");
    }

    @Test
    void should_give_the_very_model_of_the_chosen_rank() {
        ProjectorNetwork network = ProjectorNetwork.of(2, 6);
        Dataset<Regressor> data = linear(3, 100);
        IdempotentModel chosen = trainer(network.withRank(3, KeptBy.SPAN), new GaussianNoise(0.3))
                .train(data);

        assertThat(trainer(network.withTriedRank(KeptBy.SPAN), new GaussianNoise(0.3))
                        .train(data)
                        .identicalTo(chosen))
                .isTrue();
        assertThat(chosen.run().rank()).contains("3");
    }

    /** Along each of the quantities the rows reach farther than the noise, along the others not at all. */
    @ParameterizedTest
    @CsvSource({"1,SPAN", "3,SPAN", "3,PURIFICATION", "5,SPAN"})
    void should_be_found_by_the_principal_directions_alone(int quantities, KeptBy keptBy) {
        ProjectorNetwork network = ProjectorNetwork.of(2, 6);
        IdempotentTrainer trainer = trainer(network.withRankFound(keptBy, RankBy.DIRECTIONS), new GaussianNoise(0.3));

        IdempotentModel model = trainer.train(linear(quantities, 300));

        assertThat(model.run().rank().orElseThrow())
                .startsWith(quantities + " (errors of the ranks tried")
                .contains("1: ", "7: ");
        assertThat(trainer(network.withRank(quantities, keptBy), new GaussianNoise(0.3))
                        .train(linear(quantities, 300))
                        .identicalTo(model))
                .isTrue();
    }

    /** Of eight columns that follow from some quantities the other directions hold nothing; without such there is one to spare. */
    @ParameterizedTest
    @CsvSource({"1, 1", "3, 3", "8, 7"})
    void should_be_the_fewest_directions_that_lose_nothing(int quantities, int rank) {
        RetractionNetwork network = RetractionNetwork.of(MultilayerPerceptron.of(5));

        assertThat(trainer(network, new GaussianNoise(0.3))
                        .train(linear(quantities, 300))
                        .run()
                        .rank()
                        .orElseThrow())
                .startsWith(rank + " (");
    }

    @Test
    void should_be_all_directions_but_one_without_damage() {
        assertThat(trainer(ProjectorNetwork.of(2, 6).withRankFound(KeptBy.SPAN, RankBy.DIRECTIONS), null)
                        .train(linear(3, 100))
                        .run()
                        .rank()
                        .orElseThrow())
                .startsWith("7 (");
    }

    @Test
    void should_be_told_of_projectors_alone() {
        assertThat(trainer(MultilayerPerceptron.of(5), null)
                        .train(linear(2, 20))
                        .run()
                        .rank())
                .isEmpty();
    }

    @Test
    void should_say_that_a_search_needs_rows_to_judge_by() {
        assertThatThrownBy(() -> trainer(ProjectorNetwork.of(2, 6), null).train(linear(2, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of 2 leaves none")
                .hasMessageContaining("choose one");
        assertThatThrownBy(() -> trainer(ProjectorNetwork.of(2, 6).withRankFound(KeptBy.SPAN, RankBy.DIRECTIONS), null)
                        .train(linear(2, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of a single row leaves none")
                .hasMessageContaining("choose one");
    }
}
