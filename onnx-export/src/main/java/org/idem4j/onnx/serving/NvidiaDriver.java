package org.idem4j.onnx.serving;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks for an NVIDIA driver by the files it leaves. ONNX Runtime's own list of providers says CUDA on any machine, and
 * trying CUDA first unpacks a library of half a gigabyte; this look costs nothing.
 */
final class NvidiaDriver {

    /** Linux, Linux without /proc, Windows' Linux, Windows. */
    private static final List<String> TRACES =
            List.of("proc/driver/nvidia/version", "dev/nvidiactl", "dev/dxg", "Windows/System32/nvcuda.dll");

    private NvidiaDriver() {}

    static boolean present() {
        return present(Path.of("").toAbsolutePath().getRoot());
    }

    /** Whether there is a driver below a file system's root. */
    static boolean present(Path root) {
        return TRACES.stream().map(root::resolve).anyMatch(Files::exists);
    }
}
