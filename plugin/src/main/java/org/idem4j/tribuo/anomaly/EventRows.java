package org.idem4j.tribuo.anomaly;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.idem4j.onnx.selfmap.SelfMap;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.ImmutableDataset;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.MutableOutputInfo;
import org.tribuo.anomaly.AnomalyInfo;
import org.tribuo.anomaly.Event;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/**
 * Expected events as rows of a self-map: each one's output becomes its own features, an absent one zero. Two parts, one to
 * train on and one that training does not see.
 *
 * @param training The rows to train on.
 * @param heldOut The others.
 */
record EventRows(Dataset<Regressor> training, List<Example<Regressor>> heldOut) {

    private static final RegressionFactory FACTORY = new RegressionFactory();

    /**
     * Reads a data set and splits it at random.
     *
     * @param share The share of the rows to hold out.
     * @param seed The seed of the split.
     * @throws IllegalArgumentException If it has no events, or events that are unknown or anomalous, or a part is empty.
     */
    static EventRows split(Dataset<Event> events, double share, long seed) {
        List<Example<Regressor>> rows = shuffled(events, seed);
        int held = (int) Math.round(share * rows.size());
        if (held == 0 || held == rows.size()) {
            throw new IllegalArgumentException("Holding out " + share + " of " + rows.size()
                    + " events leaves a part empty; change 'heldOut' or give more events.");
        }
        return without(events, rows, 0, held);
    }

    /**
     * Reads a data set whole; no row is held out.
     *
     * @throws IllegalArgumentException If it has no events, or events that are unknown or anomalous.
     */
    static EventRows all(Dataset<Event> events) {
        requireExpected(events);
        return without(events, selfMaps(events), 0, 0);
    }

    /**
     * Reads a data set, divides it at random, and holds out each part once.
     *
     * @param count The parts.
     * @param seed The seed of the division.
     * @throws IllegalArgumentException If it has fewer rows than twice the parts, or events that are unknown or anomalous.
     */
    static List<EventRows> parts(Dataset<Event> events, int count, long seed) {
        List<Example<Regressor>> rows = shuffled(events, seed);
        if (rows.size() < 2 * count) {
            throw new IllegalArgumentException("Each of " + count + " parts of the rows needs at least two of them, but"
                    + " there are " + rows.size() + " events; give more events or fewer 'parts'.");
        }
        return IntStream.range(0, count)
                .mapToObj(part -> without(events, rows, (int) ((long) part * rows.size() / count), (int)
                        ((part + 1L) * rows.size() / count)))
                .toList();
    }

    private static List<Example<Regressor>> shuffled(Dataset<Event> events, long seed) {
        requireExpected(events);
        List<Example<Regressor>> rows = selfMaps(events);
        Collections.shuffle(rows, new Random(seed));
        return rows;
    }

    /** All rows to train on but those from one to another, which are held out. */
    private static EventRows without(Dataset<Event> events, List<Example<Regressor>> rows, int from, int to) {
        List<Example<Regressor>> train = new ArrayList<>(rows.subList(0, from));
        train.addAll(rows.subList(to, rows.size()));
        MutableOutputInfo<Regressor> outputs = FACTORY.generateInfo();
        train.forEach(row -> outputs.observe(row.getOutput()));
        Dataset<Regressor> training = new SelfMapDataset(events, train, outputs.generateImmutableOutputInfo());
        return new EventRows(training, List.copyOf(rows.subList(from, to)));
    }

    /** Rows under the events' feature map; Tribuo's own constructors rename the features as a hashed map has them. */
    private static final class SelfMapDataset extends ImmutableDataset<Regressor> {

        private static final long serialVersionUID = 1L;

        SelfMapDataset(Dataset<Event> events, List<Example<Regressor>> rows, ImmutableOutputInfo<Regressor> outputs) {
            super(events.getSourceProvenance(), FACTORY, events.getFeatureIDMap(), outputs);
            data.addAll(rows);
        }
    }

    private static void requireExpected(Dataset<Event> events) {
        if (events.size() == 0) {
            throw new IllegalArgumentException("The data set is empty; training needs expected events.");
        }
        AnomalyInfo kinds = (AnomalyInfo) events.getOutputInfo();
        if (kinds.getUnknownCount() > 0 || kinds.getAnomalyCount() > 0) {
            throw new IllegalArgumentException("Of the data set's events " + kinds.getAnomalyCount()
                    + " are anomalous and " + kinds.getUnknownCount()
                    + " unknown; training needs expected events alone, so leave the others out.");
        }
    }

    private static List<Example<Regressor>> selfMaps(Dataset<Event> events) {
        ImmutableFeatureMap features = events.getFeatureIDMap();
        String[] names = names(events, features);
        List<Example<Regressor>> rows = new ArrayList<>(events.size());
        for (Example<Event> event : events) {
            double[] values = new double[names.length];
            for (Feature feature : event) {
                int id = features.getID(feature.getName());
                if (id >= 0) {
                    values[id] = feature.getValue();
                }
            }
            Example<Regressor> row =
                    new ArrayExample<>(new Regressor(names, values), names, values, event.getMetadata());
            row.setWeight(event.getWeight());
            rows.add(row);
        }
        return rows;
    }

    /** The names by id, as the examples have them: those of a hashed map are hashes. */
    private static String[] names(Dataset<Event> events, ImmutableFeatureMap features) {
        String[] names = new String[features.size()];
        for (int id = 0; id < names.length; id++) {
            names[id] = features.get(id).getName();
        }
        for (Example<Event> event : events) {
            for (Feature feature : event) {
                int id = features.getID(feature.getName());
                if (id >= 0) {
                    names[id] = feature.getName();
                }
            }
        }
        return names;
    }

    /** The rows that were held out, dense. */
    float[] heldOutRows(SelfMap selfMap) {
        return dense(heldOut, selfMap);
    }

    /** The rows to train on, dense. */
    float[] trainingRows(SelfMap selfMap) {
        return dense(training.getData(), selfMap);
    }

    private static float[] dense(List<Example<Regressor>> examples, SelfMap selfMap) {
        int n = selfMap.dimension();
        float[] rows = new float[Math.multiplyExact(examples.size(), n)];
        for (int i = 0; i < examples.size(); i++) {
            selfMap.copyFeatures(examples.get(i), rows, i * n);
        }
        return rows;
    }
}
