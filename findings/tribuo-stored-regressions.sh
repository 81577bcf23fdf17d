#!/usr/bin/env bash
# A stored data set of regressions can't be read back, one of classes can.
#
# Library   tribuo-core, tribuo-regression-core and tribuo-classification-core 4.3.2, MutableDataset and ImmutableDataset
# Expected  Dataset.deserializeFromStream gives back what serializeToStream wrote.
# Seen      2026-11-30: for regressions it throws "output domain and output factory use different outputs", though both are those
#           of regression; nothing is said when the file is written. Of classes the same comes back.
# Matters   Whoever keeps training rows by Tribuo's own means finds out when they are needed again; keep the file that they were
#           read from and its provenance.
set -euo pipefail
source "$(dirname "$0")/lib.bash"

run_java org.tribuo:tribuo-regression-core:4.3.2 org.tribuo:tribuo-classification-core:4.3.2 <<'JAVA'
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.logging.LogManager;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.ImmutableDataset;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

public class Finding {
    static <T extends Output<T>> MutableDataset<T> one(T output, OutputFactory<T> factory) {
        Example<T> example = new ArrayExample<>(output, new String[] {"x"}, new double[] {3});
        return new MutableDataset<>(new ListDataSource<>(
                List.of(example), factory, new SimpleDataSourceProvenance("one example", factory)));
    }

    static String back(Dataset<?> data) throws Exception {
        var bytes = new ByteArrayOutputStream();
        data.serializeToStream(bytes);
        try {
            return "examples: " + Dataset.deserializeFromStream(new ByteArrayInputStream(bytes.toByteArray())).size();
        } catch (IllegalStateException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return cause.getMessage();
        }
    }

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        var classes = one(new Label("a"), new LabelFactory());
        var regressions = one(new Regressor("a", 1), new RegressionFactory());
        System.out.println("classes, mutable: " + back(classes));
        System.out.println("classes, immutable: " + back(ImmutableDataset.copyDataset(classes)));
        System.out.println("regressions, mutable: " + back(regressions));
        System.out.println("regressions, immutable: " + back(ImmutableDataset.copyDataset(regressions)));
    }
}
JAVA

expect <<'SEEN'
classes, mutable: examples: 1
classes, immutable: examples: 1
regressions, mutable: Invalid protobuf, output domain and output factory use different outputs, output domain class org.tribuo.regression.MutableRegressionInfo, output factory class org.tribuo.regression.RegressionFactory
regressions, immutable: Invalid protobuf, output domain and output factory use different outputs, output domain class org.tribuo.regression.ImmutableRegressionInfo, output factory class org.tribuo.regression.RegressionFactory
SEEN
