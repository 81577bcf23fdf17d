package org.idem4j.tribuo.engine;

import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * One native thread pool at a time. ND4J's element-wise loops and OpenBLAS have pools of spinning workers that starve each
 * other on few cores (an element-wise operation of 0.06 ms was measured at 2.4 ms between two matrix products), so the
 * loops get one thread and BLAS all cores. Process-wide, set once, when the first network is opened.
 */
final class NativeThreads {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    static {
        Nd4j.create(1).close(); // loads the backend, whose start-up sets both counts
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        openblas_nolapack.blas_set_num_threads(CORES); // the line before has set BLAS to one thread too
    }

    private NativeThreads() {}

    /** Sets the counts on the first call. */
    static void arrange() {}

    /** The threads that BLAS uses. */
    static int blas() {
        return openblas_nolapack.blas_get_num_threads();
    }
}
