package org.idem4j.onnx.serving;

import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One way to open a session.
 *
 * @param provider Where it computes: never AUTO.
 * @param cpuAllowed Whether single operators that a GPU lacks may run on the CPU.
 */
record Attempt(ExecutionProvider provider, boolean cpuAllowed) {

    /** Makes an attempt; throws if it can't compute. */
    @FunctionalInterface
    interface Opener<T> {
        T open(Attempt attempt) throws OrtException;
    }

    /**
     * What came of it.
     *
     * @param value The first that could be opened.
     * @param failed Why the earlier ones could not, in words; empty if none was tried.
     */
    record Outcome<T>(T value, List<String> failed) {}

    /** All of an order's, best first: a GPU without the CPU's help comes before one with it, so help is never silent. */
    static List<Attempt> of(List<ExecutionProvider> order) {
        boolean cpuAllowed = order.contains(ExecutionProvider.CPU);
        List<Attempt> attempts = new ArrayList<>();
        for (ExecutionProvider provider : order) {
            if (provider != ExecutionProvider.CPU) {
                attempts.add(new Attempt(provider, false));
            }
            if (cpuAllowed) {
                attempts.add(new Attempt(provider, true));
            }
        }
        return attempts;
    }

    /**
     * Opens by the first attempt that works.
     *
     * @throws ProviderUnavailableException If none does and a GPU was demanded.
     * @throws OrtException If not even the CPU can open it.
     */
    static <T> Outcome<T> first(List<ExecutionProvider> order, Opener<T> opener) throws OrtException {
        Set<String> failed = new LinkedHashSet<>();
        OrtException last = null;
        for (Attempt attempt : of(order)) {
            try {
                return new Outcome<>(opener.open(attempt), List.copyOf(failed));
            } catch (OrtException e) {
                failed.add(attempt.provider().runtimeName() + ": " + inSentence(e.getMessage()));
                last = e;
            }
        }
        if (order.contains(ExecutionProvider.CPU)) {
            throw last;
        }
        throw new ProviderUnavailableException(order, String.join("; ", failed), last);
    }

    /** The runtime's messages end with a full stop, a line break or both. */
    private static String inSentence(String message) {
        return message == null ? "no reason was given" : message.replaceAll("[.\\s]+$", "");
    }
}
