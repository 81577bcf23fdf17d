package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.description.TableDescription;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

/**
 * What to train on a table of few rows, where a network may do worse than nothing: the model that leaves the least error on rows
 * held out of the rows to train on. The rows that the model is judged by in the end have no say.
 *
 * @param network What a larger table gets.
 * @param loading Loads a configuration that is not written down.
 */
record SmallTable(TableConfiguration network, Loading loading) {

    private static final Logger LOGGER = Logger.getLogger(SmallTable.class.getName());

    /** Above it a network is seldom worse than nothing, and to try takes longer. */
    private static final int MOST_ROWS = 500;

    /** A network takes longer and is harder to foresee, so it has to be better by this share. */
    private static final double BETTER = 0.01;

    /** Of f alone, whose inputs are complete, the filling is nobody's business; so it is learnt in the shortest way. */
    private static final Overrides.Override QUICK_FILLING = new Overrides.Override("--@filling.networks", "0");

    /** Loads a configuration. */
    interface Loading {
        /** With overrides of this program's own. */
        LoadedConfiguration load(TableConfiguration written, Overrides.Override... more) throws IOException;
    }

    /** Whether a table has few rows. */
    static boolean is(TableDescription description) {
        return description.rows() <= MOST_ROWS && description.rows() >= HeldOutRepair.LEAST_ROWS;
    }

    static String announced(TableDescription description) {
        return description.rows() + " rows are few, so models are tried on rows held out first.";
    }

    /** Tries the models. */
    TableConfiguration chosen() throws IOException {
        LoadedConfiguration loaded = loading.load(network);
        Dataset<Regressor> rows = loaded.dataset("train");
        Corruption damage = loaded.component("damage", Corruption.class);
        HeldOutRepair ofNetwork = tried(network, rows, damage);
        HeldOutRepair ofLinear = tried(network.linear(), rows, damage);
        HeldOutRepair ofCautious = tried(network.cautious(), rows, damage);
        HeldOutRepair ofNone = tried(network.fillingAlone(), rows, damage);
        double least = Math.min(ofLinear.error(), ofCautious.error());
        TableConfiguration linear = ofLinear.error() > least ? network.cautious() : network.linear();
        TableConfiguration best = ofNetwork.error() < (1 - BETTER) * least ? network : linear;
        boolean ahead = best != network && ofNetwork.error() < least;
        boolean none = Math.min(ofNetwork.error(), least) >= ofNone.error();
        return (none ? network.fillingAlone() : best)
                .because(String.format(
                        Locale.ROOT,
                        "Tried %d times on rows held out, damaged, the error in deviations of the columns is %s for the network,"
                                + " %s for a linear model, %s for the projector onto all principal directions but the last, and"
                                + " %s if only wild cells are filled%s. ",
                        HeldOutRepair.PARTS,
                        number(ofNetwork.error()),
                        number(ofLinear.error()),
                        number(ofCautious.error()),
                        number(ofNone.error()),
                        none
                                ? ", so nothing is done to complete rows"
                                : ahead ? ". The network would have to be ahead by a hundredth" : ""));
    }

    private static String number(double error) {
        return Double.isInfinite(error) ? "unknown" : String.format(Locale.ROOT, "%.3f", error);
    }

    /** A model that can't be trained on a part of these rows is no choice. */
    private HeldOutRepair tried(TableConfiguration candidate, Dataset<Regressor> rows, Corruption damage)
            throws IOException {
        try {
            return HeldOutRepair.of(loading.load(candidate, QUICK_FILLING).trainer(), rows, damage);
        } catch (CancellationException e) {
            throw e;
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOGGER.log(Level.FINE, "A model can't be tried on parts of the rows", e);
            return new HeldOutRepair(Double.POSITIVE_INFINITY);
        }
    }
}
