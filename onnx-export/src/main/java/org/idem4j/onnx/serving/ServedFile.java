package org.idem4j.onnx.serving;

import java.util.List;
import java.util.Optional;
import org.idem4j.onnx.io.Sha256;
import org.idem4j.onnx.repair.RepairFacts;
import org.tribuo.provenance.ModelProvenance;

/**
 * An ONNX file in service, and what it says of itself.
 *
 * @param file The file.
 * @param options How it is served.
 * @param function Computes it; to be closed by whoever holds this.
 * @param names The names of its columns.
 * @param repairFacts What it says of the repair of rows, in the self-map's order of columns.
 * @param trained The provenance of the training that it came from, if it carries one that can be read here.
 * @param provenance The provenance of its service.
 */
record ServedFile(
        OnnxFile file,
        ServingOptions options,
        OnnxFunction function,
        ServedNames names,
        RepairFacts repairFacts,
        Optional<ModelProvenance> trained,
        ModelProvenance provenance) {

    /**
     * Opens a file.
     *
     * @param given The columns' names, or null for the file's own.
     * @throws IllegalArgumentException If it is no self-map, not the one expected, or the names do not fit.
     * @throws ProviderUnavailableException If no provider asked for can be had.
     */
    static ServedFile open(OnnxFile file, ServingOptions options, List<String> given) {
        Sha256.verify(file.origin(), file.sha256(), options.expectedSha256());
        OnnxFunction function = OnnxFunction.open(file, options);
        boolean opened = false;
        try {
            ServedNames names = ServedNames.of(function, file.origin(), given);
            var trained = ServedProvenance.trainedModel(function.metadata(), file.origin());
            ServedFile served = new ServedFile(
                    file,
                    options,
                    function,
                    names,
                    names.repairFacts(function, file.origin()),
                    trained,
                    ServedProvenance.of(file, options, function, trained));
            opened = true;
            return served;
        } finally {
            if (!opened) { // an error, too, must not keep the native session
                function.close();
            }
        }
    }

    /** The function on rows in the self-map's order of columns. */
    ServedRows rows() {
        return new ServedRows(function, names.order());
    }
}
