package org.idem4j.tribuo.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process took from its start to its end.
 *
 * @param wallSeconds By the clock.
 * @param cpuSeconds On all cores, in the kernel too; NaN where the system does not tell, which is everywhere but on Linux.
 */
record WholeProcess(double wallSeconds, double cpuSeconds) {

    private static final Path TIMES = Path.of("/proc/self/stat");
    private static final double TICKS_PER_SECOND = 100;

    /**
     * Runs a process.
     *
     * @param command Its words.
     * @param folder Where it runs.
     * @throws IllegalStateException If it fails; the message is what it said.
     */
    static WholeProcess of(List<String> command, Path folder) throws IOException {
        double before = childrenSeconds();
        long start = System.nanoTime();
        said(command, folder);
        return new WholeProcess((System.nanoTime() - start) * 1e-9, childrenSeconds() - before);
    }

    /**
     * Runs a process for what it says.
     *
     * @param command Its words.
     * @param folder Where it runs.
     * @return All that it says.
     * @throws IllegalStateException If it fails; the message is what it said.
     */
    static String said(List<String> command, Path folder) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " failed:\n" + said);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("The benchmark was interrupted.", e);
        }
        return said;
    }

    /** What the children that have ended took, the 16th and 17th field behind the name in brackets. */
    private static double childrenSeconds() throws IOException {
        if (!Files.exists(TIMES)) {
            return Double.NaN;
        }
        String told = Files.readString(TIMES);
        String[] fields = told.substring(told.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_PER_SECOND;
    }
}
