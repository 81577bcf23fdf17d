package org.idem4j.onnx.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Keeps models, with what DL4J computes, in the layout of ONNX's own tests: NAME/model.onnx, and for each run
 * test_data_set_I/input_0.pb … and output_0.pb …
 */
final class ExportedModels {

    /** The system property that names the folder; without it nothing is written. */
    private static final String FOLDER = "idem4j.exported";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private ExportedModels() {}

    /** The name of the test class that calls, and a number. */
    static String nameOfTest() {
        String test = StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .filter(name -> name.endsWith("Test"))
                        .findFirst())
                .orElse("Test");
        return test.substring(test.lastIndexOf('.') + 1) + "-" + COUNT.incrementAndGet();
    }

    /** Writes a model under a name. */
    static void model(String name, ModelProto model) {
        write(Path.of(name, "model.onnx"), model);
    }

    /** Adds the inputs and outputs of one run to a model. */
    static void data(String name, int run, List<INDArray> inputs, List<INDArray> outputs) {
        Path folder = Path.of(name, "test_data_set_" + run);
        for (int i = 0; i < inputs.size(); i++) {
            write(folder.resolve("input_" + i + ".pb"), tensor(inputs.get(i)));
        }
        for (int i = 0; i < outputs.size(); i++) {
            write(folder.resolve("output_" + i + ".pb"), tensor(outputs.get(i)));
        }
    }

    private static TensorProto tensor(INDArray array) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setDataType(TensorProto.DataType.FLOAT.getNumber());
        Arrays.stream(array.shape()).forEach(tensor::addDims);
        for (float value : Parity.floats(array)) {
            tensor.addFloatData(value);
        }
        return tensor.build();
    }

    private static void write(Path path, MessageLite message) {
        String folder = System.getProperty(FOLDER);
        if (folder == null) {
            return;
        }
        Path file = Path.of(folder).resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, message.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
