package org.idem4j.tribuo.cluster;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.property.SimpleProperty;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.idem4j.onnx.graph.OnnxFiles;

/**
 * A configuration in an archive, with the files and folders that it names.
 *
 * @param places Where the archive has what the configuration names.
 */
record ShippedConfiguration(List<Place> places) implements Serializable {

    private static final String CONFIGURATION = "configuration.xml";

    /** The property of a component, and the file or folder of the archive that it is to name. */
    private record Place(String component, String property, boolean address, String path) implements Serializable {}

    /**
     * Writes an archive.
     *
     * @param manager The configuration, of which nothing has been made yet.
     * @param roots The components whose files, and those of what they are made of, are needed.
     * @param archive The zip to write.
     * @return What reads it.
     * @throws IOException If it can't be written, or a file can't be read.
     */
    static ShippedConfiguration write(ConfigurationManager manager, List<String> roots, Path archive)
            throws IOException {
        List<Place> places = new ArrayList<>();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (NamedFile file : NamedFile.in(manager, roots)) {
                // Each in a folder of its own, for several may be called the same.
                String folder = places.size() + "/";
                String name = folder + file.path().toAbsolutePath().normalize().getFileName();
                places.add(new Place(file.component(), file.property(), file.address(), name));
                add(zip, name, file.path());
                Path weights = file.path().resolveSibling(file.path().getFileName() + OnnxFiles.DATA_SUFFIX);
                if (Files.isRegularFile(weights)) { // of an ONNX file that leaves them outside
                    add(zip, folder + weights.getFileName(), weights);
                }
            }
            zip.putNextEntry(new ZipEntry(CONFIGURATION));
            manager.save(new Unclosed(zip), "xml", true);
        }
        return new ShippedConfiguration(List.copyOf(places));
    }

    private static void add(ZipOutputStream zip, String name, Path start) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(start, FileVisitOption.FOLLOW_LINKS)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String below = start.relativize(file).toString().replace('\\', '/');
            zip.putNextEntry(new ZipEntry(below.isEmpty() ? name : name + "/" + below));
            Files.copy(file, zip);
        }
    }

    /**
     * The configuration, anew.
     *
     * @param unpacked The folder that the archive was unpacked to.
     * @return The configuration, which names files in this folder.
     */
    ConfigurationManager manager(Path unpacked) {
        ConfigurationManager manager =
                new ConfigurationManager(unpacked.resolve(CONFIGURATION).toString());
        for (Place place : places) {
            Path path = unpacked.resolve(place.path);
            manager.overrideConfigurableProperty(
                    place.component,
                    place.property,
                    new SimpleProperty(place.address ? path.toUri().toString() : path.toString()));
        }
        return manager;
    }

    /** OLCUT closes what it writes to. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
