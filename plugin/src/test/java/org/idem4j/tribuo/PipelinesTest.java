package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.data.SelfMapDataSource;
import org.idem4j.tribuo.evaluation.IdempotenceEvaluation;
import org.idem4j.tribuo.evaluation.IdempotenceEvaluator;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.DataSource;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.data.columnar.processors.field.DoubleFieldProcessor;
import org.tribuo.data.columnar.processors.response.FieldResponseProcessor;
import org.tribuo.data.csv.CSVDataSource;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.ensemble.BaggingTrainer;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.evaluation.CrossValidation;
import org.tribuo.evaluation.TrainTestSplitter;
import org.tribuo.hash.HashCodeHasher;
import org.tribuo.hash.HashingTrainer;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.evaluation.RegressionEvaluation;
import org.tribuo.regression.evaluation.RegressionEvaluator;
import org.tribuo.regression.example.RegressionDataGenerator;
import org.tribuo.transform.TransformTrainer;
import org.tribuo.transform.TransformationMap;
import org.tribuo.transform.transformations.MeanStdDevTransformation;

/** The trainer inside the pipelines that Tribuo's users have. */
@Tag("training")
class PipelinesTest {

    private final Dataset<Regressor> data = SelfMapData.curved(4, 120, 2);
    private final IdempotentTrainer trainer = IdempotentTrainer.builder()
            .network(MultilayerPerceptron.of(12))
            .epochs(8)
            .batchSize(20)
            .build();

    @TempDir
    Path folder;

    @Test
    void should_live_in_cross_validation() {
        var folds = new CrossValidation<>(trainer, data, new IdempotenceEvaluator(), 3, 1L).evaluate();

        assertThat(folds).hasSize(3);
        folds.forEach(
                fold -> assertThat(fold.getA().metrics().rmse()).isFinite().isPositive());
        assertThat(trainer.getInvocationCount()).isEqualTo(3);
    }

    @Test
    void should_live_in_a_bagging_ensemble_and_be_exported_with_it() throws Exception {
        // GELU's graph has a scalar constant, which Tribuo's own builder treats apart.
        IdempotentTrainer gelu = IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(12).withActivations(Activation.GELU, Activation.IDENTITY))
                .epochs(8)
                .build();
        var bagging = new BaggingTrainer<>(gelu, new AveragingCombiner(), 3, 5L);
        Model<Regressor> ensemble = bagging.train(data);

        IdempotenceEvaluation evaluation = new IdempotenceEvaluator().evaluate(ensemble, data);
        RegressionEvaluation tribuos = new RegressionEvaluator().evaluate(ensemble, data);
        assertThat(evaluation.metrics().r2()).isCloseTo(tribuos.averageR2(), within(1e-5));

