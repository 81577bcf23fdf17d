package org.idem4j.onnx.selfmap;

import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** Self-maps for tests. */
public final class SelfMaps {

    private SelfMaps() {}

    /** Between features and outputs of some names, sorted. */
    public static SelfMap named(String... names) {
        RegressionFactory factory = new RegressionFactory();
        var dataset = new MutableDataset<>(new SimpleDataSourceProvenance("test", factory), factory);
        double[] zeros = new double[names.length];
        dataset.add(new ArrayExample<>(new Regressor(names, zeros), names, zeros));
        return SelfMap.of(dataset.getFeatureIDMap(), dataset.getOutputIDInfo());
    }
}
