package org.idem4j.tribuo.cli;

import java.util.BitSet;
import org.idem4j.tribuo.data.RowText;

/**
 * Some rows of a table.
 *
 * @param first The number of the first in the table, from 1.
 * @param values Row-major in the order of the model's columns; NaN where a cell is missing.
 * @param read The same as they were read, in double precision; the rows beyond those of {@code values} are older.
 * @param unknown Per row and coded column whether a category stands there that the model does not know.
 * @param text The cells of the columns that were asked for, as they stand.
 */
record ReadRows(long first, float[] values, double[] read, BitSet unknown, RowText text) {}
