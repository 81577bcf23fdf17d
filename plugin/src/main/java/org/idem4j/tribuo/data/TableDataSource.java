package org.idem4j.tribuo.data;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil.HashType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.idem4j.tribuo.configuration.Setting;
import org.tribuo.Example;
import org.tribuo.OutputFactory;
import org.tribuo.provenance.DataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/**
 * A CSV of numbers as a self-map: every row becomes an example with the chosen columns as features and, under the same
 * names, as output dimensions. The outputs may come from a second file of the same shape, the clean version of the rows. A
 * missing cell is a feature that the example lacks, and NaN in its output; a row without any known cell is left out.
 */
public final class TableDataSource implements RowBlockSource {

    private static final Logger LOGGER = Logger.getLogger(TableDataSource.class.getName());

    private static final RegressionFactory FACTORY = new RegressionFactory();

    @Config(mandatory = true, description = "The CSV file; may be compressed by gzip.")
    private Path path;

    @Config(
            description =
                    "A CSV of the same columns and rows that holds the targets; the inputs themselves by default.")
    private Path targetPath;

    @Config(
            description =
                    "Whether the first line names the columns; without it they are column01, column02, …; auto to look.")
    private String header = TableFormat.AUTO;

    @Config(
            description =
                    "The columns to take: names, positions from 1, ranges such as 1-26; all when empty. A name wins.")
    private String columns = "";

    @Config(description = "What stands between the cells, one character or tab; auto to look.")
    private String separator = TableFormat.AUTO;

    @Config(description = "The decimal mark, a point or a comma; auto to look.")
    private String decimal = TableFormat.AUTO;

    @Config(
            description =
                    "What marks a missing cell beside an empty one, NA, N/A, NaN, null, none, nil and ?, with commas between: -999"
                            + " say; !none takes one of these back.")
    private String missing = "";

    @Config(
            description =
                    "Those of the columns that hold categories, by names, positions or ranges: each becomes a column of 0 and 1 for every category, named column=category.")
    private String categories = "";

    @Config(
            description =
                    "Those of the columns that hold whole numbers, by names, positions or ranges: what a model gives for them is rounded where it is written.")
    private String integers = "";

    @Config(
            description =
                    "A CSV with the same columns whose categories count, the training table for a test table; by default the targets, or the file itself.")
    private Path categoriesPath;

    /** The format with all that was found; null until the file was looked at. */
    private TableFormat format;

    /** How the columns become a model's; null until the file was looked at. */
    private ColumnCoding coding;

    /** For OLCUT. */
    private TableDataSource() {}

    /**
     * All columns of a file, its format found by a look.
     *
     * @param path The file.
     */
    public TableDataSource(Path path) {
        this(path, null, TableFormat.ANY);
    }

    /**
     * Some columns of a file separated by commas.
     *
     * @param path The file.
     * @param targetPath The file of the targets, or null for the inputs themselves.
     * @param header Whether the files' first line names the columns.
     * @param columns The columns to take, as the configuration has them; empty for all.
     */
    public TableDataSource(Path path, Path targetPath, boolean header, String columns) {
        this(path, targetPath, TableFormat.PLAIN.withHeader(header).withColumns(columns));
    }

    /**
     * Some columns of a file of any format.
     *
     * @param path The file.
     * @param targetPath The file of the targets, or null for the inputs themselves.
     * @param format How both files are read, and the columns to take.
     */
    public TableDataSource(Path path, Path targetPath, TableFormat format) {
        this.path = path;
        this.targetPath = targetPath;
        show(format);
        this.columns = format.columns();
        this.missing = format.missing().list();
        postConfig();
    }

    /**
     * The same table with columns that are no plain numbers.
     *
     * @param ofCategories Those of the columns that hold categories, as the configuration has them; empty for none.
     * @param ofIntegers Those that hold whole numbers; empty for none.
     * @return A new source.
     */
    public TableDataSource withCodes(String ofCategories, String ofIntegers) {
        TableDataSource coded = new TableDataSource(path, targetPath, asked());
        coded.categories = ofCategories;
        coded.integers = ofIntegers;
        coded.categoriesPath = categoriesPath;
        return coded;
    }

    private void show(TableFormat shown) {
        this.separator = shown.separator() == TableFormat.FOUND ? TableFormat.AUTO : String.valueOf(shown.separator());
        this.decimal = shown.decimal() == TableFormat.FOUND ? TableFormat.AUTO : String.valueOf(shown.decimal());
        this.header = shown.header() == null ? TableFormat.AUTO : shown.header().toString();
    }

