package org.idem4j.tribuo.cli;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.idem4j.onnx.graph.MetadataKeys;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.onnx.serving.ExecutionProvider;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyModel;
import org.idem4j.tribuo.anomaly.ScoreMetadata;
import org.tribuo.Model;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reproduce}. */
@Command(
        name = "reproduce",
        header = "Rebuilds a model from its provenance and compares.",
        usageHelpWidth = 100,
        description = "Rebuilds the trainer and the data from the provenance inside a model, trains again, and "
                + "compares. Says 'identical' and exits with 0 only if every weight is bit-equal; of an ONNX "
                + "file of an earlier version, whose graph has other operators, if its matrices are, and its "
                + "values to rounding.",
        mixinStandardHelpOptions = true)
final class ReproduceCommand implements Callable<Integer> {

    private static final ServingOptions CPU = ServingOptions.defaults().withProvider(ExecutionProvider.CPU);

    /** Rows that two graphs are compared on, and how far apart they may be, in shares of a column's largest value. */
    private static final int COMPARED_ROWS = 256;

    private static final double ROUNDING = 1e-5;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "model.tribuo or the model.onnx made from it.")
    private Path model;

    @Mixin
    private AllowedClasses allowed;

    @Option(
            names = "--allow-url",
            description = "The training data may come from an address or a database. Only for a model that you trust.")
    private boolean allowUrl;

    @Override
    public Integer call() throws IOException {
        return allowed.during(this::reproduce);
    }

    private Integer reproduce() throws IOException {
        try (OpenModel open = OpenModel.open(model, CPU, null)) {
            Reproduction reproduction = Reproduction.of(open, new TrustedComponents(model, allowUrl));
            Model<?> again = reproduction.train();
            boolean identical = identical(open.stored(), again);
            if (!identical && !formerlyIdentical(open, reproduction, again)) {
                throw new FailedException("The rebuilt model differs from " + model
                        + ". It was trained on another machine, library or thread count, perhaps; its provenance says:\n"
                        + open.trainedProvenance().getInstanceProvenance());
            }
            PrintWriter out = spec.commandLine().getOut();
            String compared = identical
                    ? network(again).parameters().length + " weights, bit for bit."
                    : "the weight matrices, bit for bit, and the values of rows of the training, to rounding; an earlier version"
                            + " wrote the file, its graph is of another form.";
            out.println("identical: " + compared);
            out.flush();
        }
        return 0;
    }

    private boolean identical(Model<?> stored, Model<?> again) throws IOException {
        if (stored instanceof IdempotentModel trained && again instanceof IdempotentModel rebuilt) {
            return trained.identicalTo(rebuilt);
        }
        if (stored instanceof IdempotentAnomalyModel trained && again instanceof IdempotentAnomalyModel rebuilt) {
            return trained.identicalTo(rebuilt);
        }
        ModelProto original = graphOf(model);
        ModelProto rebuilt = exported(again, original);
        // Time and duration of the run are in the provenance; the graph holds every node and weight.
        return original.getGraph().equals(rebuilt.getGraph()) && sameScore(again, original, rebuilt);
    }

    /** The same of a file from before graphs were written as they are now, where biases can't be compared one by one. */
    private boolean formerlyIdentical(OpenModel open, Reproduction reproduction, Model<?> again) throws IOException {
        if (open.stored() instanceof IdempotentModel || open.stored() instanceof IdempotentAnomalyModel) {
            return false;
        }
        ModelProto original = graphOf(model);
        ModelProto rebuilt = exported(again, original);
        return FormerForm.sameMatrices(original.getGraph(), rebuilt.getGraph())
                && sameScore(again, original, rebuilt)
                && sameValues(open.selfMap(), reproduction, rebuilt);
    }

    /** Whether a file gives rows of the training the values that the rebuilt one gives them: biases and operators are compared so. */
    private static boolean sameValues(DenseSelfMap file, Reproduction reproduction, ModelProto rebuilt) {
        try (OnnxRegressor again = OnnxRegressor.open(rebuilt.toByteArray(), "the rebuilt model", CPU)) {
            if (!file.selfMap().names().equals(again.selfMap().names())) {
                return false;
            }
            float[] rows = reproduction.rows(again.selfMap(), again.absent(), COMPARED_ROWS);
            LargestDifference difference = new LargestDifference(again.selfMap().dimension());
            difference.add(again.apply(rows), file.apply(rows));
            return difference.share() <= ROUNDING;
        }
    }

    /** Whether a detector's file has the rebuilt one's units and threshold. */
    private static boolean sameScore(Model<?> again, ModelProto original, ModelProto rebuilt) {
        return !(again instanceof IdempotentAnomalyModel)
                || ScoreMetadata.in(original).equals(ScoreMetadata.in(rebuilt));
    }

    private static IdempotentModel network(Model<?> again) {
        return again instanceof IdempotentAnomalyModel detector ? detector.regressor() : (IdempotentModel) again;
    }

    private static ModelProto graphOf(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return ModelProto.parseFrom(stream);
        }
    }

    /** The rebuilt model at the file's opset, columns in its order, so that nodes and weights can be compared one by one. */
    private static ModelProto exported(Model<?> again, ModelProto original) {
        int opset = (int) original.getOpsetImport(0).getVersion();
        String domain = original.getDomain();
        long version = original.getModelVersion();
        List<String> order = order(original, network(again).selfMap().names());
        return again instanceof IdempotentAnomalyModel detector
                ? detector.exportONNXModel(domain, version, opset, order)
                : network(again).exportONNXModel(domain, version, opset, order);
    }

    /** The order of a file's columns, by name in those of earlier versions; by name, too, where they are no such columns. */
    private static List<String> order(ModelProto file, List<String> names) {
        return file.getMetadataPropsList().stream()
                .filter(entry -> entry.getKey().equals(MetadataKeys.FEATURE_NAMES))
                .map(entry -> MetadataKeys.decodeNames(entry.getValue()))
                .filter(order ->
                        order.size() == names.size() && Set.copyOf(order).equals(Set.copyOf(names)))
                .findFirst()
                .orElse(names);
    }
}
