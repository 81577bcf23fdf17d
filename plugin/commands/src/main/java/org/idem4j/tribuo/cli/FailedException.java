package org.idem4j.tribuo.cli;

/** A job that failed though nothing was wrong with what it was given. */
final class FailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FailedException(String message) {
        super(message);
    }
}
