package org.idem4j.tribuo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.idem4j.tribuo.IdempotentLinearTrainer;
import org.idem4j.tribuo.IdempotentModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.DataSource;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.data.csv.CSVLoader;
import org.tribuo.dataset.DatasetView;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.evaluation.TrainTestSplitter;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.test.Helpers;
import org.tribuo.transform.TransformationMap;
import org.tribuo.transform.transformations.LinearScalingTransformation;

/** Sources that no configuration made: what Tribuo's own loaders, splitters and lists give. */
@Tag("training")
class GivenDataSourceTest {

    private static final RegressionFactory FACTORY = new RegressionFactory();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        StringBuilder table = new StringBuilder("a,b,c,y\n");
        for (int row = 0; row < 40; row++) {
            double t = row / 8.0;
            table.append("%s,%s,%s,%s%n".formatted(Math.sin(t), Math.cos(t), Math.sin(2 * t), row));
        }
        file = Files.writeString(folder.resolve("table.csv"), table);
    }

    private DataSource<Regressor> loaded() throws IOException {
        return new CSVLoader<>(FACTORY).loadDataSource(file, "y");
    }

    /** Each example's features and targets. */
    private static List<String> rows(Iterable<Example<Regressor>> source) {
        List<String> rows = new ArrayList<>();
        for (Example<Regressor> example : source) {
            StringBuilder row = new StringBuilder();
            for (Feature feature : example) {
                row.append(feature.getName())
                        .append('=')
                        .append(feature.getValue())
                        .append(' ');
            }
            rows.add(
                    row.append(Arrays.toString(example.getOutput().getValues())).toString());
        }
        return rows;
    }

    private IdempotentModel trainedAndStored(SelfMapDataSource source) throws IOException {
        IdempotentModel model =
                IdempotentLinearTrainer.builder().rank(2).build().train(new MutableDataset<>(source));
        model.serializeToFile(folder.resolve("model.tribuo"));
        IdempotentModel back = (IdempotentModel) Model.deserializeFromFile(folder.resolve("model.tribuo"));
        assertThat(back.getProvenance()).isEqualTo(model.getProvenance());
        assertThat(predicted(back, source)).isEqualTo(predicted(model, source)).isNotEmpty();
        return back;
    }

    private static List<String> predicted(IdempotentModel model, SelfMapDataSource source) {
        return model.predict(source).stream()
                .map(Prediction::getOutput)
                .map(output -> Arrays.toString(output.getNames()) + Arrays.toString(output.getValues()))
                .toList();
    }

    private static ObjectProvenance inside(IdempotentModel model) {
        var outer =
                (SourceProvenance) model.getProvenance().getDatasetProvenance().getSourceProvenance();
        return (ObjectProvenance) outer.getConfiguredParameters().get("source");
    }

    private static SelfMapDataSource rebuilt(SelfMapDataSource source) {
        var configuration = ProvenanceUtil.extractConfiguration(source.getProvenance());
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(configuration);
        return (SelfMapDataSource) manager.lookup(configuration.get(0).getName());
    }

    @Test
    void should_train_on_what_a_csv_loader_read_and_be_rebuilt() throws IOException {
        DataSource<Regressor> loaded = loaded();
        var source = new SelfMapDataSource(loaded, new GaussianNoise(0.1), 3);
        Helpers.testProvenanceMarshalling(source.getProvenance());

        IdempotentModel model = trainedAndStored(source);

        assertThat(inside(model)).isEqualTo(loaded.getProvenance());
        assertThat(SourceProvenance.notConfigured(source.getProvenance())).isEmpty();
        assertThat(rows(rebuilt(source))).isEqualTo(rows(source));
    }

    @Test
    void should_train_on_a_splitters_part_and_keep_its_provenance() throws IOException {
        DataSource<Regressor> part = new TrainTestSplitter<>(loaded(), 0.75, 5).getTrain();
        var source = new SelfMapDataSource(part);

        IdempotentModel model = trainedAndStored(source);

        assertThat(rows(source)).hasSize(30);
        assertThat(inside(model)).isEqualTo(part.getProvenance());
        assertThat(SourceProvenance.notConfigured(source.getProvenance())).contains(part.getProvenance());
    }

    private DataSource<Regressor> list() throws IOException {
        List<Example<Regressor>> examples = new ArrayList<>();
        loaded().forEach(examples::add);
        return new ListDataSource<>(examples, FACTORY, new SimpleDataSourceProvenance("forty rows", FACTORY));
    }

    @Test
    void should_train_on_a_list_and_keep_its_provenance() throws IOException {
        DataSource<Regressor> list = list();
        var source = new SelfMapDataSource(list);
        Helpers.testProvenanceMarshalling(source.getProvenance());

        IdempotentModel model = trainedAndStored(source);

        assertThat(inside(model)).isEqualTo(list.getProvenance());
        assertThat(SourceProvenance.notConfigured(source.getProvenance())).contains(list.getProvenance());
    }

    @Test
    void should_be_rebuilt_with_the_source_of_a_data_set_where_that_is_configurable() throws IOException {
        Dataset<Regressor> dataset = new MutableDataset<>(new TableDataSource(file));
        dataset.shuffle(true); // changes what the data set's iterator gives, not what was read

        var source = new SelfMapDataSource(dataset, new Masking(0.3), 7);
        SelfMapDataSource rebuilt = rebuilt(source);

        assertThat(SourceProvenance.notConfigured(source.getProvenance())).isEmpty();
        assertThat(rebuilt.getProvenance()).isEqualTo(source.getProvenance());
        assertThat(rows(rebuilt)).isEqualTo(rows(source)).hasSize(40);
    }

    @Test
    void should_take_a_data_set_of_no_configurable_source() throws IOException {
        Dataset<Regressor> dataset = new MutableDataset<>(list());

        IdempotentModel model = trainedAndStored(new SelfMapDataSource(dataset));

        assertThat(inside(model)).isEqualTo(dataset.getSourceProvenance());
    }

    @Test
    void should_refuse_a_data_set_whose_source_tells_half_its_story() throws IOException {
        MutableDataset<Regressor> transformed = new MutableDataset<>(loaded());
        var scaling = new TransformationMap(List.of(new LinearScalingTransformation(0, 1)));
        transformed.transform(transformed.createTransformers(scaling));
        var part = DatasetView.createView(new MutableDataset<>(loaded()), example -> true, "all");

        for (Dataset<Regressor> dataset : List.of(transformed, part)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new SelfMapDataSource(dataset))
                    .withMessageContaining(dataset.getClass().getName())
                    .withMessageContaining("as it was read");
        }
    }

    @Test
    void should_stand_in_every_source_that_takes_another() throws IOException {
        DataSource<Regressor> list = list();

        assertThat(new SplitDataSource(list, 0.25, SplitDataSource.Part.FIRST)).hasSize(10);
        assertThat(EventDataSource.expected(list)).hasSize(40);
        assertThat(EventDataSource.of(list, list)).hasSize(80);
        var events = EventDataSource.labelled(list, "a");
        assertThat(events).hasSize(40);
        assertThat(SourceProvenance.notConfigured(events.getProvenance())).contains(list.getProvenance());
    }
}
