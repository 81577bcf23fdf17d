package org.idem4j.tribuo.tuning;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.ConfigurableName;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.idem4j.tribuo.configuration.Setting;

/**
 * All combinations of some values, for one method say. Each choice is written {@code COMPONENT.PROPERTY=VALUE|VALUE|…}; a
 * choice of one value holds for the whole space. A value that is itself a list has commas.
 */
public final class Space implements Configurable {

    private static final Pattern CHOICE = Pattern.compile("([^.=\\s]+\\.[^.=\\s]+)\\s*=\\s*(.+)");

    @ConfigurableName
    private String name;

    @Config(mandatory = true, description = "The choices, each COMPONENT.PROPERTY=VALUE|VALUE|….")
    private List<String> choices = new ArrayList<>();

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** For OLCUT. */
    private Space() {}

    /**
     * A space in code.
     *
     * @param name Its name.
     * @param choices The choices.
     * @throws PropertyException If one is not written as it has to be.
     */
    public Space(String name, List<String> choices) {
        this.name = name;
        this.choices = List.copyOf(choices);
        postConfig();
    }

    @Override
    public void postConfig() {
        for (String choice : choices) {
            var matcher = CHOICE.matcher(choice.strip());
            Setting.require(
                    matcher.matches(),
                    name,
                    "choices",
                    "'" + choice + "' is no choice; write COMPONENT.PROPERTY=VALUE|VALUE, as in"
                            + " trainer.idempotenceWeight=0.3|1|3.");
            List<String> alternatives = List.of(matcher.group(2).split("\\|")).stream()
                    .map(String::strip)
                    .toList();
            Setting.require(
                    values.put(matcher.group(1), alternatives) == null,
                    name,
                    "choices",
                    "The space '" + name + "' chooses " + matcher.group(1) + " twice.");
        }
    }

    /**
     * The combinations.
     *
     * @return Every candidate, the last choice changing fastest.
     */
    public List<Candidate> candidates() {
        List<Map<String, String>> combinations = List.of(Map.of());
        for (Map.Entry<String, List<String>> choice : values.entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> combination : combinations) {
                for (String value : choice.getValue()) {
                    Map<String, String> settings = new LinkedHashMap<>(combination);
                    settings.put(choice.getKey(), value);
                    longer.add(settings);
                }
            }
            combinations = longer;
        }
        return combinations.stream().map(this::candidate).toList();
    }

    private Candidate candidate(Map<String, String> settings) {
        List<String> differing = settings.keySet().stream()
                .filter(key -> values.get(key).size() > 1)
                .toList();
        String id = differing.stream()
                .map(key -> "-" + settings.get(key).replaceAll("[^A-Za-z0-9.-]", "."))
                .collect(Collectors.joining("", name, ""));
        String label = differing.stream()
                .map(key -> key.substring(key.indexOf('.') + 1) + " " + settings.get(key))
                .collect(Collectors.joining(", "));
        return new Candidate(id, name, label, settings);
    }

    @Override
    public String toString() {
        return "Space(" + name + ", " + choices + ")";
    }
}
