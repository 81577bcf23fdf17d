package org.idem4j.tribuo.data;

/** A table that can't be used; the message says which, where and what to do. */
public final class TableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message The file, the row and column, and the remedy.
     */
    public TableException(String message) {
        super(message);
    }

    /**
     * Says what is wrong.
     *
     * @param message The file, the row and column, and the remedy.
     * @param cause What brought it to light.
     */
    public TableException(String message, Throwable cause) {
        super(message, cause);
    }
}
