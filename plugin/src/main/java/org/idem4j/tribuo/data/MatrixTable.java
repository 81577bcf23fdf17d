package org.idem4j.tribuo.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.tribuo.math.la.DenseMatrix;

/**
 * A square matrix as a CSV, a line per row, with or without a header.
 *
 * @param names The header's names; empty without a header.
 * @param matrix The matrix.
 */
public record MatrixTable(List<String> names, DenseMatrix matrix) {

    /**
     * Reads a file.
     *
     * @param path The file, of numbers separated by commas; may be gzipped. Its first line is a header if it has no number.
     * @param largest The most rows and columns that there is memory for.
     * @return The matrix.
     * @throws IOException If the file is missing or can't be read.
     * @throws TableException If it is empty, not square or too large, or a cell is no finite number; the message says where.
     */
    public static MatrixTable read(Path path, int largest) throws IOException {
        try (TableReader reader = TableReader.openDetectingHeader(path, ',')) {
            int n = reader.names().size();
            if (n > largest) {
                throw new TableException(
                        path + " has " + n + " columns, but the memory that Java may take is enough for " + largest
                                + "; give it more, java -Xmx32g say.");
            }
            DenseMatrix matrix = new DenseMatrix(n, n);
            double[] row = new double[n];
            while (reader.next(row)) {
                int i = (int) reader.row() - 1;
                if (i == n) {
                    throw notSquare(path, "more rows than its " + n + " columns", reader);
                }
                for (int j = 0; j < n; j++) {
                    matrix.set(i, j, row[j]);
                }
            }
            if (reader.row() < n) {
                throw notSquare(path, reader.row() + " rows, but " + n + " columns", reader);
            }
            return new MatrixTable(reader.hasHeader() ? reader.names() : List.of(), matrix);
        }
    }

    private static TableException notSquare(Path path, String shape, TableReader reader) {
        return new TableException(path + " has " + shape + "; needed is a square matrix"
                + (reader.hasHeader()
                        ? " below the header, without a column of row names."
                        : ". A first line counts as a header only if no cell in it is a number."));
    }

    /**
     * Writes the matrix under its header, each number in digits that give the same 64-bit number back.
     *
     * @param stream Where to; left open.
     * @throws IOException If it could not be written.
     */
    public void writeTo(OutputStream stream) throws IOException {
        int n = matrix.getDimension1Size();
        TableWriter writer = names.isEmpty() ? new TableWriter(stream, n) : new TableWriter(stream, names);
        double[] row = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                row[j] = matrix.get(i, j);
            }
            writer.write(row);
        }
        writer.flush();
    }
}
