package org.idem4j.tribuo.data;

import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tribuo.DataSource;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.FeatureMap;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.MutableDataset;
import org.tribuo.MutableFeatureMap;
import org.tribuo.OutputInfo;
import org.tribuo.RealInfo;
import org.tribuo.protos.core.DatasetProto;
import org.tribuo.provenance.DataProvenance;
import org.tribuo.provenance.DatasetProvenance;
import org.tribuo.regression.MutableRegressionInfo;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.util.Util;

/**
 * A data set over a block of rows. It is any other data set to Tribuo, an example being made when it is asked for and forgotten
 * afterwards; a trainer of self-maps takes the rows as they are. Unmodifiable but for {@link #shuffle}.
 */
public final class RowBlockDataset extends Dataset<Regressor> {

    private static final long serialVersionUID = 1L;

    private final transient RowBlock block;
    private final transient List<Example<Regressor>> examples;
    private final transient MutableFeatureMap features = new MutableFeatureMap();
    private final transient MutableRegressionInfo outputs;

    /**
     * The rows of a block.
     *
     * @param block The rows.
     * @param provenance Where they come from.
     * @throws IllegalArgumentException If a cell is infinite or a column has no known one; the message names the column.
     */
    public RowBlockDataset(RowBlock block, DataProvenance provenance) {
        super(provenance, new RegressionFactory());
        this.block = block;
        this.examples = block.examples();
        List<String> names = block.names();
        ColumnSums targets = ColumnSums.of(names.size(), block.rows(), (row, into) -> block.copyTargets(row, into, 0));
        ColumnSums inputs = block.isOwnTarget()
                ? targets
                : ColumnSums.of(names.size(), block.rows(), (row, into) -> block.copyInputs(row, into, 0));
        for (int c = 0; c < names.size(); c++) {
            requireFinite(names.get(c), inputs, c);
            requireFinite(names.get(c), targets, c);
            features.put(new RealInfo(
                    names.get(c),
                    inputs.known[c],
                    inputs.largest[c],
                    inputs.least[c],
                    inputs.mean[c],
                    inputs.squares[c]));
        }
        this.outputs = BlockOutputs.of(names, block.rows(), targets);
    }

    private static void requireFinite(String name, ColumnSums sums, int column) {
        if (sums.known[column] == 0) {
            throw new IllegalArgumentException(
                    "The column '" + name + "' has no known cell; leave it out, since nothing can be learnt of it.");
        }
        if (!Double.isFinite(sums.least[column]) || !Double.isFinite(sums.largest[column])) {
            throw new IllegalArgumentException("The column '" + name
                    + "' has a value that is not a finite 32-bit number; remove or repair the row before this step.");
        }
    }

    /**
     * The data set of any source.
     *
     * @param source The source.
     * @return Over a block of rows where the source has one, else with an example of each.
     */
    public static Dataset<Regressor> of(DataSource<Regressor> source) {
        return of(source, RowProgress.NONE);
    }

    /**
     * The data set of any source.
     *
     * @param source The source.
     * @param progress Is told how far the reading has come where it takes its time.
     * @return As {@link #of(DataSource)}.
     */
    public static Dataset<Regressor> of(DataSource<Regressor> source, RowProgress progress) {
        Optional<RowBlock> block = RowBlockSource.of(source, progress);
        return block.isPresent()
                ? new RowBlockDataset(block.get(), source.getProvenance())
                : new MutableDataset<>(source);
    }

    /**
     * The rows.
     *
     * @return In the order of {@link #getExample}.
     */
    public RowBlock block() {
        return block;
    }

    @Override
    public List<Example<Regressor>> getData() {
        return Collections.unmodifiableList(examples);
    }

    @Override
    public Example<Regressor> getExample(int index) {
        if (index < 0 || index >= size()) {
            throw new IllegalArgumentException(
                    "There is no example " + index + ", only those from 0 to " + (size() - 1) + ".");
        }
        return examples.get(index);
    }

    @Override
    public int size() {
        return block.rows();
    }

    @Override
    public synchronized void shuffle(boolean shuffle) {
        indices = shuffle ? Util.randperm(size(), rng) : null;
    }

    @Override
    public synchronized Iterator<Example<Regressor>> iterator() {
        return (indices == null ? examples : block.select(indices).examples()).iterator();
    }

    @Override
    public Set<Regressor> getOutputs() {
        return outputs.getDomain();
    }

    @Override
    public ImmutableOutputInfo<Regressor> getOutputIDInfo() {
        return outputs.generateImmutableOutputInfo();
    }

    @Override
    public OutputInfo<Regressor> getOutputInfo() {
        return outputs;
    }

    @Override
    public ImmutableFeatureMap getFeatureIDMap() {
        return new ImmutableFeatureMap(features);
    }

    @Override
    public FeatureMap getFeatureMap() {
        return features;
    }

    @Override
    public DatasetProvenance getProvenance() {
        return new DatasetProvenance(sourceProvenance, new ListProvenance<>(new ArrayList<ObjectProvenance>()), this);
    }

    /** {@inheritDoc} As a {@link MutableDataset} of the same examples, which Tribuo 4.3.2 can't read back for regressors. */
    @Override
    public DatasetProto serialize() {
        MutableDataset<Regressor> plain = new MutableDataset<>(sourceProvenance, outputFactory);
        plain.addAll(examples);
        return plain.serialize();
    }

    @Override
    public String toString() {
        return "RowBlockDataset(source=" + sourceProvenance + ")";
    }
}
