package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.description.TableDescription;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

/**
 * What to train on a table: the model that leaves the least error on rows held out of the rows to train on. The rows that the model
 * is judged by in the end have no say. Of few rows a network may do worse than nothing, so plainer models are tried beside it; of
 * many another network is, for rows that lie on a curved surface of few dimensions.
 *
 * @param first The configuration of the network that does best on most tables.
 * @param loading Loads a configuration that is not written down.
 */
record ModelChoice(TableConfiguration first, Loading loading) {

    private static final Logger LOGGER = Logger.getLogger(ModelChoice.class.getName());

    /** Above it a network is seldom worse than nothing. */
    private static final int FEW_ROWS = 500;

    /** Of a table of more rows so many are tried on. */
    private static final int ENOUGH = 4_500;

    /** Half of a training's tells networks apart. */
    private static final int STEPS = 4_000;

    /** A model that takes longer, or is harder to foresee, has to be better by this share. */
    private static final double BETTER = 0.01;

    /** Of f alone, whose inputs are complete, the filling is nobody's business; so it is learnt in the shortest way. */
    private static final Overrides.Override QUICK_FILLING = new Overrides.Override("--@filling.networks", "0");

    /** Loads a configuration. */
    interface Loading {
        /** With overrides of this program's own. */
        LoadedConfiguration load(TableConfiguration written, Overrides.Override... more) throws IOException;
    }

    /** Whether a table has rows enough to hold some out. */
    static boolean possible(TableDescription description) {
        return description.rows() >= HeldOutRepair.LEAST_ROWS;
    }

    private static boolean few(TableDescription description) {
        return description.rows() <= FEW_ROWS;
    }

    static String announced(TableDescription description) {
        return few(description)
                ? description.rows() + " rows are few, so models are tried on rows held out first."
                : "Two networks are tried on rows held out first.";
    }

    /** Tries the models. */
    TableConfiguration chosen() throws IOException {
        LoadedConfiguration loaded = loading.load(first);
        Dataset<Regressor> rows = HeldOutRepair.some(loaded.dataset("train"), ENOUGH);
        Corruption damage = loaded.component("damage", Corruption.class);
        int parts = few(first.description()) ? HeldOutRepair.PARTS : 1;
        List<TableModel> models = few(first.description())
                ? List.of(TableModel.RETRACTION, TableModel.LINEAR, TableModel.CAUTIOUS, TableModel.FILLING)
                : List.of(TableModel.RETRACTION, TableModel.PROJECTOR);
        Map<TableModel, HeldOutRepair> tried = new EnumMap<>(TableModel.class);
        for (TableModel model : models) {
            tried.put(model, tried(first.with(model), rows, parts, damage));
        }
        TableModel best = best(tried);
        return first.with(best)
                .ofRank(tried.get(best).rank())
                .because("Tried on rows held out, damaged, the error in deviations of the columns is "
                        + tried.entrySet().stream()
                                .map(one -> number(one.getValue().error()) + " for "
                                        + one.getKey().named())
                                .collect(Collectors.joining(", "))
                        + remark(best, tried) + ". ");
    }

    /** Of the networks the one that takes less time unless the other is ahead; of few rows a linear model, and nothing, likewise. */
    private static TableModel best(Map<TableModel, HeldOutRepair> tried) {
        if (tried.containsKey(TableModel.PROJECTOR)) {
            return ahead(TableModel.PROJECTOR, TableModel.RETRACTION, tried)
                    ? TableModel.PROJECTOR
                    : TableModel.RETRACTION;
        }
        TableModel linear = tried.get(TableModel.LINEAR).error()
                        > tried.get(TableModel.CAUTIOUS).error()
                ? TableModel.CAUTIOUS
                : TableModel.LINEAR;
        TableModel best = ahead(TableModel.RETRACTION, linear, tried) ? TableModel.RETRACTION : linear;
        return tried.get(best).error() < tried.get(TableModel.FILLING).error() ? best : TableModel.FILLING;
    }

    private static boolean ahead(TableModel model, TableModel plainer, Map<TableModel, HeldOutRepair> tried) {
        return tried.get(model).error() < (1 - BETTER) * tried.get(plainer).error();
    }

    private static String remark(TableModel best, Map<TableModel, HeldOutRepair> tried) {
        if (best == TableModel.FILLING) {
            return ", so nothing is done to complete rows";
        }
        boolean another = tried.values().stream()
                .anyMatch(other -> other.error() < tried.get(best).error());
        return another ? ". What takes longer would have to be ahead by a hundredth" : "";
    }

    private static String number(double error) {
        return Double.isInfinite(error) ? "unknown" : String.format(Locale.ROOT, "%.3f", error);
    }

    /** A model that can't be trained on a part of these rows is no choice. */
    private HeldOutRepair tried(TableConfiguration candidate, Dataset<Regressor> rows, int parts, Corruption damage)
            throws IOException {
        long epochs = candidate.epochs(HeldOutRepair.trained(rows.size()), STEPS);
        Overrides.Override[] shorter = candidate.model().xml().contains("{epochs}")
                ? new Overrides.Override[] {
                    QUICK_FILLING, new Overrides.Override("--@trainer.epochs", String.valueOf(epochs))
                }
                : new Overrides.Override[] {QUICK_FILLING};
        try {
            return HeldOutRepair.of(loading.load(candidate, shorter).trainer(), rows, parts, damage);
        } catch (CancellationException e) {
            throw e;
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            LOGGER.log(Level.FINE, "A model can't be tried on parts of the rows", e);
            return HeldOutRepair.NONE;
        }
    }
}
