package org.idem4j.tribuo.cli;

import java.util.Optional;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.RowBlockDataset;
import org.idem4j.tribuo.data.SelfMapDataSource;
import org.tribuo.Dataset;
import org.tribuo.Trainer;
import org.tribuo.regression.Regressor;

/**
 * What a trained model is tested on.
 *
 * @param rows The rows.
 * @param name What sort of rows they are.
 * @param damage What training does to its inputs, if anything.
 */
record TestRows(Dataset<Regressor> rows, String name, Optional<Corruption> damage) {

    /** Rows that were kept from training. */
    static TestRows heldOut(Dataset<Regressor> rows, Optional<Corruption> damage) {
        return new TestRows(rows, "test rows", damage);
    }

    /** The rows of training, where there are no others. */
    static TestRows ofTraining(Dataset<Regressor> rows, Optional<Corruption> damage) {
        return new TestRows(rows, "training rows (the configuration has no test rows)", damage);
    }

    /** The rows damaged as in training, for a test of repair that came without damage. */
    Optional<Dataset<Regressor>> damaged() {
        return damage.map(what -> RowBlockDataset.of(new SelfMapDataSource(rows, what, Trainer.DEFAULT_SEED)));
    }
}
