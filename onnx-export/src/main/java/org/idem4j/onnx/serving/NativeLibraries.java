package org.idem4j.onnx.serving;

import ai.onnxruntime.OrtEnvironment;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.idem4j.onnx.io.AtomicFile;

/**
 * Keeps ONNX Runtime's native libraries unpacked in the folder that the system property {@value #FOLDER} names. Left alone, the
 * runtime unpacks them from its jar in every process: 32 MB, and with a GPU 580 MB more. Each is compared with the jar's
 * checksum before use. Whatever goes wrong here, the runtime does as it would have done.
 */
final class NativeLibraries {

    /** Where to keep them; without it nothing is kept. */
    static final String FOLDER = "idem4j.natives";

    /** The runtime's own property; one that a user set is left alone. */
    static final String TAKEN_FROM = "onnxruntime.native.path";

    private static final String CORE = "onnxruntime";
    private static final List<String> ALWAYS = List.of(CORE, "onnxruntime4j_jni", "onnxruntime_providers_shared");
    private static final List<String> FOR_GPU = List.of("onnxruntime_providers_cuda", "onnxruntime_providers_tensorrt");

    /** What was found whole in this process, or put there. */
    private static final Set<Path> WHOLE = new HashSet<>();

    private NativeLibraries() {}

    /**
     * Has the runtime find its libraries unpacked; without effect on those that it has loaded.
     *
     * @param gpu Whether a GPU is going to be tried.
     */
    static synchronized void provide(boolean gpu) {
        String folder = System.getProperty(FOLDER);
        boolean others = System.getProperty(TAKEN_FROM) != null && WHOLE.isEmpty();
        if (folder == null || folder.isEmpty() || others) {
            return;
        }
        try {
            System.setProperty(TAKEN_FROM, kept(Path.of(folder), gpu, WHOLE).toString());
        } catch (IOException | RuntimeException e) {
            // No such jar, or no room: the runtime looks for itself, and says what it misses.
        }
    }

    /**
     * Unpacks what is not there.
     *
     * @param folder Where to keep the libraries, those of each version in a folder of their own.
     * @param whole What need not be looked at again; what is found whole or unpacked is added.
     * @return That folder.
     */
    static Path kept(Path folder, boolean gpu, Set<Path> whole) throws IOException {
        String inJar = "ai/onnxruntime/native/" + platform() + "/";
        try (JarFile jar = jarWith(inJar + fileName(CORE))) {
            long version = jar.getJarEntry(inJar + fileName(CORE)).getCrc();
            Path place =
                    folder.resolve(platform() + "-" + Long.toHexString(version)).toAbsolutePath();
            keep(ALWAYS, jar, inJar, place, whole);
            if (gpu) {
                keep(FOR_GPU, jar, inJar, place, whole);
            }
            return place;
        }
    }

    private static void keep(List<String> libraries, JarFile jar, String inJar, Path place, Set<Path> whole)
            throws IOException {
        for (String library : libraries) {
            JarEntry entry = jar.getJarEntry(inJar + fileName(library));
            Path file = place.resolve(fileName(library));
            if (entry != null && !whole.contains(file)) { // the CPU jar has but the first two
                if (!isWhole(file, entry)) {
                    try (InputStream packed = jar.getInputStream(entry)) {
                        AtomicFile.write(file, packed::transferTo);
                    }
                }
                whole.add(file);
            }
        }
    }

    private static boolean isWhole(Path file, JarEntry entry) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
            return false;
        }
        CRC32 sum = new CRC32();
        try (InputStream stream = new CheckedInputStream(Files.newInputStream(file), sum)) {
            byte[] buffer = new byte[1 << 16];
            while (stream.read(buffer) >= 0) {
                // the sum is all that is wanted
            }
        }
        return sum.getValue() == entry.getCrc();
    }

    private static JarFile jarWith(String resource) throws IOException {
        URL url = OrtEnvironment.class.getResource("/" + resource);
        if (url != null && url.openConnection() instanceof JarURLConnection connection) {
            connection.setUseCaches(false); // which would keep it open, or close it on others
            return connection.getJarFile();
        }
        throw new FileNotFoundException(resource + " lies in no jar");
    }

    /** As the runtime names it. */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return (system.contains("mac") ? "osx" : system.contains("win") ? "win" : "linux")
                + (processor.equals("amd64") || processor.equals("x86_64") ? "-x64" : "-" + processor);
    }

    private static String fileName(String library) {
        return System.mapLibraryName(library);
    }
}
