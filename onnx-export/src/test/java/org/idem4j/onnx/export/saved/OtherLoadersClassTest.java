package org.idem4j.onnx.export.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.example.strangers.Flagged;
import org.example.strangers.Flags;
import org.idem4j.onnx.export.Networks;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes that only the thread's loader has, as that of a server or an editor's plugin, by names that are not all ASCII. */
class OtherLoadersClassTest {

    @TempDir
    private Path folder;

    /** {@link Flagged} by other names of as many bytes. */
    private static final class Loader extends ClassLoader {

        private static final String SIMPLE = "Flagged";

        private final String name;

        Loader(String name) {
            super(Flagged.class.getClassLoader());
            this.name = name;
        }

        @Override
        protected Class<?> findClass(String asked) throws ClassNotFoundException {
            if (!asked.equals("org.example.strangers." + name)) {
                throw new ClassNotFoundException(asked);
            }
            try (InputStream stream = flagged().openStream()) {
                String inside = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
                byte[] bytes = new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1)
                        .replace(SIMPLE, inside)
                        .getBytes(StandardCharsets.ISO_8859_1);
                return defineClass(asked, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(asked, e);
            }
        }

        @Override
        protected URL findResource(String file) {
            return file.equals("org/example/strangers/" + name + ".class") ? flagged() : null;
        }

        private static URL flagged() {
            return Flagged.class.getResource(SIMPLE + ".class");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Flagges", "Fläged", "Fl ag-d"})
    void should_stay_unloaded_where_they_stand_first_in_an_array(String name) throws IOException {
        SavedZip zip = new SavedZip(folder.resolve("net.zip")).save(Networks.of(Networks.dense(4, 3)));
        zip.replaceText(
                "\"iupdater\" : {",
                "\"iupdater\" : [\"org.example.strangers." + name + "\", \"text\"], \"former\" : {");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new Loader(name));
        try {
            Throwable refused = catchThrowable(() -> SavedNetwork.export(
                    zip.path(),
                    folder.resolve("net.onnx"),
                    new SavedNetworkOptions(13, List.of(), false, NormalizerChoice.WARN)));

            assertThat(Flags.raised()).isEmpty();
            assertThat(refused)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("names the class \"org.example.strangers." + name + "\" at");
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
