package org.idem4j.tribuo.cli;

import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** "INFO: the message", without the dates and locales that {@link java.util.logging.SimpleFormatter} gets ready for each line. */
public final class LineFormatter extends Formatter {

    /** For the logging settings, which name this class. */
    public LineFormatter() {}

    @Override
    public String format(LogRecord told) {
        return told.getLevel().getName() + ": " + formatMessage(told) + System.lineSeparator();
    }
}
