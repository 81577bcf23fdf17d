package org.idem4j.onnx.repair;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.idem4j.onnx.selfmap.DenseSelfMap;

/**
 * What a model says of the repair of rows, beside f itself.
 *
 * @param spread Of an f that takes rows with missing cells as they are, NaN, and fills them given the known ones: per column what
 *     nine in ten errors of filled cells stayed within, raw units, on rows not learnt from. Null for an f that does not.
 * @param missingValues Per column the raw value that stood for a masked cell in training; null where the model was not
 *     trained with masking, so that f has never seen a missing cell, or fills them itself.
 * @param calibration How far f moves clean rows; null where that was not measured.
 * @param check Which cells of a row don't go with its others; null where that was not learnt.
 */
public record RepairFacts(float[] spread, float[] missingValues, Calibration calibration, CellCheck check) {

    /** Of a model that says nothing: another program's, or one stored before these facts were. */
    public static final RepairFacts NONE = new RepairFacts(null, null);

    /** A function that knows these facts of itself. */
    public interface Known extends DenseSelfMap {
        /**
         * What this model says of the repair of rows.
         *
         * @return The facts, columns in the order of {@link #selfMap()}.
         */
        RepairFacts repairFacts();

        /**
         * Fills missing cells.
         *
         * @param rows Row-major, [rows × n], raw, NaN where a cell is missing; left as they are.
         * @return The same rows, missing cells filled and the others bit by bit; filling them again changes nothing.
         * @throws IllegalArgumentException If a cell is missing and the model was not trained to fill.
         */
        default float[] filled(float[] rows) {
            float[] outputs = apply(repairFacts().filled(rows, selfMap().names()));
            float[] filled = rows.clone();
            for (int i = 0; i < filled.length; i++) {
                filled[i] = Float.isNaN(filled[i]) ? outputs[i] : filled[i];
            }
            return filled;
        }

        /**
         * Why the tolerances of the calibration are not those of this model.
         *
         * @return A sentence that names the model and the remedy; empty where they are, or nobody can tell.
         */
        default Optional<String> calibrationMisfit() {
            return Optional.empty();
        }

        @Override
        default float absent() {
            return repairFacts().fillsItself() ? Float.NaN : 0;
        }
    }

    /**
     * Facts of a function that does not fill missing cells itself.
     *
     * @param missingValues Per column the value of a missing cell, or null.
     * @param calibration How far f moves clean rows, or null.
     * @throws IllegalArgumentException As of the other constructor.
     */
    public RepairFacts(float[] missingValues, Calibration calibration) {
        this(null, missingValues, calibration, null);
    }

