package org.idem4j.tribuo;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.idem4j.onnx.graph.MetadataKeys;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.Precision;
import org.idem4j.onnx.repair.CalibratedFor;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.repair.RepairMetadata;
import org.idem4j.tribuo.data.SourceProvenance;

/**
 * A model as ONNX files, each with the columns' names, provenance and card in it.
 *
 * @param model The model.
 * @param trained Its function.
 * @param domain A reverse-DNS name.
 * @param version A version of the user's own.
 * @param opset The version of ONNX's operators.
 * @param order All columns' names, in the order of the files.
 */
record ModelOnnx(
        IdempotentModel model, TrainedSelfMap trained, String domain, long version, int opset, List<String> order) {

    /** The columns in the order of the table that a model was trained on; by name where it was none. */
    static List<String> tableOrder(IdempotentModel model) {
        return SourceProvenance.inTableOrder(
                model.getProvenance().getDatasetProvenance().getSourceProvenance(),
                model.selfMap().names());
    }

    /** Of f, its filling and its guard. */
    ModelProto repair() {
        Map<String, String> further = new HashMap<>();
        return trained.graph(names(), sampler -> further.put(MetadataKeys.SAMPLER, sampler.encode()))
                .inOrder(order)
                .model(opset, () -> description(new ModelCard(model).ofRepair(), further), graph -> {});
    }

    /**
     * Of f alone, with a further output.
     *
     * @throws IllegalArgumentException If the model has neither latent rows nor codes.
     */
    ModelProto network(LatentSpace.Output further) {
        AtomicReference<String> encoded = new AtomicReference<>();
        return trained.latents()
                .map(space -> space.graph(names(), encoded))
                .or(() -> trained.codes().map(codes -> codes.graph(names(), encoded)))
                .orElseThrow(() -> new IllegalArgumentException("The model has no latent rows and makes no codes: its"
                        + " network is not of a form that does, or it is polished."))
                .inOrder(order)
                .model(
                        opset,
                        () -> description(new ModelCard(model).ofNetwork(), Map.of()),
                        LatentSpace.declared(further, encoded));
    }

    /**
     * Of the filling alone.
     *
     * @throws IllegalArgumentException If the model has none.
     */
    ModelProto filling() {
        RepairFacts facts = model.repairFacts();
        if (!facts.fillsItself()) {
            throw new IllegalArgumentException(
                    "The model was not trained to fill missing cells given the known ones; train it"
                            + " with a Filling.");
        }
        RepairFacts ofFilling = new RepairFacts(facts.spread(), null, null, null);
        Map<String, String> metadata = RepairMetadata.encode(ofFilling.reordered(places()));
        return trained.graph(names())
                .inOrder(order)
                .fillingModel(opset, described("filling", new ModelCard(model).ofFilling(), metadata));
    }

    private ModelDescription description(String card, Map<String, String> further) {
        Map<String, String> metadata = RepairMetadata.encode(model.repairFacts().reordered(places()));
        calibratedFor().ifPresent(made -> metadata.putAll(RepairMetadata.encode(made.reordered(places()))));
        metadata.putAll(further);
        return described("idempotent", card, metadata);
    }

    private ModelDescription described(String graph, String card, Map<String, String> metadata) {
        metadata.put(MetadataKeys.PROVENANCE, model.serializeProvenance(model.getProvenance()));
        return new ModelDescription(graph, domain, version, card, metadata);
    }

    private Optional<CalibratedFor> calibratedFor() {
        return Optional.ofNullable(model.repairFacts().calibration())
                .map(calibration -> CalibratedFor.measure(
                        model::apply,
                        trained.centre(),
                        calibration.deviations(),
                        ModelDescription.PRODUCER,
                        Precision.FLOAT32));
    }

    private List<String> names() {
        return model.selfMap().names();
    }

    private int[] places() {
        return model.selfMap().columnsOf(order);
    }
}
