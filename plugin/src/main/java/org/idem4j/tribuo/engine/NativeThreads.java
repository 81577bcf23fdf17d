package org.idem4j.tribuo.engine;

import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * One thread pool at a time. OpenBLAS and ND4J's element-wise loops have pools of spinning threads that starve each other
 * on few cores (an operation of 0.06 ms was measured at 2.4 ms between two matrix products). While a network trains, both
 * are set to one thread and {@link Workers} shares out the work; after the last training both get back what they had. The
 * counts are the process's: other ND4J computations run on one thread for as long.
 */
final class NativeThreads {

    private static final NativeOps OPS;

    private static int trainings;
    private static int blasThreads;
    private static int loopThreads;

    static {
        Nd4j.create(1).close(); // loads the backend, whose start-up sets both counts
        OPS = NativeOpsHolder.getInstance().getDeviceNativeOps();
    }

    private NativeThreads() {}

    /** To be called before ND4J's pointers are used. */
    static void load() {}

    static synchronized void acquire() {
        if (trainings++ == 0) {
            blasThreads = openblas_nolapack.blas_get_num_threads();
            loopThreads = OPS.ompGetMaxThreads();
            set(1, 1);
        }
    }

    static synchronized void release() {
        if (--trainings == 0) {
            set(blasThreads, loopThreads);
        }
    }

    private static void set(int blas, int loops) {
        OPS.setOmpNumThreads(loops); // may set BLAS too, so it goes first
        openblas_nolapack.blas_set_num_threads(blas);
    }

    /** The threads that BLAS uses for one product, and ND4J for one loop. */
    static synchronized int[] counts() {
        return new int[] {openblas_nolapack.blas_get_num_threads(), OPS.ompGetMaxThreads()};
    }
}
