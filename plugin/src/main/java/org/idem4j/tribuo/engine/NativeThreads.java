package org.idem4j.tribuo.engine;

import java.util.logging.Logger;
import org.idem4j.tribuo.engine.blas.BlasThreads;
import org.idem4j.tribuo.engine.blas.OpenBlas;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * One thread pool at a time. OpenBLAS and ND4J's element-wise loops have pools of spinning threads that starve each other
 * on few cores (an operation of 0.06 ms was measured at 2.4 ms between two matrix products). While a network trains or is
 * applied, or a {@link BlasProduct} is open, both are set to one thread and {@link Workers} shares out the work, so that the
 * bits are the same whoever else computes; after the last of them both get back what they had. The counts are the process's:
 * other ND4J computations run on one thread for as long.
 */
final class NativeThreads {

    private static final Logger LOGGER = Logger.getLogger(NativeThreads.class.getName());
    /** By ND4J's level. */
    private static final String[] BUILDS = {"unknown", "generic", "avx2", "avx512"};

    /** What JavaCPP's indexers reach native memory by. */
    private static final String UNSAFE = "sun.misc.Unsafe";

    /** ND4J's native operations, loaded on first use. */
    private static final class Native {
        private static final NativeOps OPS;

        static {
            OpenBlas.load(); // before ND4J does
            Nd4j.create(1).close(); // loads the backend, whose start-up sets both counts
            OPS = NativeOpsHolder.getInstance().getDeviceNativeOps();
        }
    }

    private static boolean warned;

    private static int holders;
    private static int blasThreads;
    private static int loopThreads;

    private NativeThreads() {}

    /**
     * To be called before ND4J's pointers are used.
     *
     * @throws IllegalStateException If the module jdk.unsupported is missing, as in a named module that does not require it.
     */
    static void load() {
        requireClass(UNSAFE);
        ops();
    }

    /** Without the class JavaCPP fails much later, by a null pointer that tells nothing. */
    static void requireClass(String name) {
        try {
            Class.forName(name, false, ClassLoader.getSystemClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "DL4J's native libraries need the class " + name + ", which is not there: a program that is a named"
                            + " module must say 'requires jdk.unsupported;' in its module-info.java, or be started with"
                            + " --add-modules jdk.unsupported.",
                    e);
        }
    }

    private static NativeOps ops() {
        return Native.OPS;
    }

    /**
     * Says once if ND4J's native library is a build for older processors than this one. Its loops compute no more here than
     * the activation functions that have no fused form, up to a third slower than they could (measured: MISH).
     *
     * @param function The one for which they are wanted.
     */
    static synchronized void warnOfSlowerBuild(String function) {
        if (!warned && ops().binaryLevel() < ops().optimalLevel()) {
            warned = true;
            LOGGER.warning(
                    "The activation function " + function + " is computed by ND4J's native library, of which the "
                            + BUILDS[ops().binaryLevel()] + " build is loaded, though this processor runs the "
                            + BUILDS[ops().optimalLevel()] + " build: put the classifier that ends in -"
                            + BUILDS[ops().optimalLevel()]
                            + " of org.nd4j:nd4j-native on the class path in place of the other, or live with a step that may be"
                            + " a little slower.");
        }
    }

    /** Forgets that it has been said; for tests. */
    static synchronized void warnAgain() {
        warned = false;
    }

    static synchronized void acquire() {
        if (holders == 0) {
            blasThreads = BlasThreads.count();
            loopThreads = ops().ompGetMaxThreads();
            set(1, 1);
        }
        holders++;
    }

    static synchronized void release() {
        holders--;
        if (holders == 0) {
            set(blasThreads, loopThreads);
        }
    }

    private static void set(int blas, int loops) {
        ops().setOmpNumThreads(loops); // may set BLAS too, so it goes first
        BlasThreads.set(blas);
    }

    /** The threads that BLAS uses for one product, and ND4J for one loop. */
    static synchronized int[] counts() {
        return new int[] {BlasThreads.count(), ops().ompGetMaxThreads()};
    }
}
