package org.idem4j.tribuo.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The words that start another JVM. */
final class JavaCommand {

    private JavaCommand() {}

    /** The program of this JVM. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * A program on this JVM's class path, which stands in a file: ONNX Runtime crashes a JVM with a long command line.
     *
     * @param folder Where the file goes.
     * @param program The class with the main method.
     * @param arguments Its arguments.
     */
    static List<String> of(Path folder, Class<?> program, String... arguments) throws IOException {
        Path file = folder.resolve(program.getSimpleName() + ".args");
        String classPath = System.getProperty("java.class.path").replace("\\", "/");
        Files.writeString(file, "-cp \"" + classPath + "\" " + program.getName());
        List<String> command = new ArrayList<>(List.of(java(), "@" + file));
        command.addAll(List.of(arguments));
        return command;
    }
}
