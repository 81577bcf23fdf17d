package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.idem4j.tribuo.data.TableFormat;
import org.idem4j.tribuo.data.TableReader;

/** A look over a whole table for a missing cell, before it is read a second time to be repaired. */
final class BlankLook {

    private BlankLook() {}

    /**
     * Whether a cell is missing.
     *
     * @param path The table. What can be read only once, a pipe, is not looked at.
     * @param format Its format, decided.
     * @param columns The columns to look at.
     * @throws org.idem4j.tribuo.data.TableException If a row before the first missing cell has another number of cells.
     */
    static boolean finds(Path path, TableFormat format, int[] columns) throws IOException {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (TableReader reader = TableReader.open(path, format)) {
            while (reader.next()) {
                for (int column : columns) {
                    if (reader.isMissing(column)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
