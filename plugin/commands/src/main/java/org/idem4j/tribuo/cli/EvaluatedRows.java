package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.selfmap.DenseExamples;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.tribuo.data.CodedReader;
import org.idem4j.tribuo.data.RowBlock;
import org.idem4j.tribuo.data.RowBlockDataset;
import org.idem4j.tribuo.data.RowProgress;
import org.idem4j.tribuo.data.SourceProvenance;
import org.idem4j.tribuo.data.SplitDataSource;
import org.idem4j.tribuo.data.TableDataSource;
import org.idem4j.tribuo.data.TableException;
import org.idem4j.tribuo.data.TableRows;
import org.idem4j.tribuo.data.image.ImageException;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;
import org.tribuo.Dataset;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/**
 * The rows that a model is measured on, under its own names and without columns that it does not know.
 *
 * @param model The model's file, for messages.
 */
record EvaluatedRows(Path model) {

    private static final RegressionFactory FACTORY = new RegressionFactory();

    /**
     * The rows of a table, without those of which nothing is known. A missing cell is what the model takes for one, or a feature that the example lacks where the model
     * fills it itself; in the targets it is NaN.
     *
     * @param clean The clean versions of the same rows; null for the rows themselves.
     * @param unknown Counts the rows that are left out.
     * @throws TableException If a table lacks a column of the model, no row has a known cell, or the two have different numbers of rows.
     */
    Dataset<Regressor> of(
            Path data,
            RowBatches table,
            Path targets,
            RowBatches clean,
            OpenModel open,
            NamedRows unknown,
            RowProgress progress)
            throws IOException {
        List<String> names = open.selfMap().selfMap().names();
        RepairFacts facts = RepairFacts.of(open.selfMap());
        if (facts.fillsMissing()) {
            table.withBlanks();
        }
        ModelColumns columns = table.columns(open, model);
        CodedReader rows = table.coded(columns);
        CodedReader cleanRows = clean == null ? null : clean.coded(clean.columns(open, model));
        TableRows read = new TableRows(names, clean == null && (facts.fillsItself() || !facts.fillsMissing()));
        double[] x = new double[names.size()];
        double[] y = clean == null ? x : new double[names.size()];
        while (rows.next(x)) {
            if (clean != null && !cleanRows.next(y)) {
                throw rowsDiffer(data, targets);
            }
            if (columns.isKnown(x)) {
                read.add(filled(x, facts, names), y);
            } else {
                unknown.add(table.reader().row(), -1);
            }
            table.reader().tell(progress);
        }
        if (clean != null && cleanRows.next(y)) {
            throw rowsDiffer(data, targets);
        }
        if (read.rows() == 0) {
            throw new TableException(
                    unknown.count() == 0
                            ? data + " has a header but no rows."
                            : data + " has no known cell in any of its rows.");
        }
        return new RowBlockDataset(
                read, new SimpleDataSourceProvenance(data.toString(), OffsetDateTime.now(), FACTORY));
    }

    /** A row with what the model takes for missing cells; these themselves where it fills them, or may have none. */
    private static double[] filled(double[] x, RepairFacts facts, List<String> names) {
        if (facts.fillsItself() || !facts.fillsMissing()) {
            return x;
        }
        float[] given = new float[x.length];
        for (int c = 0; c < x.length; c++) {
            given[c] = (float) x[c];
        }
        float[] filled = facts.filled(given, names);
        double[] row = x.clone();
        for (int c = 0; c < x.length; c++) {
            row[c] = Double.isNaN(x[c]) ? filled[c] : x[c];
        }
        return row;
    }

    /**
     * The rows of images.
     *
     * @param targets The clean versions of the same images; null for the images themselves.
     * @throws IllegalArgumentException If they are not of the model's shape, or the two are not as many.
     */
    Dataset<Regressor> ofImages(Path data, Path targets, OpenModel open) throws IOException {
        try (ImageRows images = ImageRows.open(data, open);
                ImageRows clean = targets == null ? null : ImageRows.open(targets, open)) {
            if (clean != null && clean.input().images() != images.input().images()) {
                throw new ImageException(data + " has " + images.input().images() + " images, " + targets + " "
                        + clean.input().images()
                        + "; image k of one must be the clean version of image k of the other.");
            }
            float[] inputs = images.all();
            RowBlock block =
                    RowBlock.of(open.selfMap().selfMap().names(), inputs, clean == null ? inputs : clean.all());
            return new RowBlockDataset(
                    block, new SimpleDataSourceProvenance(data.toString(), OffsetDateTime.now(), FACTORY));
        }
    }

    private static TableException rowsDiffer(Path data, Path targets) {
        return new TableException(data + " and " + targets
                + " have different numbers of rows; row k of one must be the clean version of row k of the other.");
    }

    /**
     * The rows of a configuration.
     *
     * @throws TableException If they lack a feature of the model's.
     */
    Dataset<Regressor> known(Dataset<Regressor> rows, OpenModel open) {
        Set<String> missing = new TreeSet<>(open.selfMap().selfMap().names());
        missing.removeAll(rows.getFeatureMap().keySet());
        if (!missing.isEmpty()) {
            Set<String> unknown = new TreeSet<>(rows.getFeatureMap().keySet());
            unknown.removeAll(open.selfMap().selfMap().names());
            throw new TableException(
                    "The rows of the configuration's 'test' do not match " + model + ": they lack the model's columns "
                            + FewNames.of(missing) + ", the model does not know " + FewNames.of(unknown) + ".");
        }
        return rows;
    }

    /**
     * What is to be said of rows that the model has been trained on: those of a table of which it has not had a part alone.
     *
     * @param rows The rows; null for some that come from no configuration.
     * @param trained The model's provenance; null where it has none.
     * @return A sentence; empty for other rows.
     */
    static String told(Dataset<Regressor> rows, ModelProvenance trained) {
        if (rows == null || trained == null) {
            return "";
        }
        ObjectProvenance then = trained.getDatasetProvenance().getSourceProvenance();
        List<String> hashes = SourceProvenance.allSha256((ObjectProvenance) rows.getSourceProvenance());
        boolean seen = !hashes.isEmpty()
                && SourceProvenance.allSha256(then).containsAll(hashes)
                && SourceProvenance.reads(then, TableDataSource.class)
                && !SourceProvenance.reads(then, SplitDataSource.class);
        return seen ? "The model was trained on these rows, too: on others it does less well." : "";
    }

    /**
     * Refuses measurements of outputs that are no finite numbers.
     *
     * @param data The table, or null for rows from elsewhere.
     * @param unknown The rows of the table that were left out.
     * @throws FailedException If f gives such for some of the rows.
     */
    void requireFinite(SelfMapMetrics metrics, Path data, Dataset<Regressor> rows, NamedRows unknown, DenseSelfMap f) {
        if (Double.isFinite(metrics.rmse())) {
            return;
        }
        UnfitRows unfit = new UnfitRows();
        int n = f.selfMap().dimension();
        long[] seen = {0};
        DenseExamples.forEach(f.selfMap(), f.absent(), rows, batch -> {
            unfit.look(seen[0] + 1, f.apply(batch.rows()), n);
            seen[0] += batch.used().length;
        });
        unfit.requireNone(
                model,
                data == null ? Path.of("the data") : data,
                seen[0],
                f.selfMap().names(),
                unknown.count() == 0
                        ? UnfitRows.NOTHING_WRITTEN
                        : "They are counted without the rows that have no known cell. " + UnfitRows.NOTHING_WRITTEN);
    }
}
