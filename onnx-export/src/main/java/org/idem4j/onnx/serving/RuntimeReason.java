package org.idem4j.onnx.serving;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why ONNX Runtime refuses something, in its words, without the places in its own source where it noticed. */
final class RuntimeReason {

    private static final Pattern CODE = Pattern.compile("^Error code - \\w+ - message: ");

    /** A file, a line and a function of the runtime's, up to its arguments. */
    private static final Pattern PLACE = Pattern.compile("\\S+\\.(cc|h|cpp|hpp):\\d+ [^(]*\\(");

    /** What follows the arguments: the condition that did not hold. */
    private static final Pattern CONDITION = Pattern.compile("\\G( const)?( \\S+( [=!<>]=? \\S+)? was false\\.)? ?");

    private RuntimeReason() {}

    /**
     * Tells it.
     *
     * @param message The runtime's message; null for none.
     * @return The same without code, places and signatures; all of it where nothing else would be left.
     */
    static String of(String message) {
        String all = String.valueOf(message).strip();
        String rest = CODE.matcher(all).replaceFirst("");
        Matcher place = PLACE.matcher(rest);
        while (place.find()) {
            int end = closing(rest, place.end());
            Matcher condition = CONDITION.matcher(rest).region(end, rest.length());
            int after = condition.find() ? condition.end() : end;
            rest = rest.substring(0, place.start()) + rest.substring(after);
            place = PLACE.matcher(rest);
        }
        return rest.isBlank() ? all : rest.strip();
    }

    /** Behind the parenthesis that closes the one before a place. */
    private static int closing(String text, int from) {
        int open = 1;
        int at = from;
        while (at < text.length() && open > 0) {
            open += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
            at++;
        }
        return at;
    }
}
