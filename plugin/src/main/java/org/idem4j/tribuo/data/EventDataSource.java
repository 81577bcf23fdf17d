package org.idem4j.tribuo.data;

import com.oracle.labs.mlrg.olcut.config.Config;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.tribuo.ConfigurableDataSource;
import org.tribuo.DataSource;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.OutputFactory;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.DataSourceProvenance;

/**
 * Events from any sources: the examples of one are expected, those of another anomalous; or a column of numbers says so, 0 for
 * an expected row, anything else for an anomalous one. With a {@link SelfMapDataSource} that corrupts its inputs as the
 * other source, it is a test set with damage of a known kind.
 */
public final class EventDataSource implements ConfigurableDataSource<Event> {

    private static final AnomalyFactory FACTORY = new AnomalyFactory();

    @Config(mandatory = true, description = "The source of expected examples, of any output type.")
    private ConfigurableDataSource<?> source;

    @Config(description = "A source of anomalous examples, which follow the others; none by default.")
    private ConfigurableDataSource<?> anomalous;

    @Config(
            description =
                    "The column of 'source' that is 0 for an expected row; no feature then. All are expected if empty.")
    private String label = "";

    /** For OLCUT. */
    private EventDataSource() {}

    private EventDataSource(DataSource<?> source, DataSource<?> anomalous, String label) {
        this.source = GivenDataSource.of(source);
        this.anomalous = anomalous == null ? null : GivenDataSource.of(anomalous);
        this.label = label;
    }

    /**
     * Expected events alone.
     *
     * @param source The source of the examples, of any output type.
     * @return The events.
     */
    public static EventDataSource expected(DataSource<?> source) {
        return new EventDataSource(source, null, "");
    }

    /**
     * Expected events, then anomalous ones.
     *
     * @param expected The source of the expected examples, of any output type.
     * @param anomalous The source of the anomalous ones.
     * @return The events.
     */
    public static EventDataSource of(DataSource<?> expected, DataSource<?> anomalous) {
        return new EventDataSource(expected, anomalous, "");
    }

    /**
     * Events that a column tells apart.
     *
     * @param source The source of the examples, of any output type.
     * @param label The feature that is 0, or absent, for an expected row.
     * @return The events.
     */
    public static EventDataSource labelled(DataSource<?> source, String label) {
        return new EventDataSource(source, null, label);
    }

    /**
     * The events.
     *
     * @throws TableException If the label occurs in no example of the source.
     */
    @Override
    public Iterator<Example<Event>> iterator() {
        List<Example<Event>> events = new ArrayList<>();
        boolean labelled = label.isEmpty();
        for (Example<?> example : source) {
            Feature kind = label.isEmpty() ? null : example.lookup(label);
            labelled |= kind != null;
            events.add(event(
                    example,
                    kind == null || kind.getValue() == 0
                            ? AnomalyFactory.EXPECTED_EVENT
                            : AnomalyFactory.ANOMALOUS_EVENT));
        }
        if (!labelled) {
            throw new TableException("No row of " + source + " has the column '" + label
                    + "' that is to tell expected rows from anomalous ones; set 'label'.");
        }
        if (anomalous != null) {
            for (Example<?> example : anomalous) {
                events.add(event(example, AnomalyFactory.ANOMALOUS_EVENT));
            }
        }
        return events.iterator();
    }

    private Example<Event> event(Example<?> example, Event output) {
        Example<Event> event = new ArrayExample<>(output, example.getWeight(), example.getMetadata());
        List<Feature> features = new ArrayList<>(example.size());
        for (Feature feature : example) {
            if (label.isEmpty() || !feature.getName().equals(label)) {
                features.add(feature);
            }
        }
        event.addAll(features); // in one go: an example sorts itself at each that is added
        return event;
    }

    @Override
    public OutputFactory<Event> getOutputFactory() {
        return FACTORY;
    }

    @Override
    public DataSourceProvenance getProvenance() {
        return SourceProvenance.of(this);
    }

    @Override
    public String toString() {
        return "EventDataSource(source=" + source + (anomalous == null ? "" : ",anomalous=" + anomalous)
                + (label.isEmpty() ? "" : ",label=" + label) + ")";
    }
}
