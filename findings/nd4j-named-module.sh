#!/usr/bin/env bash
# ND4J's API can't be on the module path: its jar names a service provider of a package that it does not hold.
#
# Library   nd4j-api 1.0.0-M2.1, META-INF/services of its jar
# Expected  A jar without a module descriptor is an automatic module.
# Seen      2026-11-29, JDK 17: java.lang.module.FindException, "Package org.nd4j.autodiff.validation.listeners not found in
#           module"; whatever else is on the module path, nothing starts.
# Matters   A pipeline that is a named module must leave DL4J's jars on the class path, from where automatic modules read them.
#           Build tools put all dependencies of a module that requires an automatic one on the module path.
set -euo pipefail
source "$(dirname "$0")/lib.bash"

run_java org.nd4j:nd4j-api:1.0.0-M2.1 <<'JAVA'
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Arrays;

public class Finding {
    public static void main(String[] arguments) {
        Path jar = Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .filter(path -> path.contains("nd4j-api-"))
                .map(Path::of)
                .findFirst()
                .orElseThrow();
        try {
            System.out.println(ModuleFinder.of(jar).findAll());
        } catch (FindException e) {
            System.out.println(e.getCause().getMessage());
        }
    }
}
JAVA

expect <<'SEEN'
Package org.nd4j.autodiff.validation.listeners not found in module
SEEN
