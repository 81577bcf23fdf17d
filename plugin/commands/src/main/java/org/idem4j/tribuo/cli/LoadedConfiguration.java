package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.idem4j.tribuo.SelfMapTrainer;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyTrainer;
import org.idem4j.tribuo.configuration.NearestName;
import org.idem4j.tribuo.data.RowBlockDataset;
import org.tribuo.ConfigurableDataSource;
import org.tribuo.Dataset;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.Trainer;
import org.tribuo.anomaly.Event;
import org.tribuo.regression.Regressor;

/**
 * A configuration, overrides included, whose components are found by name and type.
 *
 * @param manager The components.
 * @param file Where they come from, for messages.
 */
record LoadedConfiguration(ConfigurationManager manager, Path file) {

    /** The name of the rows that a model is trained on once more when it has been judged; there may be none of this name. */
    static final String WHOLE = "whole";

    SelfMapTrainer trainer() {
        return component("trainer", SelfMapTrainer.class);
    }

    /** The component 'trainer', if it trains detectors of anomalies. */
    Optional<IdempotentAnomalyTrainer> anomalyTrainer() {
        return component("trainer", Trainer.class) instanceof IdempotentAnomalyTrainer anomalies
                ? Optional.of(anomalies)
                : Optional.empty();
    }

    /** A component's data, read whole. */
    Dataset<Regressor> dataset(String name) {
        try (RowBar bar = RowBar.of("reading '" + name + "'")) {
            return read(name, () -> RowBlockDataset.of(source(name), bar));
        }
    }

    /** Tribuo's readers of tables name neither the file nor, of a quotation mark, the line. */
    private <T> T read(String name, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RuntimeException e) {
            StackTraceElement[] places = e.getStackTrace();
            if (places.length == 0 || !places[0].getClassName().startsWith("org.tribuo.data.")) {
                throw e;
            }
            throw new IllegalArgumentException(
                    "The rows of '" + name + "' in " + file + ", " + component(name, ConfigurableDataSource.class)
                            + ": "
                            + e.getMessage()
                            + ". Look there for a quotation mark that is not closed and for rows of more or fewer cells; an"
                            + " org.idem4j.tribuo.data.TableDataSource says the line.",
                    e);
        }
    }

    /** A component that gives regressors. */
    ConfigurableDataSource<Regressor> source(String name) {
        return source(
                name, Regressor.class, "gives no regressors; wrap it in an org.idem4j.tribuo.data.SelfMapDataSource");
    }

    /** A component's events, read whole. */
    Dataset<Event> events(String name) {
        String remedy = "gives no events; wrap it in an org.idem4j.tribuo.data.EventDataSource";
        return read(name, () -> new MutableDataset<>(source(name, Event.class, remedy)));
    }

    private <T extends Output<T>> ConfigurableDataSource<T> source(String name, Class<T> output, String remedy) {
        ConfigurableDataSource<?> source = component(name, ConfigurableDataSource.class);
        if (!output.equals(source.getOutputFactory().getUnknownOutput().getClass())) {
            throw new IllegalArgumentException("The component '" + name + "' in " + file + " " + remedy + ".");
        }
        @SuppressWarnings("unchecked") // guarded by the check above
        ConfigurableDataSource<T> typed = (ConfigurableDataSource<T>) source;
        return typed;
    }

    boolean has(String name) {
        return manager.getComponentNames().contains(name);
    }

    <C> C component(String name, Class<C> type) {
        if (!has(name)) {
            throw new IllegalArgumentException(file + " has no component named '" + name + "'; its components are "
                    + manager.getComponentNames() + "." + NearestName.hint(name, manager.getComponentNames()));
        }
        Configurable component = Components.lookup(manager, name);
        if (!type.isInstance(component)) {
            throw new IllegalArgumentException("The component '" + name + "' in " + file + " is a "
                    + component.getClass().getName() + ", needed is a " + type.getName() + ".");
        }
        return type.cast(component);
    }
}
