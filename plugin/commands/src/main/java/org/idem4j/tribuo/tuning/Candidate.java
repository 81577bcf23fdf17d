package org.idem4j.tribuo.tuning;

import java.util.Map;

/**
 * One set of values to try.
 *
 * @param id Its name: the space's and the values that differ within it; letters, digits, dots and hyphens.
 * @param space The space it is of.
 * @param label What differs within the space, for a person.
 * @param settings COMPONENT.PROPERTY to value, all of them, in the order of the space.
 */
public record Candidate(String id, String space, String label, Map<String, String> settings) {

    /** The same for equal sets of values, whatever they are called. */
    String key() {
        return settings.toString();
    }
}