    @Override
    public void postConfig() {
        TableFormat asked = asked();
        requireReadable(path, "path");
        if (targetPath != null) {
            requireReadable(targetPath, "targetPath");
        }
        if (categoriesPath != null) {
            requireReadable(categoriesPath, "categoriesPath");
        }
        format = asked.isDecided() ? asked : null;
    }

    private TableFormat asked() {
        return TableFormat.ANY
                .withMissing(MissingMarkers.of(missing))
                .withColumns(columns)
                .withSeparator(Setting.parsed("separator", separator, TableFormat::separator))
                .withDecimal(Setting.parsed("decimal", decimal, TableFormat::decimal))
                .withHeader(Setting.parsed("header", header, TableFormat::header));
    }

    /**
     * How the table is read. What was left open is found at the first call, and stands in the provenance from then on.
     *
     * @return A decided format.
     * @throws TableException If the file can't be read or is empty.
     */
    public TableFormat format() {
        if (format == null) {
            try (TableReader reader = TableReader.open(path, asked())) {
                format = reader.format();
                show(format);
                if (!format.told().isEmpty()) {
                    LOGGER.info(path + ": " + format.told() + ".");
                }
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
        return format;
    }

    /**
     * The file.
     *
     * @return Its path.
     */
    public Path path() {
        return path;
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
        TableExamples examples = new TableExamples(coding().names());
        read(examples::add, RowProgress.NONE);
        return examples.all().iterator();
    }

    @Override
    public Optional<RowBlock> block() {
        return block(RowProgress.NONE);
    }

    @Override
    public Optional<RowBlock> block(RowProgress progress) {
        TableRows rows = new TableRows(coding().names(), targetPath == null);
        read(rows::add, progress);
        return Optional.of(rows);
    }

    /** What takes the rows that something is known of: inputs x and targets y, NaN where a cell is missing. */
    private interface Rows {
        void add(double[] x, double[] y);
    }

    private void read(Rows into, RowProgress progress) {
        try (TableReader inputs = open(path);
                TableReader targets = targetPath == null ? null : open(targetPath)) {
            if (targets != null && !targets.names().equals(inputs.names())) {
                throw new TableException(path + " and " + targetPath + " have different columns: " + inputs.names()
                        + " and " + targets.names() + ".");
            }
            int[] chosen = inputs.chosen(columns);
            requireSeveral(chosen, inputs.names());
            List<String> names = coding().names();
            PlacedCoding placed = PlacedCoding.of(coding(), names);
            CodedReader codedInputs = new CodedReader(inputs, chosen, placed);
            CodedReader codedTargets = targets == null ? null : new CodedReader(targets, chosen, placed);
            KnownCells known = new KnownCells(path, names);
            double[] x = new double[names.size()];
            double[] y = targets == null ? x : new double[names.size()];
            while (codedInputs.next(x)) {
                if (targets != null && !codedTargets.next(y)) {
                    throw rowsDiffer();
                }
                if (known.in(x)) {
                    into.add(x, y);
                }
                inputs.tell(progress);
            }
            if (targets != null && codedTargets.next(y)) {
                throw rowsDiffer();
            }
            warn(codedInputs.unknowns());
            known.require();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void warn(UnknownCategories unknown) {
        if (!unknown.told().isEmpty()) {
            LOGGER.warning(path + ": " + unknown.told());
        }
    }

    private TableReader open(Path file) throws IOException {
        return TableReader.open(file, format()).withBlanks();
    }

    private TableException unreadable(IOException e) {
        return new TableException("The table " + path + " can't be read: " + e, e);
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
        StringBuilder hash = new StringBuilder(ProvenanceUtil.hashResource(HashType.SHA256, path));
        for (Path other : Arrays.asList(targetPath, categoriesPath)) {
            if (other != null) {
                hash.append('+').append(ProvenanceUtil.hashResource(HashType.SHA256, other));
            }
        }
        return SourceProvenance.of(this, hash.toString(), coding());
    }

    /**
     * How the chosen columns become a model's, in the order of the choice. Categories are found at the first call.
     *
     * @return The coding.
     * @throws TableException If the file can't be read, there are no such columns, or one has too many categories.
     */
    public ColumnCoding coding() {
        if (coding == null) {
            try (TableReader reader = TableReader.open(path, format())) {
                Path levels = categoriesPath != null ? categoriesPath : targetPath != null ? targetPath : path;
                coding = new CodingChoice(columns, categories, integers, levels).in(reader, format());
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
        return coding;
    }

    @Override
    public String toString() {
        return "TableDataSource(path=" + path + (targetPath == null ? "" : ",targetPath=" + targetPath) + ")";
    }
}
