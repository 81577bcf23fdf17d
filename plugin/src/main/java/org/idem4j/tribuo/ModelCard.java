package org.idem4j.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.PrimitiveProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import com.oracle.labs.mlrg.olcut.provenance.impl.NullConfiguredProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.FileProvenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.tribuo.progress.EpochRecord;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.TrainerProvenance;

/**
 * What a file says of itself to somebody who has nothing else: what it does, its columns and units, what it was trained on, how well, and
 * which damage it knows. Sentences, a line each; without times and folders, so that the same training gives the same text.
 *
 * @param model The model that it is of.
 */
record ModelCard(IdempotentModel model) {

    private static final String REPAIRS = "Repairs rows of numbers: f: R^n -> R^n, trained so that f(f(x)) = f(x).";

    /** The card of a file that repairs. */
    String ofRepair() {
        return text(REPAIRS, blanks());
    }

    /** The card of a file that gives f of rows as they are, without the filling. */
    String ofNetwork() {
        return text(REPAIRS);
    }

    /** The card of a file that fills blank cells and leaves others alone. */
    String ofFilling() {
        return text("Fills the blank cells of rows, NaN, given the others, which come back bit by bit.");
    }

    private String text(String... does) {
        List<String> lines = new ArrayList<>(List.of(does));
        lines.add(String.format(
                Locale.ROOT,
                "Input and output: [batch, %d], columns by place, in the order of the metadata entry feature_names; raw values, in the"
                        + " units of the table that it was trained on.",
                model.selfMap().dimension()));
        lines.add(training());
        lines.add("Damage that it was trained for: "
                + configured("corruption").map(ModelCard::told).orElse("none") + ".");
        lines.addAll(measured().stream().toList());
        return String.join("\n", lines);
    }

    private String blanks() {
        RepairFacts facts = model.repairFacts();
        if (facts.fillsItself()) {
            return "Blank cells: NaN, filled by the file.";
        }
        return facts.fillsMissing()
                ? "Blank cells: their column's value in the metadata entry idem4j.missing_values."
                : "Blank cells: none, for it has seen none.";
    }

    private ModelProvenance provenance() {
        return model.getProvenance();
    }

    private String training() {
        String files =
                ProvenanceUtil.orderProvenances(
                                provenance().getDatasetProvenance().getSourceProvenance())
                        .traversalOrder
                        .stream()
                        .flatMap(source -> source.getConfiguredParameters().values().stream())
                        .flatMap(ModelCard::fileName)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "Trained on %d rows%s by %s%s.",
                provenance().getDatasetProvenance().getNumExamples(),
                files.isEmpty() ? "" : " of " + files,
                simpleName(trainer()),
                configured("network")
                        .map(network -> ", " + simpleName((ObjectProvenance) network))
                        .orElse(""));
    }

    private static Stream<String> fileName(Provenance value) {
        return value instanceof FileProvenance file ? Stream.of(file.getValue().getName()) : Stream.empty();
    }

    /** How well the network that was kept did, on rows that it was not trained on. */
    private Optional<String> measured() {
        Provenance kept = provenance().getInstanceProvenance().getMap().get(RunKeys.KEPT_EPOCH);
        return model.history().stream()
                .filter(record -> kept instanceof PrimitiveProvenance<?> epoch
                        && epoch.getValue().equals(record.epoch()))
                .filter(record -> !Double.isNaN(record.validationReconstruction()))
                .findFirst()
                .map(this::told);
    }

    private String told(EpochRecord record) {
        return String.format(
                Locale.ROOT,
                "On damaged rows kept out of training%s: error %.3g, gap f(f(x)) - f(x) %.1e; root mean squares, %s.",
                model.run().polish() > 0 ? ", before it was polished" : "",
                record.validationReconstruction(),
                record.validationGap(),
                configured("standardize").map(ModelCard::told).orElse("").equals("false")
                        ? "raw"
                        : "in deviations of each column");
    }

    private TrainerProvenance trainer() {
        return provenance().getTrainerProvenance();
    }

    /** A setting of the trainer; empty where it has none, or null. */
    private Optional<Provenance> configured(String setting) {
        return Optional.ofNullable(trainer().getConfiguredParameters().get(setting))
                .filter(value -> !(value instanceof NullConfiguredProvenance));
    }

    private static String told(Provenance value) {
        if (value instanceof PrimitiveProvenance<?> primitive) {
            return String.valueOf(primitive.getValue());
        }
        if (value instanceof ListProvenance<?> list) {
            return list.getList().stream().map(ModelCard::told).collect(Collectors.joining(", "));
        }
        ObjectProvenance object = (ObjectProvenance) value;
        Map<String, Provenance> settings = object instanceof ConfiguredObjectProvenance configured
                ? new TreeMap<>(configured.getConfiguredParameters())
                : Map.of();
        return simpleName(object)
                + settings.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + told(entry.getValue()))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String simpleName(ObjectProvenance object) {
        return object.getClassName().substring(object.getClassName().lastIndexOf('.') + 1);
    }
}
