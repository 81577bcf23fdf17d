package org.idem4j.tribuo.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.idem4j.tribuo.data.TableException;
import org.idem4j.tribuo.data.description.ColumnDescription;
import org.idem4j.tribuo.data.description.TableDescription;

/** A configuration of this program's own with places for what a table's description says. */
final class ConfigurationTemplate {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    /** The component of the table, in the place {table}; it is called {source}. */
    private static final String TABLE = """
              <component name="{source}" type="org.idem4j.tribuo.data.TableDataSource">
                <property name="path" value="{path}"/>
                <property name="columns" value="{columns}"/>
                <property name="separator" value="{separator}"/>
                <property name="decimal" value="{decimal}"/>
                <property name="header" value="{header}"/>
                <property name="missing" value="{missing}"/>
                <property name="categories" value="{categories}"/>
                <property name="integers" value="{integers}"/>
              </component>
            """;

    private final Map<String, Object> values = new LinkedHashMap<>();

    /**
     * Takes how the table is read.
     *
     * @throws TableException If fewer than two columns can be trained on.
     */
    ConfigurationTemplate(Path path, TableDescription description) {
        if (columns(description) < 2) {
            throw new TableException(path + " has " + columns(description)
                    + " columns to train on, but a self-map repairs a value from the others, so at least two are"
                    + " needed; no configuration was written.");
        }
        put("source", "table");
        put("path", path);
        put("columns", description.choice());
        put("separator", description.separator().equals("\t") ? "tab" : description.separator());
        put("decimal", description.decimal());
        put("header", description.header());
        put("missing", description.markers());
        put("categories", description.categories());
        put("integers", description.integers());
    }

    /** How many columns can be trained on. */
    static int columns(TableDescription description) {
        return (int)
                description.columns().stream().filter(ColumnDescription::usable).count();
    }

    /** As how many columns of a model these come, where that is another number; else empty. */
    static String categoriesTold(TableDescription description) {
        return description.modelColumns() == columns(description)
                ? ""
                : " (" + description.modelColumns() + " of the model, one for each category of '"
                        + description.categories() + "')";
    }

    /** What is to stand in a place {name}. */
    ConfigurationTemplate put(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** The text with all places filled; what is filled in is no template. */
    String fill(String template) {
        return PLACE.matcher(template.replace("{table}\n", TABLE))
                .replaceAll(place -> Matcher.quoteReplacement(
                        escaped(values.get(place.group(1)).toString())));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
