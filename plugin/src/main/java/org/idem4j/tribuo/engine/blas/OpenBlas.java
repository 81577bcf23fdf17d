package org.idem4j.tribuo.engine.blas;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Loads OpenBLAS with the kernel that suits the processor. The library reads the environment variable that chooses one while it
 * loads; it is set for as long, where only native code sees it, and a user's own setting stands.
 */
public final class OpenBlas {

    private static final Logger LOGGER = Logger.getLogger(OpenBlas.class.getName());
    private static final String VARIABLE = "OPENBLAS_CORETYPE";

    /** By which JavaCPP's presets are told to load another library, MKL say, in its place. */
    private static final String REPLACED = "org.bytedeco.openblas.load";

    /** The library's names on Linux, macOS and Windows. */
    private static final List<String> FILES =
            List.of("libopenblas_nolapack.so.0", "libopenblas_nolapack.0.dylib", "libopenblas_nolapack.dll");

    private static final NativeEnvironment ENVIRONMENT = new NativeEnvironment();

    /** A kernel that was asked for; empty text for OpenBLAS's own choice. */
    private static String wanted;

    private static BlasInfo loaded;
    private static Optional<Path> file = Optional.empty();

    private OpenBlas() {}

    /**
     * Asks for the kernel that a model was trained with, so that the same bits come out. Nothing happens if the library is
     * loaded already, or if this processor lacks the instructions.
     *
     * @param description What {@link BlasInfo#toString()} said then; where it names no kernel, OpenBLAS chooses by itself.
     */
    public static synchronized void prefer(String description) {
        wanted = BlasInfo.kernelOf(description).orElse("");
    }

    /**
     * Loads the library, the first time that it is called: the one without LAPACK, which is called here, and the one with it,
     * which ND4J links to.
     *
     * @return What was loaded.
     */
    public static synchronized BlasInfo load() {
        if (loaded == null) {
            Optional<Processor> processor = processor();
            Optional<String> choice =
                    processor.flatMap(present -> choice(present, wanted)).filter(OpenBlas::ask);
            try {
                Path wrapper = Path.of(Loader.load(openblas_nolapack.class));
                Loader.load(openblas.class);
                file = file(wrapper.getParent());
                loaded = describe();
            } finally {
                choice.ifPresent(kernel -> ENVIRONMENT.remove(VARIABLE));
            }
            choice.ifPresent(OpenBlas::warnIfOlder);
        }
        return loaded;
    }

    /** Which kernel to ask for; nothing where OpenBLAS's own choice, or the user's, is to stand. */
    static Optional<String> choice(Processor processor, String asked) {
        if (System.getenv(VARIABLE) != null || System.getProperty(REPLACED) != null) {
            return Optional.empty();
        }
        if (asked == null) {
            return Kernels.suited(processor);
        }
        return Optional.of(asked).filter(kernel -> Kernels.runs(processor, kernel));
    }

    private static Optional<Processor> processor() {
        try {
            return Processor.present(ENVIRONMENT);
        } catch (LinkageError e) {
            return Optional.empty();
        }
    }

    /** Sets the variable; where JNA can't load its own library, from a folder without the right to, OpenBLAS chooses by itself. */
    private static boolean ask(String kernel) {
        try {
            ENVIRONMENT.set(VARIABLE, kernel);
            return true;
        } catch (LinkageError e) {
            LOGGER.warning("OpenBLAS can't be told its kernel, since JNA's library can't be loaded (" + e.getMessage()
                    + "): training may be several times slower. Start Java with the environment variable " + VARIABLE
                    + "="
                    + kernel + ".");
            return false;
        }
    }

    /** The library's file, which is loaded if it isn't yet; empty where another was put in its place. */
    static synchronized Optional<Path> file() {
        load();
        return file;
    }

    private static Optional<Path> file(Path folder) {
        return System.getProperty(REPLACED) != null
                ? Optional.empty()
                : FILES.stream().map(folder::resolve).filter(Files::exists).findFirst();
    }

    private static BlasInfo describe() {
        if (System.getProperty(REPLACED) != null) {
            return new BlasInfo(System.getProperty(REPLACED), "", "");
        }
        try {
            return file.map(Path::toString)
                    .map(library -> BlasInfo.of(
                            NativeEnvironment.text(library, "openblas_get_config"),
                            NativeEnvironment.text(library, "openblas_get_corename")))
                    .orElse(BlasInfo.UNKNOWN);
        } catch (LinkageError e) {
            return BlasInfo.UNKNOWN; // without JNA it can't be asked
        }
    }

    private static void warnIfOlder(String chosen) {
        if (loaded.kernel().isEmpty() || !Kernels.older(loaded.kernel(), chosen)) {
            return;
        }
        LOGGER.warning("OpenBLAS computes with its kernel " + loaded.kernel()
                + ", which is made for older processors than this"
                + " one: its matrix products, and so training, may take several times as long as with " + chosen
                + ". Another part of this program has loaded OpenBLAS first: call org.idem4j.tribuo.engine.Engine.info() before"
                + " anything else that uses ND4J, or start Java with the environment variable " + VARIABLE + "="
                + chosen + ".");
    }
}
