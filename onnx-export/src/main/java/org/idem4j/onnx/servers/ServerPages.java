package org.idem4j.onnx.servers;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a person or Kubernetes reads in a server's folder: how to start it, and how to ask it over the Open Inference Protocol.
 *
 * @param name The model's name.
 * @param inputs What it asks for.
 */
record ServerPages(String name, List<ServedTensor> inputs) {

    /** Values of a request that is shown; of a larger one only the form. */
    private static final int SHOWN = 64;

    String triton() {
        return """
                # %1$s on Triton Inference Server

                Start, in Triton's container: `tritonserver --model-repository=%2$s` with this folder there.
                Ask: `%3$s`
                """.formatted(name, "/models", curl("localhost:8000"));
    }

    String djl() {
        return """
                # %1$s on DJL Serving

                Start, in this folder: `djl-serving -m "%1$s::OnnxRuntime=file:$PWD/%1$s"`
                Ask: `%2$s`
                """.formatted(name, curl("localhost:8080"));
    }

    String kserve() {
        return """
                # %1$s on KServe

                Start: copy `%1$s` to the storage that `inferenceservice.yaml` names, then `kubectl apply -f inferenceservice.yaml`
                Ask: `%2$s`
                """.formatted(name, curl("HOST"));
    }

    /** KServe's runtime for Triton takes the model repository that the storage holds. */
    String inferenceService() {
        return """
                # storageUri: where you put the folder '%1$s', a bucket or a volume, without the folder itself.
                apiVersion: serving.kserve.io/v1beta1
                kind: InferenceService
                metadata:
                  name: %1$s
                spec:
                  predictor:
                    model:
                      modelFormat:
                        name: onnx
                      protocolVersion: v2
                      runtime: kserve-tritonserver
                      storageUri: pvc://models
                """.formatted(name);
    }

    /** DJL's way from tensors to tensors takes requests one by one: to wait for others would only cost time. */
    String djlProperties() {
        return "# A request has as many rows as it likes; requests are not put together.\nengine=OnnxRuntime\nbatch_size=1\n";
    }

    private String curl(String host) {
        String tensors = inputs.stream().map(ServerPages::request).collect(Collectors.joining(","));
        return "curl -s " + host + "/v2/models/" + name + "/infer -d '{\"inputs\":[" + tensors + "]}'";
    }

    /** One row of zeros. */
    private static String request(ServedTensor input) {
        List<Long> shape =
                input.shape().stream().map(size -> size == -1 ? 1 : size).toList();
        long values = shape.stream().reduce(1L, (a, b) -> Math.min(SHOWN + 1, a * b));
        String data = values > SHOWN ? "…" : String.join(",", Collections.nCopies((int) values, "0"));
        return "{\"name\":\"" + input.name() + "\",\"shape\":"
                + shape.toString().replace(" ", "") + ",\"datatype\":\"" + input.type() + "\",\"data\":[" + data + "]}";
    }
}
