package org.idem4j.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.idem4j.onnx.repair.RepairMode;
import org.idem4j.onnx.serving.ExecutionProvider;

/**
 * The parameters of a {@link RepairTransformer}. Spark finds them by these methods.
 *
 * @serial exclude
 */
public abstract class RepairParams extends Transformer {

    private static final long serialVersionUID = 1L;

    private final String uid;
    private final Param<String> model;
    private final StringArrayParam inputCols;
    private final Param<String> repair;
    private final DoubleParam tolerance;
    private final Param<String> handleInvalid;
    private final Param<String> provider;
    private final Param<String> scoreCol;
    private final Param<String> flaggedCol;
    private final Param<String> sha256Col;
    private final Param<String> modelCol;

    /**
     * No parameter is set.
     *
     * @param uid The stage's id.
     */
    RepairParams(String uid) {
        this.uid = uid;
        model = param("model", "the path of the ONNX file, on any file system that the driver can read");
        inputCols = new StringArrayParam(
                this,
                "inputCols",
                "the columns to repair, double or float, in the order of the file's columns; by default those of its names");
        repair = param(
                "repair",
                "which cells are written: blanks, those that are null or NaN; flagged, those and what does not go with the"
                        + " rest of its row; all; by default blanks where the model fills them, else all");
        tolerance = new DoubleParam(
                this,
                "tolerance",
                "the largest change that does not count, in units of each column's deviation; by default the model's own");
        handleInvalid = param(
                "handleInvalid",
                "what becomes of a row that the model can't repair: error, the job fails; keep, it comes back as it was,"
                        + " without score and flags");
        provider =
                param("provider", "where to compute: cpu, auto, cuda, tensorrt; the digits of a GPU are not the CPU's");
        scoreCol = param(
                "scoreCol",
                "a column to add for the score of each row, higher where it is less expected; none by default");
        flaggedCol =
                param("flaggedCol", "a column to add for the names of each row's odd or blank cells; none by default");
        sha256Col = param("sha256Col", "a column to add for the ONNX file's SHA-256; none by default");
        modelCol = param("modelCol", "a column to add for the ONNX file's name; none by default");
        setDefault(handleInvalid, InvalidRows.ERROR.toString());
        setDefault(provider, "cpu");
    }

    private Param<String> param(String name, String doc) {
        return new Param<>(uid, name, doc, String.class);
    }

    @Override
    public String uid() {
        return uid;
    }

    /**
     * The ONNX file.
     *
     * @return Its path, or what a file given as bytes is called.
     */
    public Param<String> model() {
        return model;
    }

    /**
     * The columns to repair, by default those that the file names.
     *
     * @return Names of the DataFrame's columns, one for each of the file's, in the file's order.
     */
    public StringArrayParam inputCols() {
        return inputCols;
    }

    /**
     * Which cells are written.
     *
     * @return {@code blanks}, {@code flagged} or {@code all}; by default blanks where the model fills them, else all.
     */
    public Param<String> repair() {
        return repair;
    }

    /**
     * The largest change that does not count.
     *
     * @return In units of each column's deviation; in raw units where the file does not say the deviations.
     */
    public DoubleParam tolerance() {
        return tolerance;
    }

    /**
     * What becomes of a row that the model can't repair: one with nothing but blanks, with a blank that it can't fill, or for which
     * it gives no finite number.
     *
     * @return {@code error}, the default, or {@code keep}.
     */
    public Param<String> handleInvalid() {
        return handleInvalid;
    }

    /**
     * Where to compute.
     *
     * @return {@code cpu}, the default, so that a row has the same digits wherever it is computed again; {@code auto}, {@code cuda} or
     *     {@code tensorrt} with ONNX Runtime's GPU jar in place of the CPU's.
     */
    public Param<String> provider() {
        return provider;
    }

    /**
     * The column of scores, of type double.
     *
     * @return Its name; none is added where it is not set.
     */
    public Param<String> scoreCol() {
        return scoreCol;
    }

    /**
     * The column of the names of odd and of blank cells, of type array of string.
     *
     * @return Its name; none is added where it is not set.
     */
    public Param<String> flaggedCol() {
        return flaggedCol;
    }

    /**
     * The column of the file's SHA-256, of type string.
     *
     * @return Its name; none is added where it is not set.
     */
    public Param<String> sha256Col() {
        return sha256Col;
    }

    /**
     * The column of the file's name, of type string.
     *
     * @return Its name; none is added where it is not set.
     */
    public Param<String> modelCol() {
        return modelCol;
    }

    /** What to do with rows of a file that fills missing cells or does not. */
    RepairSettings settings(boolean fills, ModelContent content) {
        List<String> constants = new ArrayList<>();
        if (isSet(sha256Col)) {
            constants.add(content.sha256());
        }
        if (isSet(modelCol)) {
            constants.add(content.name());
        }
        return new RepairSettings(
                isSet(repair) ? RepairMode.of("repair", $(repair)) : fills ? RepairMode.BLANKS : RepairMode.ALL,
                isSet(tolerance) ? (Double) $(tolerance) : null,
                InvalidRows.of($(handleInvalid)),
                isSet(scoreCol),
                isSet(flaggedCol),
                constants);
    }

    ExecutionProvider executionProvider() {
        return ExecutionProvider.parse($(provider));
    }

    /**
     * The columns of a DataFrame and those that are added.
     *
     * @throws IllegalArgumentException If one to be added is there already.
     */
    StructType withAdded(StructType schema) {
        StructType wider = added(schema, scoreCol, DataTypes.DoubleType, true);
        wider = added(wider, flaggedCol, DataTypes.createArrayType(DataTypes.StringType, false), true);
        wider = added(wider, sha256Col, DataTypes.StringType, false);
        return added(wider, modelCol, DataTypes.StringType, false);
    }

    private StructType added(StructType schema, Param<String> column, DataType type, boolean nullable) {
        if (!isSet(column)) {
            return schema;
        }
        for (StructField field : schema.fields()) {
            if (field.name().equalsIgnoreCase($(column))) {
                throw new IllegalArgumentException("There is a column '" + field.name() + "' already; give "
                        + column.name() + " another name, or drop the column.");
            }
        }
        return schema.add($(column), type, nullable);
    }
}
