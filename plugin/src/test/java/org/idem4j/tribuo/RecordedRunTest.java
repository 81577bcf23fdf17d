package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.linear.LinearSGDTrainer;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

@Tag("training")
class RecordedRunTest {

    private final Dataset<Regressor> data = SelfMapData.curved(4, 30, 1);

    @ParameterizedTest
    @CsvSource({
        "stored-0.1, 0, ",
        "stored-0.2, 0, ",
        "stored-0.2-span, 0, ",
        "stored-0.3-polished, 2, ",
        "stored-linear-0.1, 0, 3"
    })
    void should_read_the_run_of_a_model_stored_long_ago(String name, int polish, String rank) throws Exception {
        File file = new File(getClass().getResource(name + ".tribuo").toURI());

        RecordedRun run = ((IdempotentModel) Model.deserializeFromFile(file.toPath())).run();

        assertThat(run.outcome()).contains(TrainingOutcome.COMPLETED);
        assertThat(run.seconds()).isPositive();
        assertThat(run.backOffEpochs()).isEmpty();
        assertThat(run.backOffFactor()).isEqualTo(1);
        assertThat(run.polish()).isEqualTo(polish);
        assertThat(run.rank()).isEqualTo(Optional.ofNullable(rank));
    }

    @Test
    void should_be_written_under_the_keys_that_stored_models_have() {
        IdempotentModel trained = IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(3))
                .epochs(1)
                .polish(1)
                .build()
                .train(data);
        IdempotentModel linear =
                IdempotentLinearTrainer.builder().rank(1).build().train(data);

        String[] always = {
            "outcome",
            "kept-epoch",
            "epochs-run",
            "back-offs",
            "back-off-epochs",
            "back-off-factor",
            "train-seconds",
            "dl4j-version",
            "nd4j-version",
            "nd4j-backend",
            "blas",
            "threads"
        };
        assertThat(trained.getProvenance().getInstanceProvenance().getMap()).containsOnlyKeys(with(always, "polish"));
        assertThat(linear.getProvenance().getInstanceProvenance().getMap())
                .containsOnlyKeys(with(always, "rank", "purification-steps", "purification-residual"));
    }

    private static String[] with(String[] always, String... others) {
        return Stream.of(always, others).flatMap(Arrays::stream).toArray(String[]::new);
    }

    @Test
    void should_be_blank_for_a_model_of_another_library() {
        Model<Regressor> stranger = new LinearSGDTrainer(new SquaredLoss(), new AdaGrad(0.1), 1, 1L).train(data);

        RecordedRun run = RecordedRun.of(stranger.getProvenance());

        assertThat(run)
                .isEqualTo(new RecordedRun(
                        Optional.empty(), List.of(), 1, Double.NaN, 0, Optional.empty(), Optional.empty()));
    }
}
