package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.idem4j.tribuo.data.CorruptionChain;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.data.Masking;
import org.idem4j.tribuo.data.TableDataSource;
import org.idem4j.tribuo.filling.Filling;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Dataset;
import org.tribuo.MutableDataset;
import org.tribuo.regression.Regressor;

/** What a file says of itself in words. */
@Tag("training")
class ModelCardTest {

    private static final int ROWS = 50;

    @TempDir
    Path folder;

    private Dataset<Regressor> table() throws Exception {
        String rows = IntStream.range(0, ROWS)
                .mapToObj(i -> String.format(Locale.ROOT, "%d.5,%d.25,%d", i % 7, i % 5, 3 * (i % 7)))
                .collect(Collectors.joining("\n", "warm,cold,both\n", "\n"));
        return new MutableDataset<>(new TableDataSource(Files.writeString(folder.resolve("rooms.csv"), rows)));
    }

    private static IdempotentTrainerBuilder trainer() {
        return IdempotentTrainer.builder().network(MultilayerPerceptron.of(4)).epochs(2);
    }

    private static String card(IdempotentModel model) {
        return model.exportONNXModel("org.example", 1).getDocString();
    }

    @Test
    void should_say_what_it_does_its_units_its_rows_its_damage_and_how_well() throws Exception {
        IdempotentModel model = trainer()
                .corruption(new CorruptionChain(new Masking(0.25), new GaussianNoise(0.5)))
                .validationFraction(0.2)
                .build()
                .train(table());

        var kept = model.history()
                .get(Integer.parseInt(model.getProvenance()
                                .getInstanceProvenance()
                                .getMap()
                                .get("kept-epoch")
                                .toString()
                                .replaceAll("\\D", ""))
                        - 1);
        assertThat(card(model)).isEqualTo("""
                Repairs rows of numbers: f: R^n -> R^n, trained so that f(f(x)) = f(x).
                Blank cells: their column's value in the metadata entry idem4j.missing_values.
                Input and output: [batch, 3], columns by place, in the order of the metadata entry feature_names; raw values, in the \
                units of the table that it was trained on.
                Trained on 50 rows of rooms.csv by IdempotentTrainer, MultilayerPerceptron.
                Damage that it was trained for: CorruptionChain(corruptions=Masking(probability=0.25), GaussianNoise(deviation=0.5)).
                On damaged rows kept out of training: error %.3g, gap f(f(x)) - f(x) %.1e; root mean squares, in deviations of each \
                column.""".formatted(kept.validationReconstruction(), kept.validationGap()));
    }

    @Test
    void should_say_that_blank_cells_are_filled_or_that_there_are_none() throws Exception {
        IdempotentModel filling = trainer().filling(new Filling(0, 0)).build().train(table());
        IdempotentModel neither = trainer().build().train(table());

        assertThat(card(filling)).contains("Blank cells: NaN, filled by the file.");
        assertThat(filling.exportFilling("org.example", 1, 13).getDocString())
                .startsWith("Fills the blank cells of rows, NaN,")
                .contains("Trained on 50 rows of rooms.csv");
        assertThat(card(neither))
                .contains("Blank cells: none")
                .contains("Damage that it was trained for: none.")
                .doesNotContain("kept out of training");
    }

    @Test
    void should_be_the_same_of_the_same_training_and_without_places() throws Exception {
        IdempotentModel one = trainer().build().train(table());
        IdempotentModel again = trainer().build().train(table());

        assertThat(card(one)).isEqualTo(card(again)).doesNotContain(folder.toString());
    }

    @Test
    void should_say_so_where_errors_are_in_raw_units_or_of_the_network_before_it_was_polished() throws Exception {
        IdempotentModel raw =
                trainer().standardize(false).validationFraction(0.2).build().train(table());

        assertThat(card(raw)).endsWith("root mean squares, raw.");
        assertThat(card(raw.polished(1))).contains("kept out of training, before it was polished: error");
    }
}
