package org.idem4j.tribuo.task;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.EngineInfo;

/**
 * What a task ran on. Not compared when a job goes on: other versions, processors or thread counts may round
 * differently.
 *
 * @param idem4j The version of this library.
 * @param engine The engine's versions and threads.
 * @param java The version of Java.
 * @param os The operating system.
 * @param architecture The processor's architecture.
 * @param finished When it was done, ISO 8601.
 * @param seconds Wall-clock seconds.
 */
record TaskProvenance(
        String idem4j,
        EngineInfo engine,
        String java,
        String os,
        String architecture,
        String finished,
        double seconds) {

    static TaskProvenance of(double seconds) {
        String version = TaskProvenance.class.getPackage().getImplementationVersion();
        return new TaskProvenance(
                version == null ? "built from source" : version,
                Engine.info(),
                System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("os.arch"),
                OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                seconds);
    }
}
