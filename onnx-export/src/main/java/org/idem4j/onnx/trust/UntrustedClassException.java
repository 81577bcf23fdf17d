package org.idem4j.onnx.trust;

import java.util.List;

/** A file names a class that it may not; nothing of that class was loaded. */
public final class UntrustedClassException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * Says which class it is, and how to allow it.
     *
     * @param className The class.
     * @param origin The file.
     * @param trusted What it may name.
     */
    UntrustedClassException(String className, String origin, List<String> trusted) {
        super(origin + " names the class '" + className + "', but reading a file loads none but those below "
                + String.join(", ", trusted) + ". If you know that class and trust the file, allow it: --allow-class "
                + className + ", or TrustedClasses in code.");
    }
}
