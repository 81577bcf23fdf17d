package org.idem4j.tribuo.data;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.tribuo.ConfigurableDataSource;
import org.tribuo.DataSource;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.provenance.DataSourceProvenance;
import org.tribuo.provenance.DatasetProvenance;

/**
 * A source that no configuration made, a loader's or a splitter's, in the place of one that is configured. Its provenance is
 * the source's own, from which it can't be rebuilt.
 *
 * @param <T> The source's outputs.
 */
final class GivenDataSource<T extends Output<T>> implements ConfigurableDataSource<T> {

    private final DataSource<T> source;
    private final RowBlock block;

    private GivenDataSource(DataSource<T> source, RowBlock block) {
        this.source = source;
        this.block = block;
    }

    /** Any source: itself if it is configurable. */
    static <T extends Output<T>> ConfigurableDataSource<T> of(DataSource<T> source) {
        return source instanceof ConfigurableDataSource<T> configurable
                ? configurable
                : new GivenDataSource<>(source, null);
    }

    /**
     * A data set's examples, in its own order, under the provenance of the source that they were read from.
     *
     * @throws IllegalArgumentException If the data set is a part of another or was transformed, which that provenance does not
     *     say.
     */
    static <T extends Output<T>> ConfigurableDataSource<T> of(Dataset<T> dataset) {
        DatasetProvenance provenance = dataset.getProvenance();
        if (provenance.getClass() != DatasetProvenance.class
                || !provenance.getTransformationProvenance().getList().isEmpty()
                || !(provenance.getSourceProvenance() instanceof DataSourceProvenance read)) {
            throw new IllegalArgumentException(
                    "The data set (" + dataset.getClass().getName()
                            + ") is a part of another or was transformed after it was read, which the provenance of its source does"
                            + " not say; make the self-map of the data set as it was read, and split or filter that.");
        }
        if (dataset instanceof RowBlockDataset rows) {
            return new GivenDataSource<>(
                    new LateExamples<>(dataset.getData(), dataset.getOutputFactory(), read), rows.block());
        }
        return new GivenDataSource<>(new ListDataSource<>(dataset.getData(), dataset.getOutputFactory(), read), null);
    }

    /** As Tribuo's ListDataSource, without a copy of the list, which would make each example of a block. */
    private record LateExamples<T extends Output<T>>(
            List<Example<T>> examples, OutputFactory<T> factory, DataSourceProvenance provenance)
            implements DataSource<T> {

        @Override
        public Iterator<Example<T>> iterator() {
            return examples.iterator();
        }

        @Override
        public OutputFactory<T> getOutputFactory() {
            return factory;
        }

        @Override
        public DataSourceProvenance getProvenance() {
            return provenance;
        }
    }

    /** The rows where the data set had them as a block. */
    Optional<RowBlock> block() {
        return Optional.ofNullable(block);
    }

    @Override
    public Iterator<Example<T>> iterator() {
        return source.iterator();
    }

    @Override
    public OutputFactory<T> getOutputFactory() {
        return source.getOutputFactory();
    }

    @Override
    public DataSourceProvenance getProvenance() {
        return source.getProvenance();
    }

    @Override
    public String toString() {
        return source.toString();
    }
}
