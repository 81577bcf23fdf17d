package org.idem4j.tribuo.data;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.idem4j.tribuo.configuration.Setting;
import org.tribuo.ConfigurableDataSource;
import org.tribuo.DataSource;
import org.tribuo.Example;
import org.tribuo.OutputFactory;
import org.tribuo.Trainer;
import org.tribuo.provenance.DataSourceProvenance;
import org.tribuo.regression.Regressor;

/** One of two parts of another source, so that one table gives both the training and the test rows. */
public final class SplitDataSource implements RowBlockSource {

    /** Which part. */
    public enum Part {
        /** The first rows, {@code fraction} of them. */
        FIRST,
        /** All others. */
        REST
    }

    @Config(mandatory = true, description = "The source to split.")
    private ConfigurableDataSource<Regressor> source;

    @Config(description = "The share of the rows in the first part.")
    private double fraction = 0.8;

    @Config(description = "Which part this source gives: FIRST or REST.")
    private Part part = Part.FIRST;

    @Config(description = "Shuffle the rows before the split.")
    private boolean shuffle = true;

    @Config(description = "The seed of the shuffle; the same in both parts.")
    private long seed = Trainer.DEFAULT_SEED;

    /** For OLCUT. */
    private SplitDataSource() {}

    /**
     * A part of a source, its rows shuffled with the default seed before the split.
     *
     * @param source The source to split.
     * @param fraction The share of the rows in the first part, between 0 and 1.
     * @param part Which part.
     * @throws PropertyException If the fraction is not between 0 and 1.
     */
    public SplitDataSource(DataSource<Regressor> source, double fraction, Part part) {
        this(source, fraction, part, Trainer.DEFAULT_SEED);
    }

    /**
     * A part of a source, its rows shuffled before the split.
     *
     * @param source The source to split.
     * @param fraction The share of the rows in the first part, between 0 and 1.
     * @param part Which part.
     * @param seed The seed of the shuffle; the same for both parts.
     * @throws PropertyException If the fraction is not between 0 and 1.
     */
    public SplitDataSource(DataSource<Regressor> source, double fraction, Part part, long seed) {
        this.source = GivenDataSource.of(source);
        this.fraction = fraction;
        this.part = part;
        this.seed = seed;
        postConfig();
    }

    @Override
    public void postConfig() {
        Setting.require(
                fraction > 0 && fraction < 1,
                "fraction",
                "The fraction of a split must lie between 0 and 1, but is " + fraction + ".");
    }

    @Override
    public Iterator<Example<Regressor>> iterator() {
        List<Example<Regressor>> examples = new ArrayList<>();
        source.forEach(examples::add);
        return part(examples).iterator();
    }

    @Override
    public Optional<RowBlock> block() {
        return block(RowProgress.NONE);
    }

    @Override
    public Optional<RowBlock> block(RowProgress progress) {
        return RowBlockSource.of(source, progress).map(rows -> {
            List<Integer> all =
                    IntStream.range(0, rows.rows()).boxed().collect(Collectors.toCollection(ArrayList::new));
            return rows.select(part(all).stream().mapToInt(Integer::intValue).toArray());
        });
    }

    private <T> List<T> part(List<T> rows) {
        if (shuffle) {
            Collections.shuffle(rows, new Random(seed));
        }
        int first = (int) Math.round(fraction * rows.size());
        if (first == 0 || first == rows.size()) {
            throw new TableException(
                    "A split of " + rows.size() + " rows at " + fraction + " leaves a part empty (" + source + ").");
        }
        return part == Part.FIRST ? rows.subList(0, first) : rows.subList(first, rows.size());
    }

    @Override
    public OutputFactory<Regressor> getOutputFactory() {
        return source.getOutputFactory();
    }

    @Override
    public DataSourceProvenance getProvenance() {
        return SourceProvenance.of(this);
    }

    @Override
    public String toString() {
        return "SplitDataSource(" + part + " of " + fraction + ",source=" + source + ")";
    }
}
