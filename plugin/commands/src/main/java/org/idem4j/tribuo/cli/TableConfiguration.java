package org.idem4j.tribuo.cli;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.idem4j.tribuo.data.description.TableDescription;

/**
 * The configuration of a repair for a table that nothing is known of but its description: what it takes by the rows and columns
 * there are.
 *
 * @param path The table.
 * @param description What it is.
 * @param linearRank The rank of a linear model, 0 where it is to be found; empty for a network.
 * @param why Why this model was chosen, a sentence, or nothing.
 */
record TableConfiguration(Path path, TableDescription description, OptionalInt linearRank, String why)
        implements WrittenConfiguration {

    /** That of a network. */
    TableConfiguration(Path path, TableDescription description) {
        this(path, description, OptionalInt.empty(), "");
    }

    /** The same table's linear model, of a rank that is found. */
    TableConfiguration linear() {
        return new TableConfiguration(path, description, OptionalInt.of(0), why);
    }

    /** The same table's linear model that moves rows in the direction of their least variance alone. */
    TableConfiguration cautious() {
        return new TableConfiguration(path, description, OptionalInt.of(description.freedom() - 1), why);
    }

    /** What fills and guards the same table's rows, and leaves the others as they are. */
    TableConfiguration fillingAlone() {
        return new TableConfiguration(path, description, OptionalInt.of(description.modelColumns()), why);
    }

    /** The same with its reason. */
    TableConfiguration because(String reason) {
        return new TableConfiguration(path, description, linearRank, reason);
    }

    /** The share of the rows to train on; the others are damaged and judged by. */
    private static final double TRAINED = 0.9;

    /** Of those, the share that the network is not trained on, for its tolerances: where a hundredth of them is a row. */
    private static final double VALIDATED = 0.1;

    private static final int ROWS_TO_VALIDATE = 1_000;

    /** More take too long to train on twice. */
    private static final int ROWS_TO_TRAIN_ON_AGAIN = 1_000;

    private static final int MOST_OF_A_BATCH = 100;
    private static final int STEPS_PER_ROW = 1;
    private static final int LEAST_STEPS = 3000;
    private static final int MOST_STEPS = 8000;

    private int columns() {
        return ConfigurationTemplate.columns(description);
    }

    private long rows() {
        return description.rows();
    }

    private double validated() {
        return rows() < ROWS_TO_VALIDATE ? 0 : VALIDATED;
    }

    /** Whether the model that is kept is trained once more, on all rows: those held out are missed most where there are few. */
    private boolean again() {
        return rows() <= ROWS_TO_TRAIN_ON_AGAIN;
    }

    private long trained() {
        return Math.max(1, Math.round(TRAINED * (1 - validated()) * rows()));
    }

    private long batch() {
        return Math.min(MOST_OF_A_BATCH, trained());
    }

    long steps() {
        return Math.max(LEAST_STEPS, Math.min(MOST_STEPS, STEPS_PER_ROW * rows()));
    }

    long epochs() {
        return (long) Math.ceil(steps() / Math.ceil((double) trained() / batch()));
    }

    @Override
    public String told() {
        return path + ": " + rows() + " rows, " + columns() + " of "
                + description.columns().size() + " columns to train on"
                + ConfigurationTemplate.categoriesTold(description) + ". " + why + "Training " + model()
                + ", on nine tenths of the rows; it is judged on the others, damaged"
                + (again() ? ", and then trained again, on all rows" : "") + ". Missing cells are filled given the"
                + " known ones, and cells far beyond the table's are taken for missing.";
    }

    private String model() {
        if (linearRank.isEmpty()) {
            return "a network that is idempotent by construction, its rank found on rows held out, for " + steps()
                    + " steps";
        }
        if (linearRank.getAsInt() == description.modelColumns()) {
            return "a model that fills and guards, and leaves a complete row as it is";
        }
        return linearRank.getAsInt() == 0
                ? "a linear model that is idempotent"
                : "the projector onto all principal directions but the last, rank " + linearRank.getAsInt();
    }

    /**
     * The configuration as OLCUT reads it.
     *
     * @throws org.idem4j.tribuo.data.TableException If fewer than two columns can be trained on.
     */
    @Override
    public String xml() {
        return new ConfigurationTemplate(path, description)
                .put("source", again() ? LoadedConfiguration.WHOLE : "table")
                .put(
                        "again",
                        again()
                                ? ": a model to be judged, then the one that is kept, on the component '"
                                        + LoadedConfiguration.WHOLE + "'"
                                : "")
                .put("trained", TRAINED)
                .put("validated", validated())
                .put("epochs", epochs())
                .put("batch", batch())
                .put("rank", linearRank.orElse(0))
                .fill(HEAD + trainer() + DAMAGE);
    }

    private String trainer() {
        // The principal directions are those of rows without damage; the ridge tells them apart where columns follow
        // from others.
        return linearRank.isEmpty() ? NETWORK : linearRank.getAsInt() == 0 ? LINEAR : LINEAR.replace(DAMAGED, WHOLE);
    }

    private static final String DAMAGED = "    <property name=\"corruption\" value=\"damage\"/>\n";
    private static final String WHOLE = "    <property name=\"ridge\" value=\"0.01\"/>\n";

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- For this table by its rows and columns; "train -c" with this file trains, the same each time{again}. -->
            <config>
            {table}
              <component name="train" type="org.idem4j.tribuo.data.SplitDataSource">
                <property name="source" value="{source}"/>
                <property name="fraction" value="{trained}"/>
                <property name="part" value="FIRST"/>
                <property name="seed" value="1"/>
              </component>
              <component name="rest" type="org.idem4j.tribuo.data.SplitDataSource">
                <property name="source" value="{source}"/>
                <property name="fraction" value="{trained}"/>
                <property name="part" value="REST"/>
                <property name="seed" value="1"/>
              </component>
              <!-- What the model is judged by: rows that it has not seen, damaged as the training rows are. -->
              <component name="test" type="org.idem4j.tribuo.data.SelfMapDataSource">
                <property name="source" value="rest"/>
                <property name="corruption" value="damage"/>
                <property name="seed" value="2"/>
              </component>

            """;

    private static final String LINEAR = """
              <component name="trainer" type="org.idem4j.tribuo.IdempotentLinearTrainer">
                <property name="corruption" value="damage"/>
                <property name="filling" value="filling"/>
                <property name="guard" value="true"/>
                <!-- How many directions are kept; 0 finds it on damaged rows that are held out. -->
                <property name="rank" value="{rank}"/>
                <property name="seed" value="1"/>
              </component>
            """;

    private static final String NETWORK = """
              <component name="trainer" type="org.idem4j.tribuo.IdempotentTrainer">
                <property name="network" value="network"/>
                <property name="optimiser" value="adam"/>
                <property name="corruption" value="damage"/>
                <property name="filling" value="filling"/>
                <property name="guard" value="true"/>
                <!-- Idempotence needs no term of the loss: it holds from the first step on. -->
                <property name="idempotenceWeight" value="0"/>
                <property name="epochs" value="{epochs}"/>
                <property name="batchSize" value="{batch}"/>
                <property name="validationFraction" value="{validated}"/>
                <property name="seed" value="1"/>
              </component>
              <component name="network" type="org.idem4j.tribuo.network.ProjectorNetwork">
                <property name="couplings" value="32"/>
                <propertylist name="hidden">
                  <item>16</item>
                </propertylist>
                <property name="activation" value="TANH"/>
                <!-- About how many quantities the rows follow from; 0 finds it, by their principal directions on rows held out. -->
                <property name="rank" value="{rank}"/>
                <property name="rankBy" value="DIRECTIONS"/>
                <property name="keptBy" value="SPAN"/>
              </component>
              <component name="adam" type="org.idem4j.tribuo.optimiser.Adam">
                <property name="learningRate" value="0.005"/>
                <property name="schedule" value="ONE_CYCLE"/>
                <property name="weightDecay" value="0.5"/>
              </component>
            """;

    private static final String DAMAGE = """
              <!-- Missing cells are filled given the known ones, by five networks beside f. -->
              <component name="filling" type="org.idem4j.tribuo.filling.Filling"/>

              <!-- What the model learns to repair: cells that were lost to their column's mean, and noise over all. -->
              <component name="damage" type="org.idem4j.tribuo.data.CorruptionChain">
                <propertylist name="corruptions">
                  <item>masking</item>
                  <item>noise</item>
                </propertylist>
              </component>
              <component name="masking" type="org.idem4j.tribuo.data.Masking">
                <property name="probability" value="0.15"/>
              </component>
              <component name="noise" type="org.idem4j.tribuo.data.GaussianNoise">
                <property name="deviation" value="0.2"/>
              </component>
            </config>
            """;
}
