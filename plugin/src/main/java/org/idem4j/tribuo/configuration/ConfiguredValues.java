package org.idem4j.tribuo.configuration;

import com.oracle.labs.mlrg.olcut.config.property.ListProperty;
import com.oracle.labs.mlrg.olcut.config.property.MapProperty;
import com.oracle.labs.mlrg.olcut.config.property.Property;
import com.oracle.labs.mlrg.olcut.config.property.SimpleProperty;
import java.util.stream.Stream;

/** The values that stand in a configuration, each of which may be the name of a component. */
public final class ConfiguredValues {

    private ConfiguredValues() {}

    /**
     * The values of a property.
     *
     * @param property The property.
     * @return Its value, or those of its list or map.
     */
    public static Stream<String> of(Property property) {
        if (property instanceof ListProperty list) {
            return list.getSimpleList().stream().map(SimpleProperty::getValue);
        }
        return property instanceof MapProperty map
                ? map.getMap().values().stream().flatMap(ConfiguredValues::of)
                : Stream.of(((SimpleProperty) property).getValue()); // a kind unknown here is let pass by nobody
    }
}
