package org.idem4j.tribuo.cli;

import java.nio.file.Path;
import org.idem4j.tribuo.data.description.TableDescription;

/**
 * The configuration of a repair for a table that nothing is known of but its description: what it takes by the rows and columns
 * there are.
 *
 * @param path The table.
 * @param description What it is.
 * @param model What is made of it.
 * @param bentRank The rank of a bent projector, 0 where it is to be found.
 * @param why Why this model was chosen, a sentence, or nothing.
 */
record TableConfiguration(Path path, TableDescription description, TableModel model, int bentRank, String why)
        implements WrittenConfiguration {

    /** That of the network which does best on most tables. */
    TableConfiguration(Path path, TableDescription description) {
        this(path, description, TableModel.RETRACTION, 0, "");
    }

    /** The same table's, of another model. */
    TableConfiguration with(TableModel other) {
        return new TableConfiguration(path, description, other, bentRank, why);
    }

    /** The same with its reason. */
    TableConfiguration because(String reason) {
        return new TableConfiguration(path, description, model, bentRank, reason);
    }

    /** The same with the rank that was found, which a bent projector need not look for once more. */
    TableConfiguration ofRank(int found) {
        return new TableConfiguration(path, description, model, found, why);
    }

    /** The share of the rows to train on; the others are damaged and judged by. */
    private static final double TRAINED = 0.9;

    /** Of those, the share that the network is not trained on, for its tolerances: where a hundredth of them is a row. */
    private static final double VALIDATED = 0.1;

    private static final int ROWS_TO_VALIDATE = 1_000;

    /** More take too long to train on twice. */
    private static final int ROWS_TO_TRAIN_ON_AGAIN = 1_000;

    private static final int MOST_OF_A_BATCH = 100;
    private static final int STEPS = 8000;

    /** The width of the hidden layers of what corrects the projector: wider learns more from many rows, and takes twice as long. */
    private static final int NARROW = 128;

    private static final int WIDE = 256;

    /** The decay of its last weights, as of a prior, is this over the rows, within bounds. */
    private static final int DECAY = 2_000;

    private static final int LEAST_DECAY = 1;
    private static final int MOST_DECAY = 20;

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

    /** How often to go through so many rows for so many steps. */
    long epochs(long trained, long steps) {
        return (long) Math.ceil(steps / Math.ceil((double) trained / batch()));
    }

    private long decay() {
        return Math.max(LEAST_DECAY, Math.min(MOST_DECAY, DECAY / Math.max(1, rows())));
    }

    @Override
    public String told() {
        return path + ": " + rows() + " rows, " + columns() + " of "
                + description.columns().size() + " columns to train on"
                + ConfigurationTemplate.categoriesTold(description) + ". " + why + "Training "
                + model.told().replace("{steps}", String.valueOf(STEPS)).replace("{rank}", String.valueOf(rank()))
                + ", on nine tenths of the rows; it is judged on the others, damaged"
                + (again() ? ", and then trained again, on all rows" : "") + ". Missing cells are filled given the"
                + " known ones, and cells far beyond the table's are taken for missing.";
    }

    /** That of the model; 0 where it is to be found. */
    private int rank() {
        return switch (model) {
            case CAUTIOUS -> description.freedom() - 1;
            case FILLING -> description.modelColumns();
            case PROJECTOR -> bentRank;
            case LINEAR, RETRACTION -> 0;
        };
    }

    /**
     * The configuration as OLCUT reads it.
     *
     * @throws org.idem4j.tribuo.data.TableException If fewer than two columns can be trained on.
     */
    @Override
    public String xml() {
        // The principal directions are those of rows without damage; the ridge tells them apart where columns follow
        // from others.
        boolean ofDamaged = model == TableModel.LINEAR;
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
                .put("epochs", epochs(trained(), STEPS))
                .put("batch", batch())
                .put("rank", rank())
                .put("learntBy", ofDamaged ? "corruption" : "ridge")
                .put("learntOf", ofDamaged ? "damage" : "0.01")
                .put("decay", decay())
                .put("width", again() ? NARROW : WIDE)
                .fill(HEAD + model.xml() + DAMAGE);
    }

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
