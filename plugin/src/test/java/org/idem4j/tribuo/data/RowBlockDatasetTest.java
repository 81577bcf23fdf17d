package org.idem4j.tribuo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.idem4j.onnx.selfmap.SelfMap;
import org.idem4j.tribuo.data.image.IdxImageSource;
import org.idem4j.tribuo.data.image.IdxWriter;
import org.idem4j.tribuo.training.TrainingData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.MutableDataset;
import org.tribuo.RealInfo;
import org.tribuo.regression.RegressionInfo;
import org.tribuo.regression.Regressor;

/** A data set over a block is to Tribuo what one of the same examples is. */
class RowBlockDatasetTest {

    private static final int IMAGES_READ = 20;

    private static IdxImageSource images;
    private static Path table;
    private static Path clean;

    @BeforeAll
    static void draw(@TempDir Path folder) throws IOException {
        byte[] pixels = new byte[IMAGES_READ * 4 * 5];
        new SplittableRandom(1).nextBytes(pixels);
        Path file = folder.resolve("images");
        try (OutputStream stream = Files.newOutputStream(file);
                IdxWriter idx = new IdxWriter(stream, false, IMAGES_READ, 4, 5)) {
            idx.write(pixels);
        }
        images = new IdxImageSource(file);
        clean = Files.writeString(folder.resolve("clean.csv"), table(false));
        table = Files.writeString(folder.resolve("gaps.csv"), table(true));
    }

    /** Columns that are not in the order of their names, of values that 32 bits hold. */
    private static String table(boolean gaps) {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder text = new StringBuilder("b,c,a\n");
        for (int i = 0; i < 30; i++) {
            int blank = random.nextInt(6);
            for (int c = 0; c < 3; c++) {
                String cell = i == 7 && c == 1 ? "0" : String.valueOf(random.nextInt(1_000) / 8.0);
                text.append(gaps && (i == 12 || i == 0 && c == 0 || blank == c && i != 7) ? "" : cell)
                        .append(c < 2 ? "," : "\n");
            }
        }
        return text.toString();
    }

    static Stream<RowBlockSource> gaps() {
        Corruption damage = new CorruptionChain(new SwappedCells(0.3), new Masking(0.2), new GaussianNoise(0.1));
        TableDataSource gaps = new TableDataSource(table);
        return Stream.of(
                gaps,
                new SplitDataSource(gaps, 0.3, SplitDataSource.Part.REST),
                new SelfMapDataSource(gaps, damage, 7),
                new SelfMapDataSource(gaps, damage, 7).inRawUnits());
    }

    /** Gaps of inputs whose targets are known: features that are absent, so zeros to train on. */
    static Stream<RowBlockSource> gapsToFill() {
        TableDataSource filled = new TableDataSource(table, clean, TableFormat.ANY);
        return Stream.of(filled, new SelfMapDataSource(filled, new GaussianNoise(0.1), 7));
    }

    static Stream<RowBlockSource> sources() {
        Corruption damage = new CorruptionChain(new Masking(0.2), new GaussianNoise(0.1));
        return Stream.of(
                images,
                new TableDataSource(clean),
                new SplitDataSource(images, 0.3, SplitDataSource.Part.REST),
                new SelfMapDataSource(images, damage, 7),
                new SelfMapDataSource(images, damage, 7).inRawUnits(),
                new SelfMapDataSource(RowBlockDataset.of(images), damage, 7),
                new SelfMapDataSource(new SplitDataSource(images, 0.3, SplitDataSource.Part.FIRST), damage, 7));
    }

