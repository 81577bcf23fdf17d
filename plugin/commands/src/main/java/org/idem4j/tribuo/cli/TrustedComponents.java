package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.idem4j.onnx.graph.OnnxFiles;
import org.idem4j.onnx.trust.TrustedClasses;
import org.idem4j.tribuo.configuration.ConfiguredValues;

/**
 * Components that a model's provenance describes, looked through before any of them is made: OLCUT would make each, whatever
 * class it has, and have it read what it names.
 *
 * @param file The model's file.
 * @param urlsAllowed Whether data may come from addresses.
 */
record TrustedComponents(Path file, boolean urlsAllowed) {

    /** An address; a path has none of these, and neither {@code HH:mm} nor {@code C:/} is one. */
    private static final Pattern ADDRESS =
            Pattern.compile("[a-z][a-z0-9+.-]+:/|\\b(url|jar|jdbc):", Pattern.CASE_INSENSITIVE);

    /** The address of a file here; Java goes to the host of {@code file://host/path} by FTP. */
    private static final Pattern FILE = Pattern.compile("file:(//)?/(?!/).*", Pattern.CASE_INSENSITIVE);

    /** Tribuo's components that go by names of hosts, not by addresses. */
    private static final TrustedClasses REMOTE =
            new TrustedClasses(List.of("org.tribuo.data.sql", "org.tribuo.interop.oci"));

    /** Where whole numbers are widths, ranks and the like, each of which has a weight or more of its own. */
    private static final TrustedClasses NETWORKS = new TrustedClasses(List.of("org.idem4j.tribuo.network"));

    /** Data that are drawn at random, each row in memory, and not read. */
    private static final TrustedClasses DRAWN = new TrustedClasses(List.of(
            "org.tribuo.anomaly.example",
            "org.tribuo.classification.example",
            "org.tribuo.clustering.example",
            "org.tribuo.multilabel.example",
            "org.tribuo.regression.example"));

    /** Some hundred megabytes of rows; a file of a few bytes can name any number. */
    private static final BigInteger MOST_DRAWN = BigInteger.valueOf(1 << 20);

    /** The property of drawn data that is no number of rows. */
    private static final String SEED = "seed";

    /**
     * Refuses what a stranger may not choose.
     *
     * @param components All that are to be made.
     * @throws IllegalArgumentException If one is of a class that is not trusted, or reads anything but files.
     */
    void require(List<ConfigurationData> components) {
        for (ConfigurationData component : components) {
            TrustedClasses.inForce().require(component.getClassName(), file.toString());
        }
        for (ConfigurationData component : components) {
            if (REMOTE.include(component.getClassName()) && !urlsAllowed) {
                throw new IllegalArgumentException(file + " was trained with " + component.getClassName()
                        + ", which reads from elsewhere; if you trust the file, allow it: --allow-url.");
            }
            component
                    .getProperties()
                    .forEach((name, property) -> ConfiguredValues.of(property).forEach(value -> {
                        String place = component.getClassName() + "." + name;
                        requireLocal(place, value);
                        if (NETWORKS.include(component.getClassName())) {
                            whole(value).ifPresent(width -> requireFits(place, value, width));
                        }
                        if (DRAWN.include(component.getClassName()) && !name.equals(SEED)) {
                            requireFew(place, value);
                        }
                    }));
            if (NETWORKS.include(component.getClassName())) {
                component
                        .getProperties()
                        .forEach((name, property) -> requireSmallBetween(
                                component.getClassName() + "." + name,
                                ConfiguredValues.of(property).toList()));
            }
        }
    }

    private void requireLocal(String place, String value) {
        if (value.contains("${")) {
            throw new IllegalArgumentException(file + " has '" + value + "' for " + place
                    + ", which stands for another value; it is not looked up.");
        }
        boolean ofFile = FILE.matcher(value).matches()
                && !ADDRESS.matcher(value.substring("file:".length())).find();
        if (ADDRESS.matcher(value).find() && !ofFile && !urlsAllowed) {
            throw new IllegalArgumentException(file + " has the address '" + value + "' for " + place
                    + "; nothing is fetched for a model's file. If you trust it, allow that: --allow-url.");
        }
        Path path = path(value, ofFile);
        if (path != null && Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
            throw new IllegalArgumentException(file + " has '" + value + "' for " + place
                    + ", which is no file but a pipe or a device; copy what it gives to a file, and train on that.");
        }
    }

    /** A whole number without its sign as OLCUT takes one: with a plus or a minus, and in digits of any script. */
    private static Optional<BigInteger> whole(String value) {
        try {
            return Optional.of(BigInteger.valueOf(Long.parseLong(value)).abs());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void requireFew(String place, String value) {
        if (whole(value).filter(rows -> rows.compareTo(MOST_DRAWN) > 0).isPresent()) {
            throw new IllegalArgumentException(file + " has " + value + " for " + place + "; at most " + MOST_DRAWN
                    + " rows are drawn for a model's file. Draw more yourself, and train on a file of them.");
        }
    }

    /** Refuses layers with more weights from one to the next than the file's own network can have. */
    private void requireSmallBetween(String place, List<String> widths) {
        BigInteger weights = BigInteger.ZERO;
        for (int i = 1; i < widths.size(); i++) {
            Optional<BigInteger> before = whole(widths.get(i - 1));
            Optional<BigInteger> after = whole(widths.get(i));
            if (before.isPresent() && after.isPresent()) {
                weights = weights.add(before.get().multiply(after.get()));
            }
        }
        requireFits(place, widths.toString(), weights);
    }

    /** Refuses a layer, or several, that the file's own network can't have. */
    private void requireFits(String place, String value, BigInteger weights) {
        if (weights.compareTo(BigInteger.valueOf(bytes() / Float.BYTES)) > 0) {
            throw new IllegalArgumentException(file + " has " + value + " for " + place
                    + ", but can't hold the weights of that: it has " + bytes() + " bytes.");
        }
    }

    /** Of the file and of the weights beside it. */
    private long bytes() {
        try {
            Path beside = file.resolveSibling(file.getFileName() + OnnxFiles.DATA_SUFFIX);
            return Files.size(file) + (Files.isRegularFile(beside) ? Files.size(beside) : 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path that a value may be; null where it is none. */
    private static Path path(String value, boolean ofFile) {
        try {
            return ofFile ? Path.of(URI.create(value)) : Path.of(value);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
