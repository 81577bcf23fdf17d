package org.idem4j.tribuo.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.onnx.selfmap.SelfMap;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.Regressor;

/**
 * Any Tribuo regressor whose outputs are its features, an ensemble say, as a function of dense rows.
 *
 * @param model The model.
 * @param selfMap Its names.
 */
public record ModelSelfMap(Model<Regressor> model, SelfMap selfMap) implements DenseSelfMap {

    /**
     * A model as a function.
     *
     * @param model The model.
     * @return The model itself where it can be, else a view of it.
     *
     * @throws IllegalArgumentException If its outputs are not its features.
     */
    public static DenseSelfMap of(Model<Regressor> model) {
        return model instanceof DenseSelfMap dense
                ? dense
                : new ModelSelfMap(model, SelfMap.of(model.getFeatureIDMap(), model.getOutputIDInfo()));
    }

    @Override
    public float[] apply(float[] rows) {
        int n = selfMap.dimension();
        String[] names = selfMap.names().toArray(String[]::new);
        List<Example<Regressor>> examples = new ArrayList<>();
        for (int start = 0; start < rows.length; start += n) {
            double[] values = new double[n];
            for (int c = 0; c < n; c++) {
                values[c] = rows[start + c];
            }
            examples.add(new ArrayExample<>(new Regressor(names, values), names, values));
        }
        float[] outputs = new float[rows.length];
        int start = 0;
        for (Prediction<Regressor> prediction : model.predict(examples)) {
            selfMap.copyTarget(prediction.getOutput(), outputs, start);
            start += n;
        }
        return outputs;
    }
}
