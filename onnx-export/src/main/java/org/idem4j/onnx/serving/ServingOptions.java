package org.idem4j.onnx.serving;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenancable;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.idem4j.onnx.repair.RepairFacts;

/** How a file is served: an immutable value, from {@link #defaults()} and the {@code with…} methods or from a configuration. */
public final class ServingOptions implements Configurable, Provenancable<ConfiguredObjectProvenance> {

    private static final String SHA256 = "[0-9a-fA-F]{64}";

    @Config(
            description =
                    "Where to compute, the first that works: CUDA, TENSORRT, CPU. Without CPU, a GPU is demanded.")
    private List<ExecutionProvider> providers = ExecutionProvider.AUTO.order();

    @Config(description = "Which GPU.")
    private int deviceId = 0;

    @Config(description = "The most bytes of the GPU's memory that CUDA's arena may take; 0 for no limit.")
    private long gpuMemoryLimit = 0;

    @Config(
            description =
                    "Whether a GPU may round the factors of matrix products to TF32: faster, no longer the CPU's results.")
    private boolean tf32 = false;

    @Config(
            description =
                    "The threads of one operator on the CPU; 0 leaves the choice to the runtime, but of small networks"
                            + " each runs on one, and batches are shared out by rows.")
    private int intraOpThreads = 0;

    @Config(description = "The file's SHA-256 in hexadecimal, checked before use; empty to skip the check.")
    private String expectedSha256 = "";

    /** For OLCUT. */
    private ServingOptions() {}

    /**
     * A GPU where there is one, else the CPU; the first device, no limit, full precision, the runtime's own threads, no hash.
     *
     * @return The options.
     */
    public static ServingOptions defaults() {
        return new ServingOptions();
    }

    @Override
    public void postConfig() {
        Fault fault = fault();
        if (fault != null) {
            throw new PropertyException("", fault.field(), fault.message());
        }
    }

    private record Fault(String field, String message) {}

    private Fault fault() {
        if (providers.isEmpty()
                || providers.contains(ExecutionProvider.AUTO)
                || new HashSet<>(providers).size() < providers.size()
                || providers.subList(0, providers.size() - 1).contains(ExecutionProvider.CPU)) {
            return new Fault(
                    "providers",
                    "The providers must be one or more of CUDA, TENSORRT and CPU, each once and CPU last, but are "
                            + providers + ".");
        }
        if (deviceId < 0) {
            return new Fault("deviceId", "The device id must not be negative, but is " + deviceId + ".");
        }
        if (gpuMemoryLimit < 0) {
            return new Fault(
                    "gpuMemoryLimit", "The memory limit must not be negative, but is " + gpuMemoryLimit + " bytes.");
        }
        if (intraOpThreads < 0) {
            return new Fault("intraOpThreads", "The threads must not be negative, but are " + intraOpThreads + ".");
        }
        if (!expectedSha256.isEmpty() && !expectedSha256.matches(SHA256)) {
            return new Fault(
                    "expectedSha256", "A SHA-256 has 64 hexadecimal digits, which '" + expectedSha256 + "' has not.");
        }
        return null;
    }

    private ServingOptions with(Consumer<ServingOptions> change) {
        ServingOptions changed = new ServingOptions();
        changed.providers = providers;
        changed.deviceId = deviceId;
        changed.gpuMemoryLimit = gpuMemoryLimit;
        changed.tf32 = tf32;
        changed.intraOpThreads = intraOpThreads;
        changed.expectedSha256 = expectedSha256;
        change.accept(changed);
        Fault fault = changed.fault();
        if (fault != null) {
            throw new IllegalArgumentException(fault.message());
        }
        return changed;
    }

    /**
     * The same on another provider.
     *
     * @param provider Where to compute; {@code AUTO} is CUDA, then the CPU.
     * @return New options.
     */
    public ServingOptions withProvider(ExecutionProvider provider) {
        return withProviders(provider.order());
    }

