package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.idem4j.tribuo.data.TableException;
import org.idem4j.tribuo.data.description.TableDescription;

/** The configuration config/table.xml with what a description says of a table. */
final class DescribedConfiguration {

    private static final String TEMPLATE = "/org/idem4j/tribuo/cli/table.xml";
    private static final String TABLE = ConfigurationManager.CONFIGURABLE_OVERRIDE + "table.";

    private DescribedConfiguration() {}

    /**
     * Makes it.
     *
     * @param path The table.
     * @return The XML.
     * @throws TableException If fewer than two columns can be trained on.
     */
    static byte[] xml(Path path, TableDescription description) throws IOException {
        long usable =
                description.columns().stream().filter(column -> column.usable()).count();
        if (usable < 2) {
            throw new TableException(
                    path + " has " + usable + " columns of numbers to train on, but a self-map repairs a"
                            + " value from the others, so at least two are needed; no configuration was written.");
        }
        List<Overrides.Override> overrides = new ArrayList<>(List.of(
                new Overrides.Override(TABLE + "path", path.toString()),
                new Overrides.Override(TABLE + "columns", description.choice()),
                new Overrides.Override(
                        TABLE + "separator", description.separator().equals("\t") ? "tab" : description.separator()),
                new Overrides.Override(TABLE + "decimal", description.decimal()),
                new Overrides.Override(TABLE + "header", String.valueOf(description.header()))));
        if (!description.markers().isEmpty()) {
            overrides.add(new Overrides.Override(TABLE + "missing", description.markers()));
        }
        ConfigurationManager manager = new ConfigurationManager(TEMPLATE);
        new Overrides(overrides).applyTo(manager);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        manager.save(bytes, "xml", true);
        return bytes.toByteArray();
    }
}
