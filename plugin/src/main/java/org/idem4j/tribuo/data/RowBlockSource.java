package org.idem4j.tribuo.data;

import java.util.Optional;
import org.tribuo.ConfigurableDataSource;
import org.tribuo.DataSource;
import org.tribuo.regression.Regressor;

/** A source that may have its rows as a block, so that a data set of them needs no example of each. */
public interface RowBlockSource extends ConfigurableDataSource<Regressor> {

    /**
     * Reads the rows.
     *
     * @return The rows in the order of the examples; empty where they come from a source that has them as examples only.
     */
    Optional<RowBlock> block();

    /**
     * Reads the rows, telling how far it has come where that takes its time.
     *
     * @param progress Whom.
     * @return As {@link #block()}.
     */
    default Optional<RowBlock> block(RowProgress progress) {
        return block();
    }

    /**
     * The rows of any source.
     *
     * @param source The source.
     * @return Its rows; empty where it has them as examples only.
     */
    static Optional<RowBlock> of(DataSource<?> source) {
        return of(source, RowProgress.NONE);
    }

    /**
     * The rows of any source.
     *
     * @param source The source.
     * @param progress Is told how far the reading has come.
     * @return Its rows; empty where it has them as examples only.
     */
    static Optional<RowBlock> of(DataSource<?> source, RowProgress progress) {
        if (source instanceof GivenDataSource<?> given) {
            return given.block();
        }
        return source instanceof RowBlockSource rows ? rows.block(progress) : Optional.empty();
    }
}