    @ParameterizedTest
    @MethodSource({"gaps", "gapsToFill"})
    void should_lack_what_the_examples_of_a_table_with_gaps_lack(RowBlockSource source) {
        Dataset<Regressor> dataset = RowBlockDataset.of(source);
        Dataset<Regressor> plain = new MutableDataset<>(source);
        SelfMap selfMap = SelfMap.of(dataset.getFeatureIDMap(), dataset.getOutputIDInfo());
        TrainingData dense = TrainingData.of(dataset, selfMap);
        TrainingData walked = TrainingData.of(plain, SelfMap.of(plain.getFeatureIDMap(), plain.getOutputIDInfo()));

        assertThat(dataset).isInstanceOf(RowBlockDataset.class);
        assertThat(values(dataset)).isEqualTo(values(source));
        assertThat(selfMap.names()).containsExactly("a", "b", "c");
        assertThat(dense.inputs()).containsExactly(walked.inputs());
        assertThat(dense.targets()).containsExactly(walked.targets());
        for (String name : selfMap.names()) {
            RealInfo feature = (RealInfo) dataset.getFeatureMap().get(name);
            double[] known = column(plain, name);
            assertThat(feature.getCount()).isEqualTo(known.length).isLessThan(dataset.size());
            assertThat(feature.getMin()).isEqualTo(Arrays.stream(known).min().orElseThrow());
            assertThat(feature.getMax()).isEqualTo(Arrays.stream(known).max().orElseThrow());
            assertThat(feature.getMean())
                    .isCloseTo(Arrays.stream(known).average().orElseThrow(), within(1e-12));
            assertThat(((RegressionInfo) dataset.getOutputInfo()).getMean(name)).isFinite();
        }
    }

