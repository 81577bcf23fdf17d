package org.idem4j.tribuo.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.idem4j.onnx.repair.CellCheck;

/** A coding and where its columns stand in a model's rows. Immutable. */
public final class PlacedCoding {

    private final ColumnCoding coding;
    private final int[][] places;
    private final int dimension;

    private PlacedCoding(ColumnCoding coding, int[][] places, int dimension) {
        this.coding = coding;
        this.places = places;
        this.dimension = dimension;
    }

    /**
     * Places a coding.
     *
     * @param coding The coding, of all columns of the model.
     * @param names The model's columns in its order.
     * @return The coding in that order.
     */
    public static PlacedCoding of(ColumnCoding coding, List<String> names) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String name : names) {
            numbers.put(name, numbers.size());
        }
        int[][] places = coding.columns().stream()
                .map(column -> column.names().stream().mapToInt(numbers::get).toArray())
                .toArray(int[][]::new);
        return new PlacedCoding(coding, places, names.size());
    }

    /**
     * Whether some columns are no plain numbers.
     *
     * @return True for a category or whole numbers.
     */
    public boolean isDiscrete() {
        return coding.isDiscrete();
    }

    /**
     * How many columns the model has.
     *
     * @return n.
     */
    public int dimension() {
        return dimension;
    }

    /**
     * How many columns of a table are coded.
     *
     * @return Not more than n.
     */
    public int size() {
        return places.length;
    }

    /**
     * A column of the table.
     *
     * @param column Its number among those that are coded.
     * @return Its code.
     */
    public ColumnCode code(int column) {
        return coding.columns().get(column);
    }

    /**
     * Where a column of the table stands in a row of the model.
     *
     * @param column Its number among those that are coded.
     * @return One place for a number, one per category otherwise.
     */
    public int[] places(int column) {
        return places[column].clone();
    }

    /**
     * Where a column of the table begins in a row of the model; for a number all there is.
     *
     * @param column Its number among those that are coded.
     * @return Its first place.
     */
    public int first(int column) {
        return places[column][0];
    }

    /**
     * Whether a cell is missing.
     *
     * @param row A row of the model, NaN where a cell is missing.
     * @param column The number of the table's column.
     * @return True if nothing is known of it.
     */
    public boolean isMissing(double[] row, int column) {
        return Double.isNaN(row[places[column][0]]);
    }

    /**
     * The category of a cell.
     *
     * @param rows Rows of the model, row-major.
     * @param start Where the row begins.
     * @param column The number of the table's column, a category.
     * @return The number of the greatest of its columns, the first of equal ones.
     */
    public int level(float[] rows, int start, int column) {
        int best = 0;
        for (int level = 1; level < places[column].length; level++) {
            if (rows[start + places[column][level]] > rows[start + places[column][best]]) {
                best = level;
            }
        }
        return best;
    }

    /**
     * Takes what a model gives for what a table can hold: whole numbers rounded, of a category one column 1 and the others 0. A
     * category of which the model changes no column by more than a tolerance stays as it was.
     *
     * @param before The rows that the model was given, row-major, NaN where a cell is missing; left as they are.
     * @param images What it gives; written over.
     * @param tolerances Per column of the model the largest change that does not count.
     */
    public void decode(float[] before, float[] images, float[] tolerances) {
        for (int start = 0; start < images.length; start += dimension) {
            for (int column = 0; column < places.length; column++) {
                switch (code(column).kind()) {
                    case REAL -> {}
                    case INTEGER -> {
                        int i = start + places[column][0];
                        images[i] = (float) Math.rint(images[i]);
                    }
                    case CATEGORY -> decodeCategory(before, images, tolerances, start, column);
                }
            }
        }
    }

    private void decodeCategory(float[] before, float[] images, float[] tolerances, int start, int column) {
        boolean changed = false;
        for (int place : places[column]) {
            // NaN, a missing cell, is changed by any value.
            changed |= !(Math.abs(images[start + place] - before[start + place]) <= tolerances[place]);
        }
        int level = level(images, start, column);
        for (int k = 0; k < places[column].length; k++) {
            int i = start + places[column][k];
            images[i] = !changed ? before[i] : k == level ? 1 : 0;
        }
    }

    /**
     * The check of decoded rows: whole numbers beside a range are within it, and a category is no odd number.
     *
     * @param check The check of the model's columns; may be null.
     * @return The check of what is decoded, or null.
     */
    public CellCheck ofDecoded(CellCheck check) {
        if (check == null || !isDiscrete()) {
            return check;
        }
        float[] thresholds = check.thresholds().clone();
        float[] lowest = check.lowest().clone();
        float[] highest = check.highest().clone();
        for (int column = 0; column < places.length; column++) {
            ColumnCode.Kind kind = code(column).kind();
            for (int place : places[column]) {
                if (kind == ColumnCode.Kind.INTEGER) {
                    lowest[place] = (float) Math.floor(lowest[place]);
                    highest[place] = (float) Math.ceil(highest[place]);
                } else if (kind == ColumnCode.Kind.CATEGORY) {
                    thresholds[place] = Float.MAX_VALUE;
                    lowest[place] = -Float.MAX_VALUE;
                    highest[place] = Float.MAX_VALUE;
                }
            }
        }
        return new CellCheck(
                check.level(),
                check.rows(),
                check.means(),
                check.scales(),
                check.coupling(),
                thresholds,
                lowest,
                highest);
    }

    /**
     * The tolerances by which decoded rows are compared: two categories differ whatever their columns' tolerances.
     *
     * @param tolerances Per column of the model the largest change that does not count.
     * @return The same, of a category's columns half of what tells one from another.
     */
    public float[] ofDecoded(float[] tolerances) {
        float[] decoded = tolerances.clone();
        for (int column = 0; column < places.length; column++) {
            if (code(column).kind() == ColumnCode.Kind.CATEGORY) {
                for (int place : places[column]) {
                    decoded[place] = 0.5f;
                }
            }
        }
        return decoded;
    }
}
