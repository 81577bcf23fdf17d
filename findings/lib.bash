# What all findings share; sourced, not run: a temporary folder that goes away, pinned public packages, and the comparison.
# Needs JDK 17 or newer and Maven for the Java ones, Python 3.10 or newer for the others. Packages come by the user's own
# settings of Maven and pip.

title=$(sed -n '2s/^# //p' "$0") # the finding in one sentence
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# What ND4J and JavaCPP call this machine's native libraries.
platform() {
    local system machine
    case $(uname -s) in Darwin) system=macosx ;; *) system=linux ;; esac
    case $(uname -m) in aarch64 | arm64) machine=arm64 ;; *) machine=x86_64 ;; esac
    echo "$system-$machine"
}

# DL4J's newest release, for the CPU.
dl4j() {
    echo org.deeplearning4j:deeplearning4j-nn:1.0.0-M2.1 \
        org.nd4j:nd4j-native:1.0.0-M2.1 "org.nd4j:nd4j-native:1.0.0-M2.1:$(platform)" \
        "org.bytedeco:openblas:0.3.19-1.5.7:$(platform)" "org.bytedeco:javacpp:1.5.7:$(platform)"
}

# Compiles and runs a Java source, whose class is Finding, from standard input.
# run_java GROUP:ARTIFACT:VERSION[:CLASSIFIER]...; flags for the JVM that runs it, if any, in java_options
run_java() {
    cat > Finding.java
    pom "$@" > pom.xml
    mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath -Dmdep.outputFile=classpath > log 2>&1 ||
        broken
    # In an argument file, for a class path on the command line can be too long.
    echo "-cp \"$(cat classpath):.\"" > arguments
    javac -d . @arguments Finding.java > log 2>&1 || broken
    java -Xmx1g -Duser.language=en ${java_options:-} @arguments Finding > printed 2> log || broken
}

pom() {
    echo '<project><modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId>'
    echo '<version>1</version><dependencies>'
    local coordinates group artifact version classifier
    for coordinates in "$@"; do
        IFS=: read -r group artifact version classifier <<< "$coordinates"
        echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version>"
        echo "${classifier:+<classifier>$classifier</classifier>}</dependency>"
    done
    echo '</dependencies></project>'
}

# Runs a Python source from standard input; several calls add to what was printed.
# run_python PACKAGE==VERSION...
run_python() {
    [ -d venv ] || python3 -m venv venv > log 2>&1 || broken
    venv/bin/pip install -q --no-compile "$@" > log 2>&1 || broken
    venv/bin/python - >> printed 2> log || broken
}

# The packages could not be had, or the program failed: that says nothing about the finding.
broken() {
    cat log >&2
    echo "could not be run: $title" >&2
    exit 2
}

# Compares what was printed with standard input, what was seen when the finding was made.
expect() {
    cat > seen
    if cmp -s seen printed; then
        echo "seen again: $title"
        return
    fi
    printf 'changed: %s\n--- seen then\n%s\n--- printed now\n%s\n' "$title" "$(cat seen)" "$(cat printed)" >&2
    exit 1
}
