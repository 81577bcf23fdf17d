package org.idem4j.tribuo.data.image;

/** Images that can't be used; the message says which, where and what to do. */
public final class ImageException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message The file, the place and the remedy.
     */
    public ImageException(String message) {
        super(message);
    }

    /**
     * Says what is wrong.
     *
     * @param message The file, the place and the remedy.
     * @param cause What brought it to light.
     */
    public ImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
