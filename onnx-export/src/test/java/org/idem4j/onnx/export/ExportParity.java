package org.idem4j.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.idem4j.onnx.export.translation.NamedSize;
import org.idem4j.onnx.export.translation.Translators;
import org.idem4j.onnx.graph.OnnxGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An export against its network: every opset, batches 1 and 3 value by value, and a batch of 0 for its shape. The network gets
 * random parameters first, so that a mapping that is only right at the initial ones is found out.
 */
public final class ExportParity {

    private static final int[] BATCHES = {1, 3};

    private final Model network;
    private Translators translators = StandardTranslators.all();
    private List<InputType> told = List.of();
    private final List<List<InputType>> fed = new ArrayList<>();
    private int maxIndex;
    private double scale = 0.5;
    private double tolerance = 1;
    private boolean trained;
    private String name = ExportedModels.nameOfTest();

    private ExportParity(Model network) {
        this.network = network;
    }

    /** Of a MultiLayerNetwork or a ComputationGraph. */
    public static ExportParity of(Model network) {
        return new ExportParity(network);
    }

    /** The types told to the exporter, and, unless {@link #fed} says otherwise, fed; time series need a length then. */
    public ExportParity inputTypes(InputType... types) {
        told = List.of(types);
        return this;
    }

    /** What to feed, without telling the exporter; called again, what to feed the same model next. */
    public ExportParity fed(InputType... types) {
        fed.add(List.of(types));
        return this;
    }

    /** Feeds indices below a number instead of N(0, 1). */
    public ExportParity indices(int below) {
        maxIndex = below;
        return this;
    }

    public ExportParity with(Translators translators) {
        this.translators = translators;
        return this;
    }

    /** The standard deviation of the random parameters, 0.5 if not given. */
    public ExportParity scale(double scale) {
        this.scale = scale;
        return this;
    }

    /** The multiple of 1e-6 + 1e-5 |y| that is let pass; the reason stands beside the call. */
    public ExportParity tolerance(double tolerance) {
        this.tolerance = tolerance;
        return this;
    }

    /** Keeps the network's own parameters, those of a training. */
    public ExportParity trained() {
        trained = true;
        return this;
    }

    /** What the judges know the models by, with the opset; the test's name and a number if not given. */
    public ExportParity named(String name) {
        this.name = name;
        return this;
    }

    /**
     * Exports, runs both, compares, and fails where they differ.
     *
     * @return The worst excess, as a multiple of 1e-6 + 1e-5 |y|.
     */
    public double check() {
        if (!trained) {
            Parity.randomise(network, scale, 7);
        }
        List<Case> cases = cases();
        double worst = 0;
        for (int opset = OnnxGraph.MIN_OPSET; opset <= OnnxGraph.MAX_OPSET; opset++) {
            worst = Math.max(worst, check(opset, cases));
        }
        return worst;
    }

    /** What to feed, and what DL4J gives for it; a batch of 0 examples has the arrays of another, for their shapes. */
    private record Case(int batch, List<INDArray> inputs, List<INDArray> expected) {}

