package org.idem4j.tribuo.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a table's columns become those of a model: a number stays one, a category becomes a column of 0 and 1 for each of its
 * values. A model keeps it in the provenance of its table.
 *
 * @param columns The table's columns in its order.
 */
public record ColumnCoding(List<ColumnCode> columns) {

    private static final int MOST_COLUMNS = 1 << 22;
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true);

    /**
     * Checks the names.
     *
     * @param columns The table's columns in its order.
     * @throws IllegalArgumentException If two columns of the model would have the same name.
     */
    public ColumnCoding {
        columns = List.copyOf(columns);
        Set<String> seen = new HashSet<>();
        for (ColumnCode column : columns) {
            for (String name : column.names()) {
                if (!seen.add(name)) {
                    throw new IllegalArgumentException("Two columns would be named '" + name
                            + "' in the model; rename the column '" + column.column() + "' or the other.");
                }
            }
        }
    }

    /**
     * The coding of columns that are all numbers.
     *
     * @param names Their names in order.
     * @return The coding, by which each is itself.
     */
    public static ColumnCoding real(List<String> names) {
        return new ColumnCoding(names.stream().map(ColumnCode::real).toList());
    }

    /**
     * The columns of the model.
     *
     * @return Their names in the order of the table.
     */
    public List<String> names() {
        return columns.stream().flatMap(column -> column.names().stream()).toList();
    }

    /**
     * Whether some columns are no plain numbers.
     *
     * @return True for a category or whole numbers.
     */
    public boolean isDiscrete() {
        return columns.stream().anyMatch(ColumnCode::isDiscrete);
    }

    /**
     * The coding of a model that has some of these columns.
     *
     * @param names The model's.
     * @return The coding of those columns that the model has.
     * @throws IllegalArgumentException If the model has a column that is none of these, or not all columns of a category.
     */
    public ColumnCoding of(Collection<String> names) {
        Set<String> known = new HashSet<>(names);
        List<ColumnCode> kept = columns.stream()
                .filter(column -> known.containsAll(column.names()))
                .toList();
        ColumnCoding coding = new ColumnCoding(kept);
        if (coding.names().size() != known.size()) {
            throw new IllegalArgumentException("The model's columns " + known
                    + " are not those that its record of the table's columns gives, " + coding.names()
                    + "; the file was changed, or its columns were renamed or left out.");
        }
        return coding;
    }

    /**
     * The coding as text.
     *
     * @return A JSON array.
     */
    public String toJson() {
        try {
            return JSON.writeValueAsString(columns.stream()
                    .map(code -> new Stored(code.column(), code.kind(), code.levels()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings can always be written as JSON", e);
        }
    }

    private record Stored(String column, ColumnCode.Kind kind, List<String> levels) {}

    /**
     * Text to a coding, believing nothing.
     *
     * @param text What {@link #toJson()} gave.
     * @return The coding.
     * @throws IllegalArgumentException If it is no such text.
     */
    public static ColumnCoding fromJson(String text) {
        try {
            List<Stored> stored = JSON.readValue(text, new TypeReference<List<Stored>>() {});
            if (stored == null || stored.size() > MOST_COLUMNS || stored.contains(null)) {
                throw new IllegalArgumentException("The table's columns are no list of at most " + MOST_COLUMNS + ".");
            }
            return new ColumnCoding(stored.stream()
                    .map(code -> new ColumnCode(code.column(), code.kind(), code.levels()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The record of the table's columns can't be read: " + e.getOriginalMessage(), e);
        }
    }
}
