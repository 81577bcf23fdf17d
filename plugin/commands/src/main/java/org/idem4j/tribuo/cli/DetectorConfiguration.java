package org.idem4j.tribuo.cli;

import java.nio.file.Path;
import org.idem4j.tribuo.anomaly.DetectorDefaults;
import org.idem4j.tribuo.data.description.TableDescription;

/**
 * The configuration of a detector of anomalies for a table of expected rows that nothing is known of but its description; its
 * settings are those of {@link DetectorDefaults}.
 *
 * @param path The table.
 * @param description What it is.
 */
record DetectorConfiguration(Path path, TableDescription description) implements WrittenConfiguration {

    /** From so many rows on a threshold of one in a hundred can be had. */
    private static final int ROWS_OF_HUNDREDTH = 500;

    private int rows() {
        return Math.toIntExact(description.rows());
    }

    private double quantile() {
        return rows() < ROWS_OF_HUNDREDTH ? 0.95 : 0.99;
    }

    @Override
    public String told() {
        return path + ": " + rows() + " rows, " + ConfigurationTemplate.columns(description) + " of "
                + description.columns().size()
                + " columns to train on" + ConfigurationTemplate.categoriesTold(description)
                + ". Training a detector of anomalies, all rows taken for expected ones: it scores a row by"
                + " how rare such rows are, and calls one in " + Math.round(1 / (1 - quantile()))
                + " expected rows anomalous.";
    }

    /**
     * The configuration as OLCUT reads it.
     *
     * @throws org.idem4j.tribuo.data.TableException If fewer than two columns can be trained on.
     */
    @Override
    public String xml() {
        return new ConfigurationTemplate(path, description)
                .put("quantile", quantile())
                .put("rank", Math.max(1, description.freedom() - 1))
                .put("epochs", DetectorDefaults.epochs(rows()))
                .put("batch", DetectorDefaults.BATCH)
                .put("rate", DetectorDefaults.learningRate(rows()))
                .fill(TEMPLATE);
    }

    private static final String TEMPLATE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- For this table by its rows and columns; "train -c" with this file trains, the same each time. -->
            <config>
            {table}
              <!-- All rows are taken for expected ones. -->
              <component name="train" type="org.idem4j.tribuo.data.EventDataSource">
                <property name="source" value="table"/>
              </component>

              <component name="trainer" type="org.idem4j.tribuo.anomaly.IdempotentAnomalyTrainer">
                <property name="trainer" value="selfMap"/>
                <!-- The share of further expected rows that is to stay below the threshold. -->
                <property name="quantile" value="{quantile}"/>
                <property name="seed" value="1"/>
              </component>
              <component name="selfMap" type="org.idem4j.tribuo.IdempotentTrainer">
                <property name="network" value="network"/>
                <property name="optimiser" value="adam"/>
                <property name="corruption" value="damage"/>
                <property name="idempotenceWeight" value="0"/>
                <property name="epochs" value="{epochs}"/>
                <property name="batchSize" value="{batch}"/>
                <property name="seed" value="1"/>
              </component>
              <component name="network" type="org.idem4j.tribuo.network.ProjectorNetwork">
                <property name="couplings" value="4"/>
                <propertylist name="hidden">
                  <item>64</item>
                </propertylist>
                <!-- About how many quantities the rows follow from, where that is known; else one less than the columns. -->
                <property name="rank" value="{rank}"/>
                <property name="keptBy" value="SPAN"/>
              </component>
              <component name="adam" type="org.idem4j.tribuo.optimiser.Adam">
                <property name="learningRate" value="{rate}"/>
                <property name="schedule" value="ONE_CYCLE"/>
              </component>
              <component name="damage" type="org.idem4j.tribuo.data.CorruptionChain">
                <propertylist name="corruptions">
                  <item>masking</item>
                  <item>noise</item>
                </propertylist>
              </component>
              <component name="masking" type="org.idem4j.tribuo.data.Masking">
                <property name="probability" value="0.2"/>
              </component>
              <component name="noise" type="org.idem4j.tribuo.data.GaussianNoise">
                <property name="deviation" value="0.2"/>
              </component>
            </config>
            """;
}