    /**
     * Checks the numbers.
     *
     * @param spread Per column how far a filled cell may be off, or null.
     * @param missingValues Per column the value of a missing cell, or null.
     * @param calibration How far f moves clean rows, or null.
     * @param check Which cells don't go with the others of their row, or null.
     * @throws IllegalArgumentException If a spread is negative or not finite, a missing value not finite, or missing values and
     *     calibration are there for different columns.
     */
    public RepairFacts {
        if (spread != null) {
            for (float value : spread) {
                if (!(value >= 0) || Float.isInfinite(value)) {
                    throw new IllegalArgumentException(
                            "The spreads of filled cells must be finite and not negative, but are "
                                    + Arrays.toString(spread) + ".");
                }
            }
        }
        if (missingValues != null) {
            for (float value : missingValues) {
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException("The values of missing cells must be finite, but are "
                            + Arrays.toString(missingValues) + ".");
                }
            }
            if (calibration != null && calibration.deviations().length != missingValues.length) {
                throw new IllegalArgumentException("The calibration is of " + calibration.deviations().length
                        + " columns, the values of missing cells are of " + missingValues.length + ".");
            }
        }
    }

    /**
     * What a function says of itself.
     *
     * @param f The function.
     * @return Its facts; {@link #NONE} where it knows none.
     */
    public static RepairFacts of(DenseSelfMap f) {
        return f instanceof Known known ? known.repairFacts() : NONE;
    }

    /**
     * Refuses facts of another number of columns.
     *
     * @param dimension n.
     * @return These facts.
     * @throws IllegalArgumentException If they are of other than n columns.
     */
    public RepairFacts requireDimension(int dimension) {
        if (spread != null && spread.length != dimension) {
            throw new IllegalArgumentException("There are spreads of filled cells for " + spread.length
                    + " columns, the model has " + dimension + ".");
        }
        if (missingValues != null && missingValues.length != dimension) {
            throw new IllegalArgumentException("There are values of missing cells for " + missingValues.length
                    + " columns, the model has " + dimension + ".");
        }
        if (calibration != null && calibration.deviations().length != dimension) {
            throw new IllegalArgumentException("The calibration is of " + calibration.deviations().length
                    + " columns, the model has " + dimension + ".");
        }
        if (check != null && check.columns() != dimension) {
            throw new IllegalArgumentException(
                    "The check of cells is of " + check.columns() + " columns, the model has " + dimension + ".");
        }
        return this;
    }

    /**
     * The same facts with another check of cells.
     *
     * @param other Which cells of a row don't go with its others, or null.
     * @return New facts.
     */
    public RepairFacts with(CellCheck other) {
        return new RepairFacts(spread, missingValues, calibration, other);
    }

    /**
     * The same facts with another calibration.
     *
     * @param other How far f moves clean rows, or null.
     * @return New facts.
     */
    public RepairFacts with(Calibration other) {
        return new RepairFacts(spread, missingValues, other, check);
    }

    /**
     * Whether f takes missing cells as NaN and fills them given the known ones.
     *
     * @return True if it says how far it may be off.
     */
    public boolean fillsItself() {
        return spread != null;
    }

    /**
     * Whether f may be given rows with missing cells.
     *
     * @return True if it was trained with masking, or fills them itself.
     */
    public boolean fillsMissing() {
        return fillsItself() || missingValues != null;
    }

    /**
     * Rows as f takes them: a cell that is no finite number is a missing one, and becomes its column's value of such, or NaN where f
     * fills it itself.
     *
     * @param rows Row-major; left as they are.
     * @param columns The columns' names, in order.
     * @return The rows themselves where nothing is missing, else a filled copy.
     * @throws IllegalArgumentException If a cell is missing and the model was not trained with masking; the row, counted from
     *     zero, and the column are named.
     */
    public float[] filled(float[] rows, List<String> columns) {
        float[] filled = rows;
        for (int i = 0; i < rows.length; i++) {
            if (!Float.isFinite(rows[i]) && !(fillsItself() && Float.isNaN(rows[i]))) {
                requireFills(rows[i], i, columns);
                filled = filled == rows ? rows.clone() : filled;
                filled[i] = fillsItself() ? Float.NaN : missingValues[i % missingValues.length];
            }
        }
        return filled;
    }

    private void requireFills(float value, int cell, List<String> columns) {
        if (!fillsMissing()) {
            throw new IllegalArgumentException("Row " + cell / columns.size() + " has " + value + " in column '"
                    + columns.get(cell % columns.size())
                    + "', which is no finite number, and the model was not trained with"
                    + " masking, so it can't fill it; train it with a Masking as corruption, or with a Filling, or leave"
                    + " the row out.");
        }
    }

    /**
     * Per column the largest change that does not count as one.
     *
     * @return The calibration's tolerances, raw units.
     * @throws IllegalArgumentException If the model was not calibrated.
     */
    public float[] tolerances() {
        if (calibration == null) {
            throw new IllegalArgumentException(
                    "The model does not say how far it moves clean rows, so it can't tell what"
                            + " counts as a change; give a tolerance.");
        }
        return calibration.tolerances().clone();
    }

    /**
     * Per column the same largest change that does not count as one.
     *
     * @param deviations It, in units of the column's deviation; where the model does not say them, in raw units.
     * @param dimension n.
     * @return The tolerances, raw units.
     * @throws IllegalArgumentException If it is negative or not finite.
     */
    public float[] tolerances(double deviations, int dimension) {
        if (!(deviations >= 0) || Double.isInfinite(deviations)) {
            throw new IllegalArgumentException("A tolerance must be finite and not negative, not " + deviations + ".");
        }
        float[] tolerances = new float[dimension];
        for (int c = 0; c < dimension; c++) {
            tolerances[c] =
                    (float) (deviations * (calibration == null ? 1 : calibration.deviations()[c]));
        }
        return tolerances;
    }

    /**
     * The same facts for columns in another order.
     *
     * @param from For each column of the result its column here.
     * @return The facts of the reordered columns.
     */
    public RepairFacts reordered(int[] from) {
        return new RepairFacts(
                spread == null ? null : reordered(spread, from),
                missingValues == null ? null : reordered(missingValues, from),
                calibration == null ? null : calibration.reordered(from),
                check == null ? null : check.reordered(from));
    }

    static float[] reordered(float[] values, int[] from) {
        float[] reordered = new float[values.length];
        for (int c = 0; c < reordered.length; c++) {
            reordered[c] = values[from[c]];
        }
        return reordered;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RepairFacts same
                && Arrays.equals(spread, same.spread)
                && Arrays.equals(missingValues, same.missingValues)
                && Objects.equals(calibration, same.calibration)
                && Objects.equals(check, same.check);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(missingValues) + Objects.hashCode(calibration);
    }
}
