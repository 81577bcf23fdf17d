package org.idem4j.tribuo.engine.blas;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * How many threads BLAS takes for one product, in the whole process. OpenBLAS is asked itself, in 0.1 µs; JavaCPP's function of that
 * name looks for every library that may stand in its place each time, which takes more than half a millisecond.
 */
public final class BlasThreads {

    /** OpenBLAS's own functions. */
    private static final class Functions {
        private static native int openblas_get_num_threads();

        private static native void openblas_set_num_threads(int threads);
    }

    private static final class Library {
        private static final boolean REACHED = reached(OpenBlas.file());
    }

    private BlasThreads() {}

    /** Whether OpenBLAS itself can be asked, which takes JNA and the library's file. */
    private static boolean reached(Optional<Path> file) {
        try {
            file.ifPresent(library -> Native.register(Functions.class, NativeLibrary.getInstance(library.toString())));
            return file.isPresent();
        } catch (LinkageError e) {
            return false;
        }
    }

    /**
     * How many there are; loads the library, the first time.
     *
     * @return At least 1.
     */
    public static int count() {
        return Library.REACHED ? Functions.openblas_get_num_threads() : openblas_nolapack.blas_get_num_threads();
    }

    /**
     * Sets how many there are from now on; loads the library, the first time.
     *
     * @param threads At least 1.
     */
    public static void set(int threads) {
        if (Library.REACHED) {
            Functions.openblas_set_num_threads(threads);
        } else {
            openblas_nolapack.blas_set_num_threads(threads);
        }
    }
}
