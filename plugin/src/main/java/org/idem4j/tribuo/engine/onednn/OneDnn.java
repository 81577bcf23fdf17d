package org.idem4j.tribuo.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;
import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;
import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;

/** The library: whether it is here, and its product of matrices. It chooses its code by the processor's instructions. */
public final class OneDnn {

    private static final Logger LOGGER = Logger.getLogger(OneDnn.class.getName());
    private static final String NAME = "oneDNN";

    /** What was loaded. */
    record Library(String description, OpenMp threads) {}

    private static final class Loaded {
        private static final Optional<Library> LIBRARY = load(OneDnn::library);
    }

    private static volatile boolean avoided;

    /** What is loaded, once it is. */
    private static volatile Library used;

    private OneDnn() {}

    /**
     * Has the whole process compute with what a model was trained with, so that the same bits come out: without the library, if its
     * name isn't there.
     *
     * @param description What computed then, {@link #used()} being part of it.
     * @param work What is computed so.
     * @return What it returns.
     * @param <T> The result's type.
     */
    public static <T> T computingAs(String description, Supplier<T> work) {
        boolean before = avoided;
        avoided = !description.contains(NAME);
        try {
            return work.get();
        } finally {
            avoided = before;
        }
    }

    /**
     * Whether the library is to compute; loads it, the first time that it is asked for.
     *
     * @return Whether it is here and not asked away.
     */
    public static boolean computes() {
        return !avoided && Loaded.LIBRARY.isPresent();
    }

    /**
     * The library in a line, once it has been loaded in this process.
     *
     * @return Such as "oneDNN 2.5.2, avx512_core".
     */
    public static Optional<String> used() {
        return Optional.ofNullable(avoided ? null : used).map(Library::description);
    }

    /**
     * Runs what calls the library, which takes no more than the calling thread for it.
     *
     * @param work What to run.
     */
    public static void alone(Runnable work) {
        Loaded.LIBRARY.orElseThrow().threads().alone(work);
    }

    /**
     * result ← left · right + keep · result, row-major.
     *
     * @param rows The rows of the result.
     * @param columns Its columns, also the floats from one of its rows to the next.
     * @param inner What is summed over.
     * @param left The left factor.
     * @param leftTransposed Whether it lies transposed.
     * @param leftStride The floats from one row to the next, as it lies.
     * @param right The right factor.
     * @param rightTransposed Whether it lies transposed.
     * @param rightStride The floats from one row to the next, as it lies.
     * @param keep What the result is multiplied by before.
     * @param result The result.
     */
    public static void multiply(
            int rows,
            int columns,
            int inner,
            FloatPointer left,
            boolean leftTransposed,
            int leftStride,
            FloatPointer right,
            boolean rightTransposed,
            int rightStride,
            float keep,
            FloatPointer result) {
        alone(() -> {
            int status = dnnl_sgemm(
                    letter(leftTransposed),
                    letter(rightTransposed),
                    rows,
                    columns,
                    inner,
                    1,
                    left,
                    leftStride,
                    right,
                    rightStride,
                    keep,
                    result,
                    columns);
            if (status != dnnl_success) {
                throw new IllegalStateException("oneDNN's product of " + rows + " × " + inner + " and " + inner + " × "
                        + columns + " failed with its status " + status + ".");
            }
        });
    }

    private static byte letter(boolean transposed) {
        return (byte) (transposed ? 'T' : 'N');
    }

    /** Nothing, and a message, where the library is missing. */
    static Optional<Library> load(Supplier<Library> loading) {
        try {
            used = loading.get();
            return Optional.of(used);
        } catch (LinkageError e) {
            LOGGER.warning("oneDNN can't be loaded (" + e.getMessage()
                    + "): OpenBLAS computes in its place, convolutions more slowly. There is none for macOS on Apple's"
                    + " processors; elsewhere put org.bytedeco:dnnl and org.bytedeco:opencl on the class path with the"
                    + " classifier of the platform, such as linux-x86_64.");
            return Optional.empty();
        }
    }

    static Library library() {
        Path wrapper = Path.of(Loader.load(dnnl.class));
        dnnl_version_t version = dnnl_version();
        String number = version.major() + "." + version.minor() + "." + version.patch();
        return new Library(
                NAME + " " + number + ", " + instructions(dnnl_get_effective_cpu_isa()),
                OpenMp.beside(wrapper.getParent()));
    }

    /** The name of an instruction set; the number of one that has none. */
    private static String instructions(int isa) {
        for (dnnl.cpu_isa named : dnnl.cpu_isa.values()) {
            if (named.value == isa) {
                return named.name().toLowerCase(Locale.ROOT);
            }
        }
        return "instruction set " + isa;
    }
}
