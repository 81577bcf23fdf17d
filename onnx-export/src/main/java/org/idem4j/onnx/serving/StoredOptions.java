package org.idem4j.onnx.serving;

import java.util.List;
import org.idem4j.onnx.protos.OnnxRegressorProto;

/** Serving options inside the protobuf, of all its versions. */
final class StoredOptions {

    private StoredOptions() {}

    static ServingOptions read(int version, OnnxRegressorProto proto) {
        // Version 0 knew one provider and no order.
        List<ExecutionProvider> order = version == 0
                ? ExecutionProvider.parse(proto.getProvider()).order()
                : proto.getProvidersList().stream()
                        .map(ExecutionProvider::parse)
                        .toList();
        return ServingOptions.defaults()
                .withProviders(order)
                .withDeviceId(proto.getDeviceId())
                .withGpuMemoryLimit(proto.getGpuMemoryLimit())
                .withTf32(proto.getTf32())
                .withIntraOpThreads(proto.getIntraOpThreads())
                .withExpectedSha256(proto.getSha256());
    }

    static void write(ServingOptions options, OnnxRegressorProto.Builder proto) {
        options.providers().forEach(provider -> proto.addProviders(provider.name()));
        proto.setDeviceId(options.deviceId())
                .setGpuMemoryLimit(options.gpuMemoryLimit())
                .setTf32(options.tf32())
                .setIntraOpThreads(options.intraOpThreads());
    }
}
