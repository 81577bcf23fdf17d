package org.idem4j.onnx.trust;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes that a file may name, so that reading it loads them. Those of idem4j, Tribuo, OLCUT and Java's own are always among
 * them; a program adds its own:
 *
 * <pre>{@code
 * Model<?> model = TrustedClasses.inForce().and(List.of("com.acme.sensors")).during(() -> Model.deserializeFromFile(path));
 * }</pre>
 *
 * @param names Of packages, for all classes below, and of classes, for those inside, too.
 */
public record TrustedClasses(List<String> names) {

    private static final List<String> FIXED = List.of("org.idem4j", "org.tribuo", "com.oracle.labs.mlrg.olcut", "java");

    private static final ThreadLocal<TrustedClasses> IN_FORCE =
            ThreadLocal.withInitial(() -> new TrustedClasses(FIXED));

    /**
     * Copies the names.
     *
     * @param names Of packages or classes.
     * @throws IllegalArgumentException If one is none.
     */
    public TrustedClasses {
        names = List.copyOf(names);
        for (String name : names) {
            if (!name.matches("[\\w$]+(\\.[\\w$]+)*")) {
                throw new IllegalArgumentException(
                        "'" + name + "' is no name of a class or a package, such as com.acme.sensors.");
            }
        }
    }

    /**
     * The classes that this thread trusts.
     *
     * @return The fixed ones, and what {@link #during} has added.
     */
    public static TrustedClasses inForce() {
        return IN_FORCE.get();
    }

    /**
     * These and more.
     *
     * @param more The names of packages or classes.
     * @return All of them.
     * @throws IllegalArgumentException If one is no name.
     */
    public TrustedClasses and(Collection<String> more) {
        return new TrustedClasses(Stream.concat(names.stream(), more.stream()).toList());
    }

    /**
     * These without the fixed ones, for files of another kind, which have fixed ones of their own.
     *
     * @return What a program or a user has added.
     */
    public TrustedClasses added() {
        return new TrustedClasses(
                names.stream().filter(name -> !FIXED.contains(name)).toList());
    }

    /**
     * Reads files that may name these classes.
     *
     * @param reading What reads them, in this thread.
     * @param <T> What it gives.
     * @return What it gives.
     * @throws IOException If the reading does.
     */
    public <T> T during(Reading<T> reading) throws IOException {
        TrustedClasses before = inForce();
        IN_FORCE.set(this);
        try {
            return reading.read();
        } finally {
            IN_FORCE.set(before);
        }
    }

    /**
     * What reads files.
     *
     * @param <T> What it gives.
     */
    @FunctionalInterface
    public interface Reading<T> {

        /**
         * Reads.
         *
         * @return What was read.
         * @throws IOException If a file can't be read.
         */
        T read() throws IOException;
    }

    /**
     * Whether a class is among these.
     *
     * @param className Its name, as {@link Class#getName()} gives it.
     * @return True if it is one of them, or lies in one or below it.
     */
    public boolean include(String className) {
        return names.stream()
                .anyMatch(name ->
                        className.equals(name) || className.startsWith(name + ".") || className.startsWith(name + "$"));
    }

    /**
     * Refuses a class that is not among these.
     *
     * @param className Its name, as a file has it.
     * @param origin What to call the file.
     * @throws UntrustedClassException If it is not.
     */
    public void require(String className, String origin) {
        if (!include(className)) {
            throw new UntrustedClassException(className, origin, names);
        }
    }
}
