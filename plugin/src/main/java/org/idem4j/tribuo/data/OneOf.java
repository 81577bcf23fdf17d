package org.idem4j.tribuo.data;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.List;
import java.util.random.RandomGenerator;
import org.idem4j.tribuo.configuration.Setting;

/** One of several corruptions for each row, each as likely as the others. */
public final class OneOf implements Corruption {

    @Config(mandatory = true, description = "The corruptions, one of which befalls a row.")
    private List<Corruption> corruptions;

    /** For OLCUT. */
    private OneOf() {}

    /**
     * A choice.
     *
     * @param corruptions At least one; one that is there twice befalls twice as many rows.
     * @throws IllegalArgumentException If there is none.
     */
    public OneOf(Corruption... corruptions) {
        this.corruptions = List.of(corruptions);
        Setting.inCode(this::postConfig);
    }

    @Override
    public void postConfig() {
        Setting.require(!corruptions.isEmpty(), "corruptions", "There must be at least one corruption to choose from.");
    }

    @Override
    public void corrupt(float[] rows, int columns, RandomGenerator random) {
        float[] row = new float[columns];
        for (int start = 0; start < rows.length; start += columns) {
            System.arraycopy(rows, start, row, 0, columns);
            corruptions.get(random.nextInt(corruptions.size())).corrupt(row, columns, random);
            System.arraycopy(row, 0, rows, start, columns);
        }
    }

    @Override
    public boolean masks() {
        return corruptions.stream().anyMatch(Corruption::masks);
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "Corruption");
    }
}
