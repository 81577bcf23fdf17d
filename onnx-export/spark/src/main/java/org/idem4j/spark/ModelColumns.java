package org.idem4j.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.idem4j.onnx.serving.OnnxRegressor;

/**
 * Where a model's columns are in a DataFrame.
 *
 * @param places Per column of the model, in the order of its self-map, its place in a row.
 * @param doubles Per column whether it is a double; else it is a float.
 * @param names Per column its name in the DataFrame.
 */
record ModelColumns(int[] places, boolean[] doubles, List<String> names) implements Serializable {

    /**
     * Finds the columns.
     *
     * @param given The DataFrame's columns in the order of the file's; null for those of the file's names.
     * @param model What to call the model in messages.
     * @throws IllegalArgumentException If a column is missing, there twice, or no double or float; the message names it, and what
     *     to do.
     */
    static ModelColumns of(StructType schema, OnnxRegressor f, String[] given, String model) {
        List<String> inFile = f.graphNames();
        if (given == null && !f.namesItsColumns()) {
            throw new IllegalArgumentException(model + " does not name its " + inFile.size()
                    + " columns; set inputCols to those of the DataFrame, in the file's order.");
        }
        List<String> inFrame = given == null ? inFile : List.of(given);
        if (inFrame.size() != inFile.size()) {
            throw new IllegalArgumentException("inputCols has " + inFrame.size() + " columns, but " + model + " has "
                    + inFile.size() + ", " + few(inFile) + "; name one of the DataFrame's for each, in this order.");
        }
        List<String> names = f.selfMap().names().stream()
                .map(inFile::indexOf)
                .map(inFrame::get)
                .toList();
        int[] places =
                names.stream().mapToInt(name -> place(schema, name, model)).toArray();
        if (Arrays.stream(places).distinct().count() < places.length) {
            throw new IllegalArgumentException("inputCols names a column twice: " + few(inFrame) + ".");
        }
        boolean[] doubles = new boolean[places.length];
        for (int c = 0; c < places.length; c++) {
            doubles[c] = isDouble(schema.fields()[places[c]].dataType(), names.get(c), model);
        }
        return new ModelColumns(places, doubles, names);
    }

    private static int place(StructType schema, String name, String model) {
        List<String> all = List.of(schema.fieldNames());
        int place = all.indexOf(name);
        if (place < 0) {
            String other = all.stream()
                    .filter(name::equalsIgnoreCase)
                    .findFirst()
                    .map(found -> " '" + found + "' is not '" + name + "': capitals count in names.")
                    .orElse("");
            throw new IllegalArgumentException("The DataFrame lacks the column '" + name + "' of " + model + "; it has "
                    + few(all) + "." + other + " Rename a column, or set inputCols.");
        }
        if (place != all.lastIndexOf(name)) {
            throw new IllegalArgumentException(
                    "The DataFrame has the column '" + name + "' of " + model + " twice; drop or rename one.");
        }
        return place;
    }

    private static boolean isDouble(DataType type, String name, String model) {
        if (!type.equals(DataTypes.DoubleType) && !type.equals(DataTypes.FloatType)) {
            throw new IllegalArgumentException("The column '" + name + "' is " + type.catalogString()
                    + ", which can't hold what " + model + " gives; cast it to double first.");
        }
        return type.equals(DataTypes.DoubleType);
    }

    private static String few(List<String> names) {
        List<String> some = new ArrayList<>(names.subList(0, Math.min(10, names.size())));
        return String.join(", ", some) + (names.size() > some.size() ? ", …, " + names.size() + " in all" : "");
    }

    int size() {
        return places.length;
    }

    /** The columns in the order of the DataFrame. */
    int[] inFrame() {
        return IntStream.range(0, places.length)
                .boxed()
                .sorted((a, b) -> Integer.compare(places[a], places[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * Reads a row.
     *
     * @param values Where to write n values, NaN for what is null or no finite float.
     */
    void read(Row row, float[] values, int start) {
        for (int c = 0; c < places.length; c++) {
            Object cell = row.get(places[c]);
            float value = cell == null ? Float.NaN : ((Number) cell).floatValue();
            values[start + c] = Float.isFinite(value) ? value : Float.NaN;
        }
    }

    /** Writes a value as the column's type has it. */
    Object cell(float value, int column) {
        return doubles[column] ? (Object) (double) value : (Object) value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelColumns same
                && Arrays.equals(places, same.places)
                && Arrays.equals(doubles, same.doubles)
                && names.equals(same.names);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(places);
    }
}
