package org.idem4j.tribuo.engine.blas;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** OpenBLAS's kernels for x86-64, by the instruction set that they are written in, and which of them suits a processor. */
final class Kernels {

    private static final String AMD = "AuthenticAMD";
    private static final String HYGON = "HygonGenuine";

    /** The first family of AMD's Zen, and the first of its processors that compute 512 bits at once (Zen 5). */
    private static final int ZEN = 0x17;

    private static final int ZEN5 = 0x1A;

    /** By the instruction set that they are written in, oldest first: none of those below, AVX, AVX2 with FMA, AVX-512. */
    private static final List<Set<String>> AGES = List.of(
            Set.of(
                    "prescott",
                    "core2",
                    "penryn",
                    "dunnington",
                    "nehalem",
                    "atom",
                    "nano",
                    "opteron",
                    "opteron_sse3",
                    "barcelona",
                    "bobcat"),
            Set.of("sandybridge", "bulldozer", "piledriver", "steamroller"),
            Set.of("excavator", "haswell", "zen"),
            Set.of("skylakex", "cooperlake", "sapphirerapids"));

    private Kernels() {}

    /**
     * What a processor is to be given, known to OpenBLAS or not. On AMD's Zen 4, which computes 512 bits in two halves, the
     * kernel for Zen is as fast as MKL.
     *
     * @return A kernel's name; nothing where OpenBLAS's own choice is to stand.
     */
    static Optional<String> suited(Processor processor) {
        boolean amd = processor.vendor().equals(AMD) || processor.vendor().equals(HYGON);
        if (amd && processor.family() < ZEN) {
            return Optional.empty();
        }
        if (processor.has(Processor.AVX512) && processor.has(Processor.AVX2) && !(amd && processor.family() < ZEN5)) {
            return Optional.of("SkylakeX");
        }
        if (processor.has(Processor.AVX2)) {
            return Optional.of(amd ? "Zen" : "Haswell");
        }
        return processor.flags().contains("avx") ? Optional.of("Sandybridge") : Optional.empty();
    }

    /** Whether a kernel is known to be written for older instructions than another. */
    static boolean older(String kernel, String than) {
        return age(kernel) >= 0 && age(kernel) < age(than);
    }

    /** Whether a processor has the instructions of a kernel; of one that isn't known here, it hasn't. */
    static boolean runs(Processor processor, String kernel) {
        return switch (age(kernel)) {
            case 0 -> true;
            case 1 -> processor.flags().contains("avx");
            case 2 -> processor.has(Processor.AVX2);
            case 3 -> processor.has(Processor.AVX2) && processor.has(Processor.AVX512);
            default -> false;
        };
    }

    /** The place in the list; -1 for a kernel that isn't there. */
    private static int age(String kernel) {
        String name = kernel.toLowerCase(Locale.ROOT);
        for (int age = 0; age < AGES.size(); age++) {
            if (AGES.get(age).contains(name)) {
                return age;
            }
        }
        return -1;
    }
}
