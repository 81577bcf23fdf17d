package org.idem4j.tribuo.cli;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.idem4j.onnx.graph.MetadataKeys;
import org.idem4j.onnx.io.Sha256;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.onnx.serving.ExecutionProvider;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.onnx.trust.StoredModels;
import org.idem4j.onnx.trust.StoredProvenance;
import org.idem4j.onnx.trust.UntrustedClassException;
import org.idem4j.tribuo.RecordedRun;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyModel;
import org.idem4j.tribuo.data.ColumnCoding;
import org.idem4j.tribuo.data.SourceProvenance;
import org.idem4j.tribuo.evaluation.ModelSelfMap;
import org.idem4j.tribuo.network.ImageShape;
import org.tribuo.Model;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.regression.Regressor;

/**
 * A model from a file, of Tribuo's format or ONNX.
 *
 * @param stored What the file holds: the model, or a detector of anomalies around it.
 * @param model The model.
 * @param provider What computes it.
 */
record OpenModel(Model<?> stored, Model<Regressor> model, String provider) implements AutoCloseable {

    /** What computes a model in Tribuo's format. */
    static final String DL4J = "DeepLearning4J (CPU)";

    /**
     * Opens a file.
     *
     * @param options How to serve an ONNX file, and the hash that any file must have.
     * @param names The names for an ONNX file that has none; null for x0001, x0002, ….
     */
    static OpenModel open(Path file, ServingOptions options, Supplier<List<String>> names) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "there is no such model file");
        }
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".onnx")) {
            return served(withReadableProvenance(onnx(file, options, names), file));
        }
        Sha256.verify(file.toString(), Sha256.of(new byte[0], List.of(file)), options.expectedSha256());
        Model<?> stored;
        try {
            stored = StoredModels.read(file);
        } catch (InvalidProtocolBufferException | RuntimeException e) {
            throw refusal(file, e);
        }
        if (stored instanceof OnnxRegressor regressor) {
            return served(regressor);
        }
        if (!options.providers().contains(ExecutionProvider.CPU)) {
            throw new IllegalArgumentException(file + " computes on DeepLearning4J and the CPU; export it to ONNX for "
                    + options.providers().get(0).runtimeName() + ".");
        }
        return stored instanceof IdempotentAnomalyModel detector
                ? new OpenModel(detector, detector.regressor(), DL4J)
                : new OpenModel(stored, stored.castModel(Regressor.class), DL4J);
    }

    /** What is wrong with a model's file; what Tribuo says of it is all in the cause. */
    private static IllegalArgumentException refusal(Path file, Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof UntrustedClassException)) {
            cause = cause.getCause();
        }
        return new IllegalArgumentException(
                cause instanceof UntrustedClassException
                        ? file + ": " + cause.getMessage()
                        : file + " is no whole model of Tribuo's (an ONNX file's name must end in .onnx): "
                                + reason(cause) + "; copy it anew, or train again.",
                e);
    }

    private static String reason(Throwable cause) {
        return cause instanceof ClassNotFoundException
                ? "it names the class '" + cause.getMessage() + "', which is not there"
                : cause.getMessage() == null ? "it is damaged or cut off" : cause.getMessage();
    }

    private static OnnxRegressor onnx(Path file, ServingOptions options, Supplier<List<String>> asked)
            throws IOException {
        OnnxRegressor regressor = OnnxRegressor.open(file, options);
        if (asked == null || regressor.namesItsColumns()) {
            return regressor; // other names are for the command to refuse
        }
        List<String> names = asked.get();
        int dimension = regressor.selfMap().dimension();
        regressor.close();
        if (names.size() != dimension) {
            throw new IllegalArgumentException(file + " has " + dimension
                    + " columns and does not name them, but the table" + " gives " + names.size() + ", "
                    + FewNames.of(names) + "; choose " + dimension + " of them by --columns.");
        }
        return OnnxRegressor.open(file, options, names);
    }

    /**
     * Refuses a file whose provenance was left out for the classes that it names: the columns' order in it would be lost without a
     * word.
     */
    private static OnnxRegressor withReadableProvenance(OnnxRegressor regressor, Path file) {
        String text = regressor.metadata().get(MetadataKeys.PROVENANCE);
        if (text == null || regressor.trainedModelProvenance().isPresent()) {
            return regressor;
        }
        try {
            StoredProvenance.read(text, file.toString());
            return regressor;
        } catch (UntrustedClassException e) {
            regressor.close();
            throw e;
        } catch (RuntimeException e) {
            return regressor; // no provenance that could be read anywhere
        }
    }

    private static OpenModel served(OnnxRegressor regressor) {
        return new OpenModel(regressor, regressor, regressor.placement().toString());
    }

    DenseSelfMap selfMap() {
        return ModelSelfMap.of(model);
    }

    /**
     * The model's columns in their own order: that of the table it was trained on, or of a graph that others made. A model
     * that was trained on no table has them by name, so their order in a table is not known.
     */
    Optional<List<String>> columnOrder() {
        List<String> names = selfMap().selfMap().names();
        ModelProvenance provenance = trainedProvenance();
        if (provenance == null) {
            return model instanceof OnnxRegressor regressor ? Optional.of(regressor.graphNames()) : Optional.empty();
        }
        return SourceProvenance.tableColumns(provenance.getDatasetProvenance().getSourceProvenance())
                .map(order -> order.stream().filter(names::contains).toList())
                .filter(order -> order.size() == names.size());
    }

    /**
     * How a table's columns become the model's: in the order of the table that it was trained on where that is known, else of
     * the model.
     *
     * @throws IllegalArgumentException If the file's record of it does not fit the model.
     */
    ColumnCoding coding() {
        ModelProvenance provenance = trainedProvenance();
        List<String> names = selfMap().selfMap().names();
        return Optional.ofNullable(provenance)
                .flatMap(given -> SourceProvenance.tableCoding(
                        given.getDatasetProvenance().getSourceProvenance()))
                .map(coding -> coding.of(names))
                .orElseGet(() -> ColumnCoding.real(columnOrder().orElse(names)));
    }

    /**
     * The shape of the images that the model was trained on.
     *
     * @throws IllegalArgumentException If the file's record of it is none.
     */
    Optional<ImageShape> imageShape() {
        return Optional.ofNullable(trainedProvenance())
                .flatMap(given ->
                        SourceProvenance.imageShape(given.getDatasetProvenance().getSourceProvenance()))
                .map(ImageShape::parse);
    }

    /** The provenance of training, where the file carries one. */
    ModelProvenance trainedProvenance() {
        return model instanceof OnnxRegressor regressor
                ? regressor.trainedModelProvenance().orElse(null)
                : stored.getProvenance();
    }

    /** Wall-clock seconds of training; NaN where unknown. */
    double trainSeconds() {
        ModelProvenance provenance = trainedProvenance();
        return provenance == null ? Double.NaN : RecordedRun.of(provenance).seconds();
    }

    @Override
    public void close() {
        if (model instanceof OnnxRegressor regressor) {
            regressor.close();
        }
    }
}
