package org.idem4j.onnx.trust;

import com.google.protobuf.InvalidProtocolBufferException;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.RootProvenanceProto;
import java.util.function.Consumer;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.baseline.DummyRegressionTrainer;
import org.tribuo.regression.protos.DummyRegressionModelProto;

/** A model of Tribuo's as it is stored, the smallest there is. */
final class StoredDummy {

    private StoredDummy() {}

    static ModelProto model() {
        RegressionFactory factory = new RegressionFactory();
        var data = new MutableDataset<>(new SimpleDataSourceProvenance("rows", factory), factory);
        data.add(new ArrayExample<>(new Regressor("y", 2), new String[] {"a", "b"}, new double[] {1, 3}));
        return DummyRegressionTrainer.createConstantTrainer(1).train(data).serialize();
    }

    static DummyRegressionModelProto.Builder parts(ModelProto model) throws InvalidProtocolBufferException {
        return model.getSerializedData().unpack(DummyRegressionModelProto.class).toBuilder();
    }

    /** Its provenance, changed. */
    static RootProvenanceProto provenance(Consumer<RootProvenanceProto.Builder> change)
            throws InvalidProtocolBufferException {
        RootProvenanceProto.Builder root = parts(model()).getMetadata().getProvenance().toBuilder();
        change.accept(root);
        return root.build();
    }
}