    private static List<Double> values(Iterable<Example<Regressor>> rows) {
        List<Double> values = new ArrayList<>();
        for (Example<Regressor> example : rows) {
            for (Feature feature : example) {
                values.add(feature.getValue());
            }
            for (double target : example.getOutput().getValues()) {
                values.add(target);
            }
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("sources")
    void should_have_the_examples_of_its_source(RowBlockSource source) {
        Dataset<Regressor> dataset = RowBlockDataset.of(source);

        assertThat(dataset).isInstanceOf(RowBlockDataset.class);
        assertThat(values(dataset)).isEqualTo(values(source));
        assertThat(values(dataset.getData())).isEqualTo(values(source));
        assertThat(dataset.getExample(dataset.size() - 1).getOutput())
                .isEqualTo(dataset.getData().get(dataset.size() - 1).getOutput());
    }

    @ParameterizedTest
    @MethodSource("sources")
    void should_give_a_trainer_the_rows_that_examples_give(RowBlockSource source) {
        Dataset<Regressor> dataset = RowBlockDataset.of(source);
        Dataset<Regressor> plain = new MutableDataset<>(source);
        SelfMap selfMap = SelfMap.of(dataset.getFeatureIDMap(), dataset.getOutputIDInfo());
        TrainingData dense = TrainingData.of(dataset, selfMap);
        TrainingData walked = TrainingData.of(plain, SelfMap.of(plain.getFeatureIDMap(), plain.getOutputIDInfo()));

        assertThat(selfMap.names()).isEqualTo(source.block().orElseThrow().names());
        assertThat(dense.inputs()).containsExactly(walked.inputs());
        assertThat(dense.targets()).containsExactly(walked.targets());
        assertThat(dense.weights()).containsExactly(walked.weights());
        assertThat(dense.unknown()).isNull();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void should_know_of_its_columns_what_observing_them_tells(RowBlockSource source) {
        Dataset<Regressor> dataset = RowBlockDataset.of(source);
        Dataset<Regressor> plain = new MutableDataset<>(source);
        RegressionInfo outputs = (RegressionInfo) dataset.getOutputInfo();
        RegressionInfo observed = (RegressionInfo) plain.getOutputInfo();

        assertThat(dataset.getFeatureMap().keySet())
                .isEqualTo(plain.getFeatureMap().keySet());
        assertThat(dataset.getOutputs()).isEqualTo(plain.getOutputs());
        assertThat(outputs.getUnknownCount()).isZero();
        assertThat(dataset.getOutputIDInfo().getTotalObservations()).isEqualTo(dataset.size());
        for (String name : source.block().orElseThrow().names()) {
            double[] inputs = column(plain, name);
            RealInfo feature = (RealInfo) dataset.getFeatureMap().get(name);
            assertThat(feature.getCount()).isEqualTo(dataset.size());
            assertThat(feature.getMin()).isEqualTo(Arrays.stream(inputs).min().orElseThrow());
            assertThat(feature.getMean())
                    .isCloseTo(Arrays.stream(inputs).average().orElseThrow(), within(1e-12));
            assertThat(outputs.getMin(name)).isEqualTo(observed.getMin(name));
            assertThat(outputs.getMax(name)).isEqualTo(observed.getMax(name));
            assertThat(outputs.getMean(name)).isCloseTo(observed.getMean(name), within(1e-12));
            assertThat(outputs.getVariance(name)).isCloseTo(observed.getVariance(name), within(1e-12));
        }
    }

    private static double[] column(Dataset<Regressor> dataset, String name) {
        return dataset.getData().stream()
                .map(example -> example.lookup(name))
                .filter(Objects::nonNull)
                .mapToDouble(Feature::getValue)
                .toArray();
    }

    @Test
    void should_sum_columns_far_from_zero_without_loss() {
        int rows = 1000;
        ColumnSums sums = ColumnSums.of(1, rows, (row, into) -> into[0] = 1e6f + row);

        assertThat(sums.mean[0]).isEqualTo(1e6 + 499.5);
        assertThat(sums.squares[0]).isEqualTo(rows * (rows * (double) rows - 1) / 12);
        assertThat(sums.least[0]).isEqualTo(1e6f);
        assertThat(sums.largest[0]).isEqualTo(1e6f + 999);
    }

    @Test
    void should_shuffle_what_goes_through_it_and_nothing_else() {
        Dataset<Regressor> dataset = RowBlockDataset.of(images);
        List<Double> before = values(dataset);
        dataset.shuffle(true);

        List<Double> shuffled = values(dataset);
        assertThat(shuffled).isNotEqualTo(before);
        assertThat(shuffled.stream().sorted().toList())
                .isEqualTo(before.stream().sorted().toList());
        assertThat(values(dataset.getData())).isEqualTo(before);
        dataset.shuffle(false);
        assertThat(values(dataset)).isEqualTo(before);
    }

    @Test
    void should_tell_where_it_comes_from_and_be_stored() {
        Dataset<Regressor> dataset = RowBlockDataset.of(images);

        assertThat(dataset.getProvenance().getSourceProvenance()).isEqualTo(images.getProvenance());
        assertThat(dataset.getProvenance().getNumExamples()).isEqualTo(20);
        assertThat(dataset.getProvenance().getNumFeatures()).isEqualTo(20);
        // Tribuo itself can't read back a stored data set of regressors, so what is written is compared.
        assertThat(dataset.serialize()).isEqualTo(new MutableDataset<>(images).serialize());
    }

    @Test
    void should_take_examples_where_a_source_has_no_block() {
        SurfaceDataSource table = new SurfaceDataSource(4, 2, 10, 1);

        assertThat(RowBlockDataset.of(table)).isInstanceOf(MutableDataset.class);
        assertThat(RowBlockDataset.of(new SelfMapDataSource(table))).isInstanceOf(MutableDataset.class);
        assertThat(FloatPrecision.lost(RowBlockDataset.of(images))).isEmpty();
    }

    @Test
    void should_refuse_what_is_not_finite_and_examples_that_are_not_there() {
        RowBlock clean = images.block().orElseThrow();
        float[] inputs = clean.inputs();
        inputs[20 + 3] = Float.POSITIVE_INFINITY;
        float[] unknown = clean.inputs();
        for (int i = 4; i < unknown.length; i += clean.names().size()) {
            unknown[i] = Float.NaN;
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RowBlockDataset(new FloatRows(clean, inputs), images.getProvenance()))
                .withMessageContaining("'p0003'")
                .withMessageContaining("finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RowBlockDataset(new FloatRows(clean, unknown), images.getProvenance()))
                .withMessageContaining("'p0004' has no known cell");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowBlockDataset.of(images).getExample(20))
                .withMessageContaining("no example 20");
    }
}
