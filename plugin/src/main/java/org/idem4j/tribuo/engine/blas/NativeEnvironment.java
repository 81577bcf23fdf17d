package org.idem4j.tribuo.engine.blas;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;

/**
 * The process's environment as native code sees it; Java's own view of it is a copy. Libraries read theirs as they load.
 */
final class NativeEnvironment {

    /** Of POSIX. */
    private interface Posix extends Library {
        int setenv(String name, String value, int overwrite);

        int unsetenv(String name);
    }

    /** Of Windows. */
    private interface Kernel32 extends StdCallLibrary {
        boolean SetEnvironmentVariable(String name, String value);

        boolean IsProcessorFeaturePresent(int feature);
    }

    private static final class Libraries {
        private static final Posix POSIX = windowsHere() ? null : Native.load(Platform.C_LIBRARY_NAME, Posix.class);
        private static final Kernel32 KERNEL32 =
                windowsHere() ? Native.load("kernel32", Kernel32.class, W32APIOptions.UNICODE_OPTIONS) : null;
    }

    private static boolean windowsHere() {
        return Platform.isWindows();
    }

    boolean windows() {
        return windowsHere();
    }

    /** Whether the processor has a feature, by Windows' number. */
    boolean hasFeature(int number) {
        return Libraries.KERNEL32.IsProcessorFeaturePresent(number);
    }

    void set(String name, String value) {
        if (windowsHere()) {
            Libraries.KERNEL32.SetEnvironmentVariable(name, value);
        } else {
            Libraries.POSIX.setenv(name, value, 1);
        }
    }

    void remove(String name) {
        if (windowsHere()) {
            Libraries.KERNEL32.SetEnvironmentVariable(name, null);
        } else {
            Libraries.POSIX.unsetenv(name);
        }
    }

    /**
     * What a function of a loaded library says that takes nothing and returns text.
     *
     * @param library Its file.
     * @param function Its name.
     */
    static String text(String library, String function) {
        return (String) NativeLibrary.getInstance(library).getFunction(function).invoke(String.class, new Object[0]);
    }
}
