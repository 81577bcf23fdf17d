package org.idem4j.tribuo.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a process is in memory, code and heap and all, as Linux tells it.
 *
 * @param now The bytes at this moment.
 * @param peak The most bytes since the process began, or since {@link #forgetPeak}.
 */
record ResidentMemory(long now, long peak) {

    /**
     * Of a process.
     *
     * @param process Its number.
     * @return Empty on other systems, or if the process has ended.
     */
    static Optional<ResidentMemory> of(long process) {
        try {
            return Optional.of(parse(Files.readString(file(process, "status"))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * From what {@code /proc/…/status} says.
     *
     * @param status Its lines.
     * @return The lines VmRSS and VmHWM.
     * @throws IOException If there are none, as of a process that has ended.
     */
    static ResidentMemory parse(String status) throws IOException {
        return new ResidentMemory(bytes(status, "VmRSS"), bytes(status, "VmHWM"));
    }

    private static long bytes(String status, String field) throws IOException {
        Matcher line = Pattern.compile("^" + field + ":\\s+(\\d+) kB$", Pattern.MULTILINE)
                .matcher(status);
        if (!line.find()) {
            throw new IOException("no " + field);
        }
        return Long.parseLong(line.group(1)) * 1024;
    }

    /** The peak begins anew at what is in memory now; where the system does not do that, nothing happens. */
    static void forgetPeak(long process) {
        try {
            Files.writeString(file(process, "clear_refs"), "5");
        } catch (IOException e) {
            // then the peak is that of the whole process, which is no less
        }
    }

    private static Path file(long process, String name) {
        return Path.of("/proc", Long.toString(process), name);
    }
}
