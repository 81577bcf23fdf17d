package org.idem4j.onnx.serving;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.idem4j.onnx.graph.Precision;
import org.idem4j.onnx.repair.CalibratedFor;
import org.idem4j.onnx.repair.Calibration;

/**
 * Whether a file still gives the numbers that its calibration was made for.
 *
 * @param misfit What is to be said of one that does not.
 * @param remark What is to be said of one that does, but that another program has written; empty for nothing.
 * @param sha256 The file's hash.
 */
record CalibrationFit(Optional<String> misfit, Optional<String> remark, String sha256) {

    private static final Logger LOGGER = Logger.getLogger(CalibrationFit.class.getName());

    /** Files of which it has been told. */
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    /** A device of its own computes in numbers of its own, TensorFloat-32 say; what they change is not the file's. */
    private static final double ROUNDING_ELSEWHERE = 1e-2;

    /** Applies a file to the rows that its metadata hold. */
    static CalibrationFit of(ServedFile served) {
        String origin = served.file().origin();
        Calibration calibration = served.repairFacts().calibration();
        Optional<CalibratedFor> made = served.names().calibratedFor(served.function(), origin);
        if (calibration == null || made.isEmpty()) {
            return new CalibrationFit(
                    Optional.empty(), Optional.empty(), served.file().sha256());
        }
        CalibratedFor then = made.get();
        double difference = then.difference(rows -> served.rows().apply(rows, 1), calibration.deviations());
        boolean onCpu = served.function().placement().provider() == ExecutionProvider.CPU;
        boolean lostIntegers = Precision.named(then.precision()).isInteger()
                && !served.file().precision().isInteger(); // within a step of their coarse grid
        if (lostIntegers || !then.fits(difference) && (onCpu || !(difference <= ROUNDING_ELSEWHERE))) {
            return new CalibrationFit(
                    Optional.of(misfit(served, then, difference)),
                    Optional.empty(),
                    served.file().sha256());
        }
        String producer = served.function().producer();
        Optional<String> remark = producer.equals(then.producer())
                ? Optional.empty()
                : Optional.of(origin + " was written by '" + producer + "' after it had been calibrated as one of '"
                        + then.producer() + "'; it gives the same numbers, so the calibration holds.");
        return new CalibrationFit(Optional.empty(), remark, served.file().sha256());
    }

    private static String misfit(ServedFile served, CalibratedFor then, double difference) {
        return String.format(
                Locale.ROOT,
                "%s is not the file that it was calibrated as: that one was %s by '%s', this is %s by '%s', and what it gives"
                        + " for the rows stored in it lies %.2g deviations off. So the tolerances that it has are not its own;"
                        + " measure them anew by 'calibrate --model %s --data CSV' with clean rows.",
                served.file().origin(),
                then.precision(),
                then.producer(),
                served.file().precision(),
                served.function().producer(),
                difference,
                served.file().origin());
    }

    /** Tells it to the log, of each file once. */
    void tell() {
        if ((misfit.isPresent() || remark.isPresent()) && TOLD.add(sha256)) {
            misfit.ifPresent(LOGGER::warning);
            remark.ifPresent(text -> LOGGER.log(Level.INFO, text));
        }
    }
}
