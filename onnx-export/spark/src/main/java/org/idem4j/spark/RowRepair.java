package org.idem4j.spark;

import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Repairs the rows of a partition in an executor.
 *
 * @param model The model.
 * @param columns Where its columns are.
 * @param settings What to do.
 */
record RowRepair(ShippedModel model, ModelColumns columns, RepairSettings settings)
        implements MapPartitionsFunction<Row, Row> {

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        OpenModels.Lease lease = model.lease();
        TaskCompletionListener end = task -> lease.close();
        TaskContext.get().addTaskCompletionListener(end);
        BatchRepair repair = new BatchRepair(lease.model(), settings, model.name());
        return new RepairedIterator(rows, repair, columns, settings, model.name());
    }
}
