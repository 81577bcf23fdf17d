package org.idem4j.tribuo.experiment.frontier;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.ConfigurableName;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil.HashType;
import java.nio.file.Files;
import java.nio.file.Path;
import org.idem4j.tribuo.configuration.Setting;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.SelfMapDataSource;
import org.idem4j.tribuo.data.SplitDataSource;
import org.idem4j.tribuo.data.TableDataSource;
import org.tribuo.ConfigurableDataSource;
import org.tribuo.Dataset;
import org.tribuo.MutableDataset;
import org.tribuo.regression.Regressor;

/**
 * A table to be repaired, four fifths of its rows to train on. Its name is its component's. The file is not looked for before
 * it is read.
 */
public final class RepairTable implements Configurable {

    private static final double TO_TRAIN_ON = 0.8;
    private static final long DAMAGE_SEED = 2;

    @ConfigurableName
    private String name;

    @Config(description = "A CSV of numbers, gzipped or not; not looked at where there is a source.")
    private Path path;

    @Config(description = "Whether the file's first line names the columns.")
    private boolean header = true;

    @Config(description = "The columns to take: names, positions from 1, ranges such as 1-26; all when empty.")
    private String columns = "";

    @Config(description = "A data source whose features equal its outputs, in place of a file.")
    private ConfigurableDataSource<Regressor> source;

    @Config(mandatory = true, description = "The ranks of networks that are idempotent by construction.")
    private int[] ranks;

    /** For OLCUT. */
    private RepairTable() {}

    /**
     * A file with a header, all of its columns.
     *
     * @param name Its name, of small letters and digits.
     * @param path The file.
     * @param ranks The ranks of networks that are idempotent by construction.
     */
    public RepairTable(String name, Path path, int... ranks) {
        this.name = name;
        this.path = path;
        this.ranks = ranks.clone();
        postConfig();
    }

    /**
     * A source.
     *
     * @param name Its name, of small letters and digits.
     * @param source The source, whose features equal its outputs.
     * @param ranks The ranks of networks that are idempotent by construction.
     */
    public RepairTable(String name, ConfigurableDataSource<Regressor> source, int... ranks) {
        this.name = name;
        this.source = source;
        this.ranks = ranks.clone();
        postConfig();
    }

    @Override
    public void postConfig() {
        Setting.require(
                name.matches("[a-z0-9]+"),
                name,
                "name",
                "A table's component is named by small letters and digits, not '" + name + "'.");
        Setting.require(
                path != null || source != null,
                name,
                "path",
                "of " + name + " is missing: name a CSV, or give a source.");
        for (int rank : ranks) {
            Setting.require(rank >= 1, name, "ranks", "of " + name + " must be at least 1, not " + rank + ".");
        }
    }

    String name() {
        return name;
    }

    int[] ranks() {
        return ranks.clone();
    }

    String columns() {
        return columns;
    }

    boolean header() {
        return header;
    }

    /** What tells this table's rows from others: the file's SHA-256, or the source's provenance. */
    String content() {
        if (source != null) {
            return source.getProvenance().toString();
        }
        return Files.isReadable(path) ? ProvenanceUtil.hashResource(HashType.SHA256, path) : "no file " + path;
    }

    /**
     * The rows to train on.
     *
     * @throws PropertyException If there is no such file.
     */
    Dataset<Regressor> train() {
        return new MutableDataset<>(new SplitDataSource(rows(), TO_TRAIN_ON, SplitDataSource.Part.FIRST));
    }

    /**
     * The other rows, damaged, the undamaged ones as targets; the same at every reading.
     *
     * @throws PropertyException If there is no such file.
     */
    Dataset<Regressor> test(Corruption damage) {
        var rest = new SplitDataSource(rows(), TO_TRAIN_ON, SplitDataSource.Part.REST);
        return new MutableDataset<>(new SelfMapDataSource(rest, damage, DAMAGE_SEED));
    }

    private ConfigurableDataSource<Regressor> rows() {
        return source != null ? source : new TableDataSource(path, null, header, columns);
    }

    @Override
    public String toString() {
        return name;
    }
}
