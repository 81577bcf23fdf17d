#!/usr/bin/env bash
# JavaCPP's indexers fail by a NullPointerException where the module jdk.unsupported is not there, as in most named modules.
#
# Library   javacpp 1.5.7, org.bytedeco.javacpp.indexer.Raw
# Expected  Indexers work, or the error says that sun.misc.Unsafe, of jdk.unsupported, is missing.
# Seen      2026-11-29: the failure to find the class is kept for later, when an indexer's field RAW is null. Beside a class path
#           alone the module is always there; an application that is a named module has it only if some module requires it.
# Matters   Each ND4J array reads its shape by such an indexer, so DL4J does not start in a named module. Remedy: `requires
#           jdk.unsupported` in the module's descriptor, or --add-modules jdk.unsupported.
set -euo pipefail
source "$(dirname "$0")/lib.bash"

# What a named application that does not require jdk.unsupported has, said by the flag for it.
java_options="--limit-modules java.base,java.logging"
run_java org.bytedeco:javacpp:1.5.7 "org.bytedeco:javacpp:1.5.7:$(platform)" <<'JAVA'
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.indexer.LongRawIndexer;

public class Finding {
    public static void main(String[] arguments) {
        try (LongPointer pointer = new LongPointer(7L)) {
            System.out.println(LongRawIndexer.create(pointer, 1).get(0));
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
    }
}
JAVA

expect <<'SEEN'
Cannot invoke "org.bytedeco.javacpp.indexer.Raw.getLong(long)" because "org.bytedeco.javacpp.indexer.LongRawIndexer.RAW" is null
SEEN
