package org.idem4j.spark;

import java.io.Serializable;
import java.util.List;
import org.idem4j.onnx.repair.RepairMode;

/**
 * What is done with rows.
 *
 * @param mode Which cells are written.
 * @param tolerance The largest change that does not count, in deviations; null for the model's own.
 * @param invalid What becomes of rows that can't be repaired.
 * @param score Whether there is a column of scores behind the DataFrame's.
 * @param flagged Whether there is one of flagged cells' names behind that.
 * @param constants What stands in each row behind those.
 */
record RepairSettings(
        RepairMode mode, Double tolerance, InvalidRows invalid, boolean score, boolean flagged, List<String> constants)
        implements Serializable {}
