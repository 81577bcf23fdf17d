package org.idem4j.tribuo.engine.blas;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An x86-64 processor, as far as the choice of a kernel goes by it.
 *
 * @param vendor As the processor calls its maker, "GenuineIntel" for one.
 * @param family The number of its family.
 * @param flags The instruction sets that it has and the operating system has switched on, as Linux names them.
 */
record Processor(String vendor, int family, Set<String> flags) {

    /** The parts of AVX-512 that OpenBLAS's kernels use. */
    static final Set<String> AVX512 = Set.of("avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl");

    /** What its kernels of the time before use. */
    static final Set<String> AVX2 = Set.of("avx2", "fma");

    private static final Path LINUX = Path.of("/proc/cpuinfo");

    /** One processor has some thirty lines; no file is read for ever. */
    private static final int LINES = 200;

    private static final Pattern WINDOWS = Pattern.compile("Family (\\d+).*,\\s*(\\w+)\\s*$");
    private static final int WINDOWS_AVX2 = 40;
    private static final int WINDOWS_AVX512 = 41;

    Processor {
        flags = Set.copyOf(flags);
    }

    boolean has(Set<String> wanted) {
        return flags.containsAll(wanted);
    }

    /** This machine's, if it is an x86-64 one and the operating system tells; macOS doesn't, and OpenBLAS knows all of its. */
    static Optional<Processor> present(NativeEnvironment environment) {
        String architecture = System.getProperty("os.arch", "");
        if (!architecture.equals("amd64") && !architecture.equals("x86_64")) {
            return Optional.empty();
        }
        if (environment.windows()) {
            return ofWindows(System.getenv("PROCESSOR_IDENTIFIER"), environment::hasFeature);
        }
        try (BufferedReader reader = Files.newBufferedReader(LINUX)) {
            return ofLinux(reader);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The first processor of Linux's list. */
    static Optional<Processor> ofLinux(BufferedReader list) throws IOException {
        Map<String, String> facts = new HashMap<>();
        String line = list.readLine();
        for (int i = 0; i < LINES && line != null && !line.isBlank(); i++) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                facts.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
            line = list.readLine();
        }
        String family = facts.getOrDefault("cpu family", "");
        if (!family.matches("\\d{1,9}") || !facts.containsKey("vendor_id") || !facts.containsKey("flags")) {
            return Optional.empty();
        }
        return Optional.of(new Processor(
                facts.get("vendor_id"),
                Integer.parseInt(family),
                new HashSet<>(Arrays.asList(facts.get("flags").split("\\s+")))));
    }

    /**
     * Windows'.
     *
     * @param identifier Such as "Intel64 Family 6 Model 207 Stepping 2, GenuineIntel"; may be null.
     * @param has Whether a feature is there, by Windows' number. It has one number for all of AVX-512; the processors with
     *     less than the parts that are needed were never sold with Windows.
     */
    static Optional<Processor> ofWindows(String identifier, IntPredicate has) {
        Matcher matcher = WINDOWS.matcher(identifier == null ? "" : identifier);
        if (!matcher.find()) {
            return Optional.empty();
        }
        Set<String> flags = new HashSet<>();
        if (has.test(WINDOWS_AVX2)) {
            flags.addAll(AVX2);
        }
        if (has.test(WINDOWS_AVX512)) {
            flags.addAll(AVX512);
        }
        return Optional.of(new Processor(matcher.group(2), Integer.parseInt(matcher.group(1)), flags));
    }
}
