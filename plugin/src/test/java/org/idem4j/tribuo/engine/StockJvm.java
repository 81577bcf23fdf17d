package org.idem4j.tribuo.engine;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A JVM that has DL4J on its class path but nothing of idem4j's. */
final class StockJvm {

    private static final String PROGRAM = """
            import java.io.File;
            import java.nio.*;
            import java.nio.file.*;
            import org.deeplearning4j.nn.graph.ComputationGraph;
            import org.deeplearning4j.util.ModelSerializer;
            import org.nd4j.linalg.api.ndarray.INDArray;
            import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
            import org.nd4j.linalg.factory.Nd4j;

            public class Restore {
                public static void main(String[] args) throws Exception {
                    try {
                        Class.forName("org.idem4j.tribuo.engine.Engine");
                        System.exit(3);
                    } catch (ClassNotFoundException expected) {
                    }
                    File model = new File(args[0]);
                    FloatBuffer in = ByteBuffer.wrap(Files.readAllBytes(Path.of(args[1]))).asFloatBuffer();
                    float[] rows = new float[in.remaining()];
                    in.get(rows);
                    int columns = Integer.parseInt(args[3]);
                    INDArray x = Nd4j.createFromArray(rows).reshape(rows.length / columns, columns);
                    NormalizerStandardize normalizer = ModelSerializer.restoreNormalizerFromFile(model);
                    if (normalizer != null) {
                        normalizer.transform(x);
                    }
                    INDArray y;
                    if (args[4].equals("graph")) {
                        y = ModelSerializer.restoreComputationGraph(model).output(x)[0];
                    } else {
                        y = ModelSerializer.restoreMultiLayerNetwork(model).output(x);
                    }
                    if (normalizer != null) {
                        normalizer.revertLabels(y);
                    }
                    ByteBuffer out = ByteBuffer.allocate(4 * rows.length);
                    out.asFloatBuffer().put(y.dup('c').data().asFloat());
                    Files.write(Path.of(args[2]), out.array());
                }
            }
            """;

    private StockJvm() {}

    /** What a stored network gives for raw rows, by its normalizer if it has one. */
    static float[] restored(Path model, boolean graph, float[] rows, int columns, Path folder)
            throws IOException, InterruptedException {
        Path program = Files.writeString(folder.resolve("Restore.java"), PROGRAM);
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * rows.length).order(ByteOrder.BIG_ENDIAN);
        bytes.asFloatBuffer().put(rows);
        Path input = Files.write(folder.resolve("input"), bytes.array());
        Path output = folder.resolve("output");
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String jars = Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar") && !entry.contains("idem4j"))
                .collect(Collectors.joining(File.pathSeparator));
        Path arguments =
                Files.writeString(folder.resolve("arguments"), "-cp \"" + jars.replace("\\", "/") + "\" " + program);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + arguments,
                        model.toString(),
                        input.toString(),
                        output.toString(),
                        Integer.toString(columns),
                        graph ? "graph" : "layers")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(said);
        }
        float[] values = new float[rows.length];
        ByteBuffer.wrap(Files.readAllBytes(output)).asFloatBuffer().get(values);
        return values;
    }
}
