package org.idem4j.tribuo.filling;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.OnnxGraph;

/** A graph in ONNX Runtime alone: values that are no numbers reach it as they are. */
final class RawGraph {

    private RawGraph() {}

    /** An output of the graph on the rows of {@code input}, [rows × n]. */
    static float[] output(OnnxGraph graph, String output, float[] rows, int n) {
        byte[] file = graph.model(new ModelDescription("graph", "org.idem4j", 0, "", Map.of()))
                .toByteArray();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(file);
                OnnxTensor input =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(rows), new long[] {rows.length / n, n});
                OrtSession.Result result = session.run(Map.of("input", input), Set.of(output))) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] given = new float[values.remaining()];
            values.get(given);
            return given;
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