        Path file = folder.resolve("ensemble.onnx");
        ((WeightedEnsembleModel<Regressor>) ensemble).saveONNXModel("org.idem4j", 1, file);
        try (OnnxRegressor served =
                OnnxRegressor.open(file, ServingOptions.defaults(), List.of(SelfMapData.names(4)))) {
            List<Prediction<Regressor>> expected = ensemble.predict(data);
            List<Prediction<Regressor>> found = served.predict(data);
            for (int i = 0; i < expected.size(); i++) {
                assertThat(found.get(i).getOutput().getValues())
                        .containsExactly(expected.get(i).getOutput().getValues(), within(1e-5));
            }
        }
    }

    @Test
    void should_take_the_linear_trainer_like_the_other() {
        IdempotentLinearTrainer linear =
                IdempotentLinearTrainer.builder().rank(2).build();

        var folds = new CrossValidation<>(linear, data, new IdempotenceEvaluator(), 3, 1L).evaluate();
        Model<Regressor> hashed = new HashingTrainer<>(linear, new HashCodeHasher("some salt")).train(data);
        Model<Regressor> ensemble = new BaggingTrainer<>(linear, new AveragingCombiner(), 3, 5L).train(data);

        folds.forEach(fold -> assertThat(fold.getA().metrics().relativeGap()).isLessThan(1e-6));
        assertThat(hashed.predict(data.getExample(0)).getOutput().getNames()).containsExactly(SelfMapData.names(4));
        assertThat(new IdempotenceEvaluator().evaluate(ensemble, data).metrics().rmse())
                .isFinite();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TransformTrainer<>(
                                linear, new TransformationMap(List.of(new MeanStdDevTransformation())))
                        .train(data))
                .withMessageContaining("transformed");
    }

    @Test
    void should_live_under_hashed_names() {
        Model<Regressor> hashed = new HashingTrainer<>(trainer, new HashCodeHasher("some salt")).train(data);

        assertThat(hashed).isInstanceOf(IdempotentModel.class);
        assertThat(((IdempotentModel) hashed).selfMap().names()).containsExactlyInAnyOrder(SelfMapData.names(4));
        Example<Regressor> example = data.getExample(0);
        assertThat(hashed.predict(example).getOutput().getNames()).containsExactly(SelfMapData.names(4));
        assertThat(new IdempotenceEvaluator().evaluate(hashed, data).metrics().rmse())
                .isFinite();
    }

    @Test
    void should_live_behind_a_train_test_splitter() {
        DataSource<Regressor> source = new ListDataSource<>(
                data.getData(),
                new RegressionFactory(),
                new org.tribuo.provenance.SimpleDataSourceProvenance("test", new RegressionFactory()));
        var splitter = new TrainTestSplitter<>(source, 0.7, 3L);

        IdempotentModel model = trainer.train(new MutableDataset<>(splitter.getTrain()));
        RegressionEvaluation evaluation =
                new RegressionEvaluator().evaluate(model, new MutableDataset<>(splitter.getTest()));

        assertThat(evaluation.rmse().values())
                .allSatisfy(rmse -> assertThat(rmse).isFinite());
    }

    @Test
    void should_refuse_transformed_features_whose_targets_are_raw() {
        var transforming =
                new TransformTrainer<>(trainer, new TransformationMap(List.of(new MeanStdDevTransformation())));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> transforming.train(data))
                .withMessageContaining("transformed")
                .withMessageContaining("standardize");
    }

    @Test
    void should_read_a_self_map_by_tribuos_own_csv_source() throws Exception {
        Path csv = Files.writeString(folder.resolve("table.csv"), "a,b\n1,2\n3,5\n2,3\n5,9\n4,7\n");
        RowProcessor<Regressor> rows = new RowProcessor.Builder<Regressor>()
                .setFieldProcessors(List.of(new DoubleFieldProcessor("a", true), new DoubleFieldProcessor("b", true)))
                .build(new FieldResponseProcessor<>(
                        List.of("a", "b"), List.of("0", "0"), new RegressionFactory(), true, false));

        var source = new SelfMapDataSource(new CSVDataSource<>(csv, rows, true));
        IdempotentModel model = trainer.train(new MutableDataset<>(source));

        assertThat(model.selfMap().names()).containsExactly("a", "b");
    }

    @Test
    void should_take_tribuos_dense_and_sparse_data_as_self_maps() {
        for (Dataset<Regressor> dataset : List.of(
                RegressionDataGenerator.denseTrainTest().getA(),
                RegressionDataGenerator.sparseTrainTest().getA(),
                RegressionDataGenerator.multiDimDenseTrainTest().getA(),
                RegressionDataGenerator.multiDimSparseTrainTest().getA())) {
            Dataset<Regressor> selfMap = asSelfMap(dataset);

            IdempotentModel model = trainer.train(selfMap, Map.of(), 0);

            assertThat(model.predict(selfMap)).hasSize(dataset.size());
        }
    }

    /** Every example's own features as its output, absent ones zero. */
    private static Dataset<Regressor> asSelfMap(Dataset<Regressor> dataset) {
        String[] names = dataset.getFeatureMap().keySet().stream().sorted().toArray(String[]::new);
        List<Example<Regressor>> examples = new java.util.ArrayList<>();
        for (Example<Regressor> example : dataset) {
            double[] values = new double[names.length];
            for (int c = 0; c < names.length; c++) {
                values[c] = example.lookup(names[c]) == null
                        ? 0
                        : example.lookup(names[c]).getValue();
            }
            var copy = new org.tribuo.impl.ArrayExample<>(new Regressor(names, values), example.getWeight());
            example.forEach(copy::add);
            examples.add(copy);
        }
        return SelfMapData.dataset(examples);
    }
}
