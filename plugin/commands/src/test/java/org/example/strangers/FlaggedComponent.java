package org.example.strangers;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenancable;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;

/**
 * A component that nobody should make because a file names it: it sets the system property {@code org.example.strangers}, where a
 * test can see that without a look at this class.
 */
public class FlaggedComponent implements Configurable, Provenancable<ConfiguredObjectProvenance> {

    static {
        System.setProperty("org.example.strangers", "initialised");
    }

    @Config(description = "Any text.")
    private String text = "";

    /** For OLCUT. */
    public FlaggedComponent() {
        System.setProperty("org.example.strangers", "made");
    }

    @Override
    public void postConfig() {
        System.setProperty("org.example.strangers", "configured");
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, text);
    }
}
