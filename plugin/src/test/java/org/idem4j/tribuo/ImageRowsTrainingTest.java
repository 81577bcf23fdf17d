package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.data.RowBlockDataset;
import org.idem4j.tribuo.data.SelfMapDataSource;
import org.idem4j.tribuo.data.image.IdxImageSource;
import org.idem4j.tribuo.data.image.ImageColumns;
import org.idem4j.tribuo.evaluation.IdempotenceEvaluator;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribuo.Dataset;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.regression.Regressor;

/** Images whose rows a trainer takes as they are give the model that examples of them give. */
@Tag("training")
class ImageRowsTrainingTest {

    private static final IdxImageSource IMAGES =
            new IdxImageSource(Path.of("..", "test-data", "digits-test-images.gz"), null, "", 40);

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 0", "true, 0.2"})
    void should_train_the_same_network_and_measure_the_same(boolean standardize, double held) {
        IdempotentModel dense = train(RowBlockDataset.of(IMAGES), standardize, held);
        IdempotentModel walked = train(new MutableDataset<>(IMAGES), standardize, held);
        SelfMapDataSource damaged = new SelfMapDataSource(IMAGES, new GaussianNoise(.2), 1).inRawUnits();
        Dataset<Regressor> test = RowBlockDataset.of(damaged);
        var evaluation = new IdempotenceEvaluator().evaluate(dense, test);
        var other = new IdempotenceEvaluator().evaluate(walked, new MutableDataset<>(damaged));

        assertThat(dense.parameters()).containsExactly(walked.parameters());
        assertThat(dense.selfMap().names()).isEqualTo(ImageColumns.names(new ImageShape(1, 28, 28)));
        assertThat(evaluation.metrics()).usingRecursiveComparison().isEqualTo(other.metrics());
        assertThat(evaluation.getPredictions()).hasSize(40);
        Prediction<Regressor> last = evaluation.getPredictions().get(39);
        assertThat(last.getOutput()).isEqualTo(other.getPredictions().get(39).getOutput());
    }

    private static IdempotentModel train(Dataset<Regressor> rows, boolean standardize, double held) {
        return IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(5))
                .corruption(new GaussianNoise(.3))
                .standardize(standardize)
                .validationFraction(held)
                .epochs(2)
                .batchSize(16)
                .build()
                .train(rows);
    }
}
