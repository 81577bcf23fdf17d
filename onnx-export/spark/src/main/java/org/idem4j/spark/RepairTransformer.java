package org.idem4j.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.idem4j.onnx.repair.RepairMode;
import org.idem4j.onnx.serving.ExecutionProvider;
import org.idem4j.onnx.serving.OnnxRegressor;

/**
 * Repairs, scores and flags columns of a DataFrame by an ONNX file f: R<sup>n</sup> → R<sup>n</sup>. The repaired columns keep their
 * places and types, double or float; a cell that is left alone keeps its value, and all other columns are carried through. Columns of
 * scores, flags and provenance come last.
 *
 * <p>The driver reads the file when it is first needed, and keeps it: what was read then is what is shipped to each executor, once, and
 * what {@link #write()} stores. On the CPU the digits of a row without blanks depend neither on the rows beside it nor on the executor, so a
 * batch of a stream that is computed again comes out the same; a file of which that is not so is refused.
 *
 * @serial exclude
 */
public final class RepairTransformer extends RepairParams implements DefaultParamsWritable {

    private static final long serialVersionUID = 1L;

    private ModelContent content;

    /** A stage without a model. */
    public RepairTransformer() {
        this("RepairTransformer_" + UUID.randomUUID().toString().substring(24));
    }

    /**
     * A stage without a model.
     *
     * @param uid Its id.
     */
    public RepairTransformer(String uid) {
        super(uid);
    }

    /**
     * Names the ONNX file, which is read when it is first needed.
     *
     * @param path On any file system that the driver can read; the weights inside.
     * @return This stage.
     */
    public RepairTransformer setModel(String path) {
        set(model(), path);
        return this;
    }

