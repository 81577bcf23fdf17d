package org.idem4j.tribuo.data;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil.HashType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.idem4j.tribuo.configuration.Setting;
import org.tribuo.ConfigurableDataSource;
import org.tribuo.Example;
import org.tribuo.OutputFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.DataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/**
 * A CSV of numbers as a self-map: every row becomes an example with the chosen columns as features and, under the same
 * names, as output dimensions. The outputs may come from a second file of the same shape, the clean version of the rows.
 */
public final class TableDataSource implements ConfigurableDataSource<Regressor> {

    private static final RegressionFactory FACTORY = new RegressionFactory();

    @Config(mandatory = true, description = "The CSV file; may be compressed by gzip.")
    private Path path;

    @Config(
            description =
                    "A CSV of the same columns and rows that holds the targets; the inputs themselves by default.")
    private Path targetPath;

    @Config(description = "Whether the first line names the columns; without it they are column01, column02, ….")
    private boolean header = true;

    @Config(
            description =
                    "The columns to take: names, positions from 1, ranges such as 1-26; all when empty. A name wins.")
    private String columns = "";

    @Config(description = "What stands between the cells, one character.")
    private String separator = ",";

    /** For OLCUT. */
    private TableDataSource() {}

    /**
     * All columns of a file with a header, separated by commas.
     *
     * @param path The file.
     */
    public TableDataSource(Path path) {
        this(path, null, true, "");
    }

    /**
     * Some columns of a file.
     *
     * @param path The file.
     * @param targetPath The file of the targets, or null for the inputs themselves.
     * @param header Whether the files' first line names the columns.
     * @param columns The columns to take, as the configuration has them; empty for all.
     */
    public TableDataSource(Path path, Path targetPath, boolean header, String columns) {
        this.path = path;
        this.targetPath = targetPath;
        this.header = header;
        this.columns = columns;
        postConfig();
    }

    @Override
    public void postConfig() {
        Setting.require(
                separator.length() == 1, "separator", "The separator must be one character, not '" + separator + "'.");
        requireReadable(path, "path");
        if (targetPath != null) {
            requireReadable(targetPath, "targetPath");
        }
    }

    private static void requireReadable(Path file, String field) {
        String found = Files.exists(file) ? "can't be read" : "does not exist";
        Setting.require(
                Files.isReadable(file),
                field,
                "The table " + file + " (" + file.toAbsolutePath() + ") " + found + "; set " + field + ".");
    }

    @Override
    public Iterator<Example<Regressor>> iterator() {
        return examples().iterator();
    }

    private List<Example<Regressor>> examples() {
        List<Example<Regressor>> examples = new ArrayList<>();
        try (TableReader inputs = open(path);
                TableReader targets = targetPath == null ? null : open(targetPath)) {
            if (targets != null && !targets.names().equals(inputs.names())) {
                throw new TableException(path + " and " + targetPath + " have different columns: " + inputs.names()
                        + " and " + targets.names() + ".");
            }
            int[] chosen = ColumnNames.choose(path, inputs.names(), columns);
            requireSeveral(chosen, inputs.names());
            String[] names = IntStream.of(chosen).mapToObj(inputs.names()::get).toArray(String[]::new);
            double[] x = new double[chosen.length];
            double[] y = targets == null ? x : new double[chosen.length];
            while (inputs.next(x, chosen)) {
                if (targets != null && !targets.next(y, chosen)) {
                    throw rowsDiffer();
                }
                examples.add(new ArrayExample<>(new Regressor(names, y.clone()), names, x.clone()));
            }
            if (targets != null && targets.next(y, chosen)) {
                throw rowsDiffer();
            }
        } catch (IOException e) {
            throw new TableException("The table " + path + " can't be read: " + e, e);
        }
        if (examples.isEmpty()) {
            throw new TableException(path + " has a header but no rows.");
        }
        return examples;
    }

    private TableReader open(Path file) throws IOException {
        return TableReader.open(file, header, separator.charAt(0));
    }

    private void requireSeveral(int[] chosen, List<String> names) {
        if (chosen.length < 2) {
            throw new TableException(path + " gives only the column '" + names.get(chosen[0])
                    + "': a self-map repairs a value from the others, so at least two columns are needed.");
        }
    }

    private TableException rowsDiffer() {
        return new TableException(path + " and " + targetPath
                + " have different numbers of rows; row k of one must be the clean version of row k of the other.");
    }

    @Override
    public OutputFactory<Regressor> getOutputFactory() {
        return FACTORY;
    }

    @Override
    public DataSourceProvenance getProvenance() {
        String hash = ProvenanceUtil.hashResource(HashType.SHA256, path);
        return SourceProvenance.of(
                this,
                targetPath == null ? hash : hash + "+" + ProvenanceUtil.hashResource(HashType.SHA256, targetPath));
    }

    @Override
    public String toString() {
        return "TableDataSource(path=" + path + (targetPath == null ? "" : ",targetPath=" + targetPath) + ")";
    }
}