    private List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (List<InputType> types : feeds()) {
            for (int batch : BATCHES) {
                List<INDArray> inputs = inputs(types, batch);
                cases.add(new Case(batch, inputs, dl4j(inputs)));
            }
            cases.add(new Case(
                    0,
                    cases.get(cases.size() - 1).inputs(),
                    cases.get(cases.size() - 1).expected()));
        }
        return cases;
    }

    private double check(int opset, List<Case> cases) {
        ModelProto model = export(opset);
        keep(name + "-opset" + opset, model, cases);
        double worst = 0;
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = options();
                OrtSession session = environment.createSession(model.toByteArray(), options)) {
            for (Case one : cases) {
                Map<String, float[]> values = new LinkedHashMap<>();
                Map<String, long[]> shapes = new LinkedHashMap<>();
                run(session, one.inputs(), one.batch(), values, shapes);
                worst = Math.max(worst, compare(opset, one.batch(), one.expected(), values, shapes, model));
            }
        } catch (OrtException e) {
            throw new AssertionError("opset " + opset + ": " + e.getMessage(), e);
        }
        return worst;
    }

    private static void keep(String name, ModelProto model, List<Case> cases) {
        ExportedModels.model(name, model);
        for (int i = 0; i < cases.size(); i++) {
            if (cases.get(i).batch() > 0) {
                ExportedModels.data(name, i, cases.get(i).inputs(), cases.get(i).expected());
            }
        }
    }

    private ModelProto export(int opset) {
        NetworkExporter exporter = new NetworkExporter(translators);
        ExportOptions options =
                ExportOptions.defaults().withOpset(opset).withInputTypes(told.toArray(InputType[]::new));
        return network instanceof MultiLayerNetwork layers
                ? exporter.export(layers, options)
                : exporter.export((ComputationGraph) network, options);
    }

    private double compare(
            int opset,
            int batch,
            List<INDArray> expected,
            Map<String, float[]> values,
            Map<String, long[]> shapes,
            ModelProto model) {
        List<String> names = new ArrayList<>(values.keySet());
        assertThat(names).hasSameSizeAs(expected);
        double worst = 0;
        for (int i = 0; i < names.size(); i++) {
            String what = "opset " + opset + ", batch " + batch + ", output " + names.get(i);
            long[] given = shapes.get(names.get(i));
            agrees(model.getGraph().getOutput(i), given, what);
            if (batch == 0) {
                // No rows have lost how long their series were: the declared shape tells the rest.
                assertThat(given[0]).as(what).isZero();
            } else {
                assertThat(given).as(what).isEqualTo(expected.get(i).shape());
                double excess = Parity.excess(Parity.floats(expected.get(i)), values.get(names.get(i)));
                assertThat(excess).as(what).isLessThanOrEqualTo(tolerance);
                worst = Math.max(worst, excess);
            }
        }
        return worst;
    }

    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        // Refuses a declared shape that contradicts an inferred one, instead of forgetting it.
        options.addConfigEntry("session.strict_shape_type_inference", "1");
        // Small networks, many sessions: starting threads would take most of the time.
        options.setIntraOpNumThreads(1);
        return options;
    }

    /** The declared shape has the rank of the real one, and its sizes where it knows them. */
    private static void agrees(ValueInfoProto output, long[] real, String what) {
        TensorShapeProto shape = output.getType().getTensorType().getShape();
        assertThat(shape.getDimCount()).as("declared rank, " + what).isEqualTo(real.length);
        for (int axis = 0; axis < real.length; axis++) {
            if (shape.getDim(axis).hasDimValue()) {
                assertThat(shape.getDim(axis).getDimValue())
                        .as("declared axis " + axis + ", " + what)
                        .isEqualTo(real[axis]);
            }
        }
    }

    private List<List<InputType>> feeds() {
        if (!fed.isEmpty()) {
            return fed;
        } else if (!told.isEmpty()) {
            return List.of(told);
        }
        NetworkSteps steps = network instanceof MultiLayerNetwork layers
                ? NetworkSteps.of(layers)
                : NetworkSteps.of((ComputationGraph) network);
        return List.of(steps.inputs().stream()
                .map(name -> NetworkInputs.told(steps, name).orElseThrow().apply(5))
                .toList());
    }

    private List<INDArray> inputs(List<InputType> types, int batch) {
        SplittableRandom random = new SplittableRandom(batch);
        return types.stream().map(type -> input(type, batch, random)).toList();
    }

    private INDArray input(InputType type, int batch, SplittableRandom random) {
        long[] shape = IntStream.range(0, NamedSize.of(type).size() + 1)
                .mapToLong(axis ->
                        axis == 0 ? batch : NamedSize.of(type).get(axis - 1).size())
                .toArray();
        float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = maxIndex > 0 ? random.nextInt(maxIndex) : (float) random.nextGaussian();
        }
        return Nd4j.createFromArray(values).reshape(shape);
    }

    private List<INDArray> dl4j(List<INDArray> inputs) {
        // Copies: some layers change their input in place.
        INDArray[] copies = inputs.stream().map(INDArray::dup).toArray(INDArray[]::new);
        INDArray[] outputs = network instanceof MultiLayerNetwork layers
                ? new INDArray[] {layers.output(copies[0], false)}
                : ((ComputationGraph) network).output(false, copies);
        // Copies: a layer may write the next output over this one.
        return Arrays.stream(outputs).map(INDArray::dup).toList();
    }

    private static void run(
            OrtSession session,
            List<INDArray> inputs,
            int batch,
            Map<String, float[]> values,
            Map<String, long[]> shapes)
            throws OrtException {
        Map<String, OnnxTensor> feeds = new LinkedHashMap<>();
        int next = 0;
        try {
            for (String name : session.getInputNames()) {
                INDArray input = inputs.get(next++);
                long[] shape = input.shape().clone();
                shape[0] = batch;
                float[] content = batch == 0 ? new float[0] : Parity.floats(input);
                feeds.put(
                        name,
                        OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(content), shape));
            }
            try (OrtSession.Result result = session.run(feeds)) {
                result.forEach(output -> {
                    OnnxTensor tensor = (OnnxTensor) output.getValue();
                    FloatBuffer buffer = tensor.getFloatBuffer();
                    float[] content = new float[buffer.remaining()];
                    buffer.get(content);
                    values.put(output.getKey(), content);
                    shapes.put(output.getKey(), tensor.getInfo().getShape());
                });
            }
        } finally {
            feeds.values().forEach(OnnxTensor::close);
        }
    }
}
