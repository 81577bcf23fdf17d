package org.idem4j.tribuo.engine.onednn;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.nio.file.Path;

/**
 * The threads that oneDNN asks OpenMP for, a number that each thread of the process has for itself and that ND4J sets for the
 * thread which it is called by alone.
 */
final class OpenMp {

    /** OpenMP's own functions. */
    private static final class Functions {
        private static native int omp_get_max_threads();

        private static native void omp_set_num_threads(int threads);
    }

    private final boolean reached;

    private OpenMp(boolean reached) {
        this.reached = reached;
    }

    /**
     * The one that a library uses; where it can't be reached, nothing is set and threads may be more than the cores.
     *
     * @param folder Where the library was loaded from.
     */
    static OpenMp beside(Path folder) {
        try {
            Native.register(Functions.class, NativeLibrary.getInstance(file(folder)));
            return new OpenMp(true);
        } catch (LinkageError e) {
            return new OpenMp(false);
        }
    }

    /** On Linux it has one with ND4J, whichever of them brought it, and Windows has its own. */
    private static String file(Path folder) {
        if (Platform.isWindows()) {
            return "vcomp140";
        }
        return Platform.isMac() ? folder.resolve("libiomp5.dylib").toString() : "libgomp.so.1";
    }

    /** The threads that the calling one may use; one where that isn't known. */
    int threads() {
        return reached ? Functions.omp_get_max_threads() : 1;
    }

    /** Has the calling thread compute alone. */
    void alone(Runnable work) {
        int before = threads();
        if (before == 1) {
            work.run();
            return;
        }
        Functions.omp_set_num_threads(1);
        try {
            work.run();
        } finally {
            Functions.omp_set_num_threads(before);
        }
    }
}