    /**
     * Gives the ONNX file's content.
     *
     * @param name What to call it.
     * @param bytes The content, its weights inside; not copied, so leave it as it is.
     * @return This stage.
     */
    public RepairTransformer setModel(String name, byte[] bytes) {
        try {
            content = ModelContent.of(name, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("No file is read here", e);
        }
        return setModel(name);
    }

    /**
     * Sets the columns to repair.
     *
     * @param columns Names of the DataFrame's, in the order of the file's columns.
     * @return This stage.
     */
    public RepairTransformer setInputCols(String... columns) {
        set(inputCols(), columns);
        return this;
    }

    /**
     * Sets which cells are written.
     *
     * @param mode {@code blanks}, {@code flagged} or {@code all}.
     * @return This stage.
     * @throws IllegalArgumentException If it is another.
     */
    public RepairTransformer setRepair(String mode) {
        set(repair(), RepairMode.of("repair", mode).toString());
        return this;
    }

    /**
     * Sets the largest change that does not count.
     *
     * @param deviations In units of each column's deviation.
     * @return This stage.
     */
    public RepairTransformer setTolerance(double deviations) {
        set(tolerance(), deviations);
        return this;
    }

    /**
     * Sets what becomes of a row that the model can't repair.
     *
     * @param choice {@code error} or {@code keep}.
     * @return This stage.
     * @throws IllegalArgumentException If it is another.
     */
    public RepairTransformer setHandleInvalid(String choice) {
        set(handleInvalid(), InvalidRows.of(choice).toString());
        return this;
    }

    /**
     * Sets where to compute.
     *
     * @param name {@code cpu}, {@code auto}, {@code cuda} or {@code tensorrt}.
     * @return This stage.
     */
    public RepairTransformer setProvider(String name) {
        set(provider(), name);
        return this;
    }

    /**
     * Adds a column of scores.
     *
     * @param column Its name.
     * @return This stage.
     */
    public RepairTransformer setScoreCol(String column) {
        set(scoreCol(), column);
        return this;
    }

    /**
     * Adds a column of the names of odd and of blank cells.
     *
     * @param column Its name.
     * @return This stage.
     */
    public RepairTransformer setFlaggedCol(String column) {
        set(flaggedCol(), column);
        return this;
    }

    /**
     * Adds a column of the file's SHA-256.
     *
     * @param column Its name.
     * @return This stage.
     */
    public RepairTransformer setSha256Col(String column) {
        set(sha256Col(), column);
        return this;
    }

    /**
     * Adds a column of the file's name.
     *
     * @param column Its name.
     * @return This stage.
     */
    public RepairTransformer setModelCol(String column) {
        set(modelCol(), column);
        return this;
    }

    /** What a job of this stage is. */
    private record Plan(ModelColumns columns, RepairSettings settings, StructType schema) {}

    /** Checks everything that can be known before a row is read. */
    private Plan plan(StructType schema) {
        ModelContent file = content();
        executionProvider(); // refused here where there is none of that name
        // Opened on the CPU, for a driver need not have what executors have.
        OpenModels.Key key = new OpenModels.Key(file.sha256(), ExecutionProvider.CPU);
        try (OpenModels.Lease lease = OpenModels.OF_THIS_JVM.lease(key, file.origin(), file::bytes)) {
            boolean fills = lease.model().repairFacts().fillsMissing();
            RepairSettings settings = settings(fills, file);
            String[] given = isSet(inputCols()) ? $(inputCols()) : null;
            ModelColumns columns = ModelColumns.of(schema, lease.model(), given, file.name());
            new BatchRepair(lease.model(), settings, file.name());
            requireOwnRows(lease.model());
            return new Plan(columns, settings, withAdded(schema));
        }
    }

    private static void requireOwnRows(OnnxRegressor f) {
        f.batchDependence().ifPresent(reason -> {
            throw new IllegalArgumentException(
                    "Rows that Spark computes again, after a failure say, need not come out the same: " + reason);
        });
    }

    private ModelContent content() {
        if (!isSet(model())) {
            throw new IllegalArgumentException(uid() + " has no model; set it to the path of an ONNX file.");
        }
        String path = $(model());
        if (content == null || !content.origin().equals(path)) {
            try {
                content = ModelContent.read(path, configuration());
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }
        return content;
    }

    private static Configuration configuration() {
        return SparkSession.active().sparkContext().hadoopConfiguration();
    }

    /**
     * The columns that come out.
     *
     * @param schema Those that go in.
     * @return The same, and those that are added.
     * @throws IllegalArgumentException If the file is no ONNX file R<sup>n</sup> → R<sup>n</sup>, can't do what is asked of it, what it
     *     makes of a row depends on the rows beside it, a column of it is missing or no double or float, or one to be added is there already.
     * @throws UncheckedIOException If the file can't be read.
     */
    @Override
    public StructType transformSchema(StructType schema) {
        return plan(schema).schema();
    }

    /**
     * Repairs rows.
     *
     * @param dataset The rows, of a table or a stream.
     * @return The rows, in the same order within each partition.
     * @throws IllegalArgumentException As {@link #transformSchema}.
     * @throws UncheckedIOException If the file can't be read.
     */
    @Override
    public Dataset<Row> transform(Dataset<?> dataset) {
        Plan plan = plan(dataset.schema());
        ModelContent file = content();
        ShippedModel shipped = new ShippedModel(
                file.in(dataset.sparkSession().sparkContext()), file.name(), file.sha256(), executionProvider());
        Dataset<Row> repaired = dataset.toDF()
                .mapPartitions(new RowRepair(shipped, plan.columns(), plan.settings()), Encoders.row(plan.schema()));
        return withMetadata(repaired, plan.schema());
    }

    /** What columns say of themselves, the watermark of a stream say, does not survive a map over rows. */
    private static Dataset<Row> withMetadata(Dataset<Row> rows, StructType schema) {
        Column[] columns = new Column[schema.size()];
        boolean any = false;
        for (int i = 0; i < columns.length; i++) {
            StructField field = schema.fields()[i];
            columns[i] = rows.col("`" + field.name().replace("`", "``") + "`").as(field.name(), field.metadata());
            any |= !field.metadata().equals(Metadata.empty());
        }
        return any ? rows.select(columns) : rows;
    }

    @Override
    public RepairTransformer copy(ParamMap extra) {
        RepairTransformer copy = copyValues(new RepairTransformer(uid()), extra);
        copy.content = content;
        return copy;
    }

    /**
     * Stores the parameters and the ONNX file's bytes.
     *
     * @return What writes into a folder.
     */
    @Override
    public MLWriter write() {
        return new StoredStage.Writer(content(), DefaultParamsWritable.super.write());
    }

    /**
     * Reads what {@link #write()} stored.
     *
     * @return What reads from a folder.
     */
    public static MLReader<RepairTransformer> read() {
        return new StoredStage.Reader();
    }

    /**
     * Reads a stored stage.
     *
     * @param folder Where it was stored.
     * @return The stage.
     */
    public static RepairTransformer load(String folder) {
        return read().load(folder);
    }

    /** The same stage with the file that was stored with it. */
    RepairTransformer with(ModelContent stored) {
        content = stored;
        return this;
    }
}
