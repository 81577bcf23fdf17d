package org.idem4j.tribuo.engine;

import java.util.List;

/**
 * A matrix, and the same with its rows or columns put among zeros.
 *
 * @param rows Its rows.
 * @param columns Its columns.
 * @param values Row-major.
 */
record PlacedMatrix(int rows, int columns, float[] values) {

    /** A part of an array that holds a matrix column after column. */
    static PlacedMatrix columnMajor(float[] source, int from, int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                values[i * columns + j] = source[from + j * rows + i];
            }
        }
        return new PlacedMatrix(rows, columns, values);
    }

    static PlacedMatrix identity(int size) {
        float[] values = new float[size * size];
        for (int i = 0; i < size; i++) {
            values[i * size + i] = 1;
        }
        return new PlacedMatrix(size, size, values);
    }

    /** Each row in its place among so many. */
    PlacedMatrix rowsAt(List<Integer> places, int count) {
        float[] placed = new float[count * columns];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(values, i * columns, placed, places.get(i) * columns, columns);
        }
        return new PlacedMatrix(count, columns, placed);
    }

    /** Each column in its place among so many. */
    PlacedMatrix columnsAt(List<Integer> places, int count) {
        float[] placed = new float[rows * count];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                placed[i * count + places.get(j)] = values[i * columns + j];
            }
        }
        return new PlacedMatrix(rows, count, placed);
    }
}
