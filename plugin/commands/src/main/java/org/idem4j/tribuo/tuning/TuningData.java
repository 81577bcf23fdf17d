package org.idem4j.tribuo.tuning;

import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import java.util.List;
import org.idem4j.tribuo.data.RowBlockDataset;
import org.idem4j.tribuo.data.SelfMapDataSource;
import org.idem4j.tribuo.data.SourceProvenance;
import org.idem4j.tribuo.data.SplitDataSource;
import org.tribuo.ConfigurableDataSource;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

/**
 * The training rows in two parts; all candidates get the same.
 *
 * @param training The rows to train on.
 * @param validation The rows to judge on, damaged.
 * @param sha256 The hashes of the files they come from.
 */
public record TuningData(Dataset<Regressor> training, Dataset<Regressor> validation, List<String> sha256) {

    /**
     * Splits a source.
     *
     * @param source The training rows.
     * @param search Says how.
     * @return Both parts.
     */
    public static TuningData of(ConfigurableDataSource<Regressor> source, Search search) {
        double kept = 1 - search.validationFraction();
        var training = new SplitDataSource(source, kept, SplitDataSource.Part.FIRST, search.seed());
        var rest = new SplitDataSource(source, kept, SplitDataSource.Part.REST, search.seed());
        return new TuningData(
                RowBlockDataset.of(training),
                RowBlockDataset.of(new SelfMapDataSource(rest, search.corruption(), search.seed())),
                SourceProvenance.allSha256((ObjectProvenance) source.getProvenance()));
    }
}
