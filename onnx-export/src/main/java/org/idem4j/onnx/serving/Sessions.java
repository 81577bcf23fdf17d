package org.idem4j.onnx.serving;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Opens ONNX Runtime sessions on the provider asked for, and says which one it became. */
final class Sessions {

    private static final Logger LOGGER = Logger.getLogger(Sessions.class.getName());
    private static final AtomicBoolean FALLBACK_TOLD = new AtomicBoolean();

    private Sessions() {}

    /**
     * An open session.
     *
     * @param session To be closed by the taker.
     * @param provider Where it computes: never AUTO.
     */
    record Opened(OrtSession session, ExecutionProvider provider) {}

    /** Tries out a new session; throws if it can't compute. */
    @FunctionalInterface
    interface Probe {
        void run(OrtSession session) throws OrtException;
    }

    static Opened open(byte[] model, ServingOptions options, Probe probe) throws OrtException {
        CommandLineLength.requireSafe();
        return switch (options.provider()) {
            case CPU -> new Opened(onCpu(model, options, probe), ExecutionProvider.CPU);
            case AUTO -> automatic(model, options, probe);
            case CUDA, TENSORRT -> demanded(model, options, probe);
        };
    }

    private static Opened automatic(byte[] model, ServingOptions options, Probe probe) throws OrtException {
        String reason = "no NVIDIA driver was found";
        if (NvidiaDriver.present()) {
            try {
                return new Opened(onGpu(model, options, ExecutionProvider.CUDA, probe), ExecutionProvider.CUDA);
            } catch (OrtException e) {
                reason = "CUDA could not be used (" + e.getMessage() + ")";
            }
        }
        OrtSession session = onCpu(model, options, probe);
        if (FALLBACK_TOLD.compareAndSet(false, true)) {
            LOGGER.log(Level.INFO, "Serving on the CPU: {0}.", reason);
        }
        return new Opened(session, ExecutionProvider.CPU);
    }

    private static Opened demanded(byte[] model, ServingOptions options, Probe probe) {
        ExecutionProvider provider = options.provider();
        if (!NvidiaDriver.present()) {
            throw new ProviderUnavailableException(provider, "no NVIDIA driver was found on this machine.", null);
        }
        try {
            return new Opened(onGpu(model, options, provider, probe), provider);
        } catch (OrtException e) {
            throw new ProviderUnavailableException(provider, e.getMessage(), e);
        }
    }

    private static OrtSession onCpu(byte[] model, ServingOptions options, Probe probe) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions settings = settings(options)) {
            return probed(environment.createSession(model, settings), probe);
        }
    }

    private static OrtSession onGpu(byte[] model, ServingOptions options, ExecutionProvider provider, Probe probe)
            throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions settings = settings(options)) {
            if (provider == ExecutionProvider.TENSORRT) {
                try (OrtTensorRTProviderOptions tensorRt = new OrtTensorRTProviderOptions(options.deviceId())) {
                    settings.addTensorrt(tensorRt);
                }
            }
            try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(options.deviceId())) {
                cuda.add("use_tf32", options.tf32() ? "1" : "0");
                settings.addCUDA(cuda);
            }
            // The runtime would otherwise put single nodes on the CPU without a word.
            settings.addConfigEntry("session.disable_cpu_ep_fallback", "1");
            return probed(environment.createSession(model, settings), probe);
        }
    }

    private static OrtSession.SessionOptions settings(ServingOptions options) throws OrtException {
        OrtSession.SessionOptions settings = new OrtSession.SessionOptions();
        settings.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        settings.addConfigEntry("session.intra_op.allow_spinning", "0");
        if (options.intraOpThreads() > 0) {
            settings.setIntraOpNumThreads(options.intraOpThreads());
        }
        return settings;
    }

    private static OrtSession probed(OrtSession session, Probe probe) throws OrtException {
        boolean usable = false;
        try {
            probe.run(session);
            usable = true;
            return session;
        } finally {
            if (!usable) {
                session.close();
            }
        }
    }
}
