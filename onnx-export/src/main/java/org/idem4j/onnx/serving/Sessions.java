package org.idem4j.onnx.serving;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Opens ONNX Runtime sessions on the first provider of an order that works, and says where they really compute. */
final class Sessions {

    private static final Logger LOGGER = Logger.getLogger(Sessions.class.getName());
    private static final AtomicBoolean FALLBACK_TOLD = new AtomicBoolean();

    private Sessions() {}

    /**
     * An open session.
     *
     * @param session To be closed by the taker.
     * @param placement Where it computes.
     */
    record Opened(OrtSession session, Placement placement) {}

    /** Tries out a new session; throws if it can't compute. */
    @FunctionalInterface
    interface Probe {
        void run(OrtSession session) throws OrtException;
    }

    static Opened open(OnnxFile file, ServingOptions options, Probe probe) throws OrtException {
        CommandLineLength.requireSafe();
        NativeLibraries.provide(!options.providers().equals(List.of(ExecutionProvider.CPU)) && NvidiaDriver.present());
        Attempt.Outcome<Opened> outcome = Attempt.first(
                options.providers(),
                attempt -> attempt.provider() == ExecutionProvider.CPU
                        ? onCpu(file, options, probe)
                        : onGpu(file, options, attempt, probe));
        report(file, outcome);
        return outcome.value();
    }

    private static void report(OnnxFile file, Attempt.Outcome<Opened> outcome) {
        Placement placement = outcome.value().placement();
        if (!placement.cpuNodes().isEmpty()) {
            LOGGER.log(Level.WARNING, "{0} is served on {1}.", new Object[] {file.origin(), placement});
        } else if (!outcome.failed().isEmpty() && FALLBACK_TOLD.compareAndSet(false, true)) {
            LOGGER.log(Level.INFO, "Serving on {0}; before it was tried {1}", new Object[] {
                placement, String.join("; ", outcome.failed())
            });
        }
    }

    private static Opened onCpu(OnnxFile file, ServingOptions options, Probe probe) throws OrtException {
        try (OrtSession.SessionOptions settings = settings(options)) {
            OrtSession session = file.createSession(settings);
            try {
                probe.run(session);
                return new Opened(session, new Placement(ExecutionProvider.CPU, List.of()));
            } catch (OrtException | RuntimeException e) {
                session.close();
                throw e;
            }
        }
    }

    private static Opened onGpu(OnnxFile file, ServingOptions options, Attempt attempt, Probe probe)
            throws OrtException {
        if (!NvidiaDriver.present()) {
            throw new OrtException("no NVIDIA driver was found on this machine");
        }
        try (OrtSession.SessionOptions settings = settings(options)) {
            addGpu(settings, options, attempt.provider());
            // The runtime would otherwise put single nodes on the CPU without a word.
            settings.addConfigEntry("session.disable_cpu_ep_fallback", attempt.cpuAllowed() ? "0" : "1");
            Opened opened = profiled(file, settings, attempt.provider(), probe);
            if (opened.placement().provider() != attempt.provider()) {
                opened.session().close();
                throw new OrtException("it was asked for, but the operators ran on " + opened.placement());
            }
            return opened;
        }
    }

    private static void addGpu(OrtSession.SessionOptions settings, ServingOptions options, ExecutionProvider provider)
            throws OrtException {
        if (provider == ExecutionProvider.TENSORRT) {
            try (OrtTensorRTProviderOptions tensorRt = new OrtTensorRTProviderOptions(options.deviceId())) {
                settings.addTensorrt(tensorRt);
            }
        }
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(options.deviceId())) {
            cuda.add("use_tf32", options.tf32() ? "1" : "0");
            if (options.gpuMemoryLimit() > 0) {
                cuda.add("gpu_mem_limit", Long.toString(options.gpuMemoryLimit()));
            }
            settings.addCUDA(cuda);
        }
    }

    /** Opens with a profile of the probe's run, which alone tells where the operators are. */
    static Opened profiled(OnnxFile file, OrtSession.SessionOptions settings, ExecutionProvider provider, Probe probe)
            throws OrtException {
        try {
            Path folder = Files.createTempDirectory("idem4j-profile");
            try {
                settings.enableProfiling(folder.resolve("run").toString());
                OrtSession session = file.createSession(settings);
                try {
                    probe.run(session);
                    Placement placement = Placement.of(Path.of(session.endProfiling()), provider);
                    return new Opened(session, placement);
                } catch (OrtException | IOException | RuntimeException e) {
                    session.close();
                    throw e;
                }
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The runtime's profile can't be written or read: " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    static OrtSession.SessionOptions settings(ServingOptions options) throws OrtException {
        OrtEnvironment.getEnvironment(); // must be there before any settings
        OrtSession.SessionOptions settings = new OrtSession.SessionOptions();
        settings.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        if (options.intraOpThreads() > 0) {
            settings.setIntraOpNumThreads(options.intraOpThreads());
        }
        return settings;
    }
}