    /**
     * The same on the first of several providers that works.
     *
     * @param order CUDA, TENSORRT and CPU in any order, each at most once; CPU stands last, and where it stands single
     *     operators that a GPU lacks may run there too.
     * @return New options.
     * @throws IllegalArgumentException If it is no such order.
     */
    public ServingOptions withProviders(List<ExecutionProvider> order) {
        return with(options -> options.providers = List.copyOf(order));
    }

    /**
     * The same on another GPU.
     *
     * @param id The GPU's number, from 0.
     * @return New options.
     * @throws IllegalArgumentException If it is negative.
     */
    public ServingOptions withDeviceId(int id) {
        return with(options -> options.deviceId = id);
    }

    /**
     * The same with a bound on a GPU's memory.
     *
     * @param bytes The most that CUDA's arena may take; 0 for no limit.
     * @return New options.
     * @throws IllegalArgumentException If it is negative.
     */
    public ServingOptions withGpuMemoryLimit(long bytes) {
        return with(options -> options.gpuMemoryLimit = bytes);
    }

    /**
     * The same with or without TF32.
     *
     * @param allowed Whether a GPU may round the factors of matrix products to 10 bits.
     * @return New options.
     */
    public ServingOptions withTf32(boolean allowed) {
        return with(options -> options.tf32 = allowed);
    }

    /**
     * The same with other threads.
     *
     * @param threads The threads of one operator; 0 leaves the choice to the runtime, but of small networks each runs on one,
     *     and batches are shared out by rows.
     * @return New options.
     * @throws IllegalArgumentException If they are negative.
     */
    public ServingOptions withIntraOpThreads(int threads) {
        return with(options -> options.intraOpThreads = threads);
    }

    /**
     * The same for a known file.
     *
     * @param hash What {@code sha256sum M.onnx} says, or {@code cat M.onnx M.onnx.data | sha256sum} where the weights lie
     *     beside the file; empty to skip the check.
     * @return New options.
     * @throws IllegalArgumentException If it is no SHA-256 in hexadecimal.
     */
    public ServingOptions withExpectedSha256(String hash) {
        return with(options -> options.expectedSha256 = hash);
    }

    /**
     * Serves a file for the length of a call, for those who need not know what serves it.
     *
     * @param <T> What the call gives.
     * @param file The ONNX file.
     * @param use Takes the file's function, which is closed afterwards.
     * @return What it gives.
     * @throws IOException If the file can't be read.
     * @throws IllegalArgumentException If it is no ONNX file R<sup>n</sup> → R<sup>n</sup>, or not the one expected.
     * @throws ProviderUnavailableException If the provider asked for can't be had.
     */
    public <T> T serve(Path file, Function<RepairFacts.Known, T> use) throws IOException {
        try (OnnxRegressor f = OnnxRegressor.open(file, this)) {
            return use.apply(f);
        }
    }

    /**
     * Where to compute.
     *
     * @return The providers in the order in which they are tried; never {@code AUTO}.
     */
    public List<ExecutionProvider> providers() {
        return providers;
    }

    /**
     * Which GPU.
     *
     * @return Its number.
     */
    public int deviceId() {
        return deviceId;
    }

    /**
     * The bound on a GPU's memory.
     *
     * @return Bytes; 0 for none.
     */
    public long gpuMemoryLimit() {
        return gpuMemoryLimit;
    }

    /**
     * Whether a GPU may use TF32.
     *
     * @return True if it may.
     */
    public boolean tf32() {
        return tf32;
    }

    /**
     * The threads of one operator on the CPU.
     *
     * @return The threads; 0 for the runtime's choice.
     */
    public int intraOpThreads() {
        return intraOpThreads;
    }

    /**
     * The hash that the file must have.
     *
     * @return In hexadecimal; empty for any.
     */
    public String expectedSha256() {
        return expectedSha256;
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "ServingOptions");
    }
}
