#!/usr/bin/env bash
# OLCUT's overrides take a value's commas, not the field's type, to tell lists from single values.
#
# Library   olcut-core 5.3.1, ConfigurationManager's command-line overrides (--@component.field value)
# Expected  A list field takes a list of one, a text field takes any text.
# Seen      2026-11-29: "0.5" for a list of numbers throws a ClassCastException when the component is looked up; "a,b" for a
#           text is stored as the text "[[a, b], []]" without a word.
# Matters   --@trainer.hidden 64 does not configure one hidden layer, and a path or a regular expression with a comma
#           becomes another one. Applications have to look at the field's type themselves.
set -euo pipefail
source "$(dirname "$0")/lib.bash"

run_java com.oracle.labs.olcut:olcut-core:5.3.1 <<'JAVA'
import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

public class Finding {
    public static class Component implements Configurable {
        @Config
        private List<Double> rates = new ArrayList<>();

        @Config
        private String text = "";
    }

    static void override(String field, String value) {
        String result;
        try {
            String[] line = {"-c", "configuration.xml", "--@component." + field, value};
            Component component = (Component) new ConfigurationManager(line, new Options() {}).lookup("component");
            result = field.equals("text") ? component.text : component.rates.toString();
        } catch (ClassCastException e) {
            result = "ClassCastException";
        }
        System.out.println(field + " " + value + ": " + result);
    }

    public static void main(String[] arguments) throws IOException {
        Files.writeString(
                Path.of("configuration.xml"),
                "<config><component name=\"component\" type=\"" + Component.class.getName() + "\"/></config>");
        override("rates", "0.5,1");
        override("rates", "0.5");
        override("text", "a");
        override("text", "a,b");
    }
}
JAVA

expect <<'SEEN'
rates 0.5,1: [0.5, 1.0]
rates 0.5: ClassCastException
text a: a
text a,b: [[a, b], []]
SEEN
