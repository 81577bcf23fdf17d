package org.idem4j.onnx.trust;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the classes that a message of any kind names, in messages inside it, too. Which kind it is need not be known: Tribuo has a
 * class's name in field 2 of a message, OLCUT in 4 or 5.
 */
final class NamedClasses {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");
    private static final int LONGEST = 1000;
    /** Messages in messages; a model of models of models has a tenth of it. */
    private static final int DEEPEST = 400;

    private final TrustedClasses trusted;
    private final String origin;
    private final Set<String> harmless = new HashSet<>();

    private NamedClasses(TrustedClasses trusted, String origin) {
        this.trusted = trusted;
        this.origin = origin;
    }

    /**
     * Refuses a message that names a class which is there and not trusted.
     *
     * @throws UntrustedClassException If it does.
     * @throws IllegalArgumentException If it is too deep to be looked through.
     */
    static void requireTrusted(ByteString message, String origin) {
        new NamedClasses(TrustedClasses.inForce(), origin).look(message, 0);
    }

    private void look(ByteString message, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException(
                    origin + " holds messages in messages beyond a depth of " + DEEPEST + ".");
        }
        CodedInputStream stream = message.newCodedInput();
        stream.enableAliasing(true);
        try {
            for (int tag = stream.readTag(); tag != 0; tag = stream.readTag()) {
                if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                    field(WireFormat.getTagFieldNumber(tag), stream.readBytes(), depth);
                } else if (!stream.skipField(tag)) {
                    return;
                }
            }
        } catch (IOException e) {
            return; // numbers or text, and no message
        }
    }

    private void field(int number, ByteString content, int depth) {
        if ((number == 2 || number == 4 || number == 5) && content.size() <= LONGEST && content.isValidUtf8()) {
            String text = content.toStringUtf8();
            if (!trusted.include(text)
                    && harmless.add(text)
                    && NAME.matcher(text).matches()
                    && isThere(text)) {
                trusted.require(text, origin);
            }
        }
        look(content, depth + 1);
    }

    /** Whether a class can be had by that name; finds its file, and loads nothing. */
    private static boolean isThere(String name) {
        return NamedClasses.class.getClassLoader().getResource(name.replace('.', '/') + ".class") != null;
    }
}
