package org.idem4j.tribuo.benchmark;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.Map;

/** The least that a Java process can do to serve ten rows: ONNX Runtime's own API. */
final class ColdFloor {

    private ColdFloor() {}

    /**
     * Serves ten rows of zeros.
     *
     * @param args The ONNX file.
     * @throws OrtException If it can't be served.
     */
    public static void main(String[] args) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(args[0])) {
            String name = session.getInputNames().iterator().next();
            TensorInfo shape = (TensorInfo) session.getInputInfo().get(name).getInfo();
            try (OnnxTensor rows = OnnxTensor.createTensor(environment, new float[10][(int) shape.getShape()[1]]);
                    OrtSession.Result result = session.run(Map.of(name, rows))) {
                System.out.println(result.size());
            }
        }
    }
}
