package org.idem4j.tribuo.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where two provenances differ.
 *
 * @param differences By part, then by name.
 */
public record ProvenanceComparison(List<Difference> differences) {

    /** What a fact is about. */
    public enum Part {
        /** The trainer with all that it is made of. */
        SETTINGS("Settings"),
        /** The rows trained on. */
        DATA("Data"),
        /** Libraries, Java, the machine. */
        VERSIONS("Versions and machine"),
        /** How training went. */
        RUN("Results of the run"),
        /** When, and for how long: differs each time. */
        TIME("Time");

        private static final Set<String> MACHINE = Set.of("threads", "blas", "nd4j-backend", "os-name", "os-arch");

        private final String title;

        Part(String title) {
            this.title = title;
        }

        /**
         * In words.
         *
         * @return A title.
         */
        public String title() {
            return title;
        }

        static Part of(String name) {
            String last = name.substring(name.lastIndexOf('.') + 1);
            if (last.endsWith("-time") || last.equals("trained-at") || last.equals("train-seconds")) {
                return TIME;
            }
            if (last.endsWith("-version") || MACHINE.contains(name)) {
                return VERSIONS;
            }
            if (within(name, "trainer") || name.equals("model")) {
                return SETTINGS;
            }
            return within(name, "dataset") ? DATA : RUN;
        }

        private static boolean within(String name, String object) {
            return name.equals(object) || name.startsWith(object + ".");
        }
    }

    /**
     * A fact that is not the same.
     *
     * @param part What it is about.
     * @param name Its name.
     * @param from The first's value; null where it says nothing of it.
     * @param to The second's value, or null.
     */
    public record Difference(Part part, String name, String from, String to) {}

    /**
     * Copies the list.
     *
     * @param differences By part, then by name.
     */
    public ProvenanceComparison {
        differences = List.copyOf(differences);
    }

    /**
     * Compares.
     *
     * @param one What the first says.
     * @param other What the second says.
     * @return Where they differ.
     */
    public static ProvenanceComparison of(ProvenanceFacts one, ProvenanceFacts other) {
        Set<String> names = new TreeSet<>(one.values().keySet());
        names.addAll(other.values().keySet());
        List<Difference> all = new ArrayList<>();
        for (Part part : Part.values()) {
            names.stream()
                    .filter(name -> Part.of(name) == part)
                    .filter(name -> !Objects.equals(
                            one.values().get(name), other.values().get(name)))
                    .map(name -> new Difference(
                            part, name, one.values().get(name), other.values().get(name)))
                    .forEach(all::add);
        }
        return new ProvenanceComparison(all);
    }

    /**
     * The differences of one part.
     *
     * @param part The part.
     * @return By name.
     */
    public List<Difference> of(Part part) {
        return differences.stream()
                .filter(difference -> difference.part == part)
                .toList();
    }

    /**
     * The parts that are the same.
     *
     * @return In order, time left out.
     */
    public List<Part> same() {
        return Arrays.stream(Part.values())
                .filter(part -> part != Part.TIME && of(part).isEmpty())
                .toList();
    }

    /**
     * Whether nothing differs but time.
     *
     * @return True for two runs of the same on the same.
     */
    public boolean alike() {
        return Stream.of(Part.values()).filter(part -> part != Part.TIME).allMatch(part -> of(part).isEmpty());
    }
}
