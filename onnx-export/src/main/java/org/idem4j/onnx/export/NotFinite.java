package org.idem4j.onnx.export;

import java.util.ArrayList;
import java.util.List;
import org.idem4j.onnx.export.NetworkSteps.LayerStep;
import org.idem4j.onnx.export.NetworkSteps.Step;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.longer.MatchCondition;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.conditions.Conditions;

/** Parameters that are NaN or infinite, as a training that diverged leaves them: whatever such a network gives is worthless. */
final class NotFinite {

    private NotFinite() {}

    /** One sentence for each parameter array that has such values. */
    static List<String> obstacles(NetworkSteps network) {
        List<String> obstacles = new ArrayList<>();
        for (Step step : network.steps()) {
            if (step instanceof LayerStep layer && layer.layer().paramTable() != null) {
                layer.layer().paramTable().forEach((name, values) -> {
                    long count = count(values);
                    if (count > 0) {
                        obstacles.add(step.where() + ": " + count + " of the " + values.length()
                                + " values of its parameter '" + name
                                + "' are NaN or infinite, as after a training that diverged; --allow-nan,"
                                + " or ExportOptions in code, exports it all the same");
                    }
                });
            }
        }
        return obstacles;
    }

    private static long count(INDArray values) {
        return Nd4j.getExecutioner()
                .exec(new MatchCondition(values, Conditions.notFinite()))
                .getLong(0);
    }
}
