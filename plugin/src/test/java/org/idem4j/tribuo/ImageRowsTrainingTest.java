package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.data.NoiseDescription;
import org.idem4j.tribuo.data.RowBlockDataset;
import org.idem4j.tribuo.data.SelfMapDataSource;
import org.idem4j.tribuo.data.image.FourierNoise;
import org.idem4j.tribuo.data.image.IdxImageSource;
import org.idem4j.tribuo.data.image.ImageColumns;
import org.idem4j.tribuo.evaluation.IdempotenceEvaluator;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.network.InitialNetwork;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.network.NetworkDescription;
import org.idem4j.tribuo.objective.IdempotenceInputs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribuo.Dataset;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
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

    /** A network that says what images it takes. */
    private record Looking(ImageShape shape) implements NetworkDescription {
        @Override
        public InitialNetwork draw(int dimension, RandomGenerator random) {
            return MultilayerPerceptron.of(3).draw(dimension, random);
        }

        @Override
        public Optional<ImageShape> imageShape() {
            return Optional.of(shape);
        }

        @Override
        public ConfiguredObjectProvenance getProvenance() {
            return MultilayerPerceptron.of(3).getProvenance();
        }
    }

    @Test
    void should_refuse_columns_that_are_no_image_for_a_network_that_looks_at_neighbours() {
        IdempotentTrainer trainer = IdempotentTrainer.builder()
                .network(new Looking(new ImageShape(1, 2, 2)))
                .epochs(0)
                .build();
        Dataset<Regressor> unsorted = table("x1", "x2", "x10", "x3");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.train(unsorted))
                .withMessageContaining("'x10' stands where 'x2' should");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.train(table("x1", "x2", "x3")))
                .withMessageContaining("The data have 3 columns, but images of 1x2x2");
        assertThat(trainer.train(table("x1", "x2", "x3", "x4")).selfMap().dimension())
                .isEqualTo(4);
    }

    private static Dataset<Regressor> table(String... names) {
        MutableDataset<Regressor> rows = new MutableDataset<>(
                new SimpleDataSourceProvenance("test", new RegressionFactory()), new RegressionFactory());
        for (int row = 0; row < 3; row++) {
            double[] values = new double[names.length];
            Arrays.setAll(values, i -> i);
            values[0] = row;
            rows.add(new ArrayExample<>(new Regressor(names.clone(), values.clone()), names.clone(), values));
        }
        return rows;
    }

    @Test
    void should_ask_for_idempotence_at_noise_like_the_images() {
        IdempotentModel plain = atNoise(null);
        IdempotentModel like = atNoise(new FourierNoise(IMAGES.shape()));

        assertThat(like.parameters())
                .isNotEqualTo(plain.parameters())
                .containsExactly(atNoise(new FourierNoise(IMAGES.shape())).parameters());
    }

    private static IdempotentModel atNoise(NoiseDescription noise) {
        return IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(5))
                .idempotenceInputs(IdempotenceInputs.NOISE)
                .noise(noise)
                .standardize(false)
                .epochs(1)
                .build()
                .train(RowBlockDataset.of(IMAGES));
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
