package org.idem4j.onnx.export.saved;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.util.ModelSerializer;
import org.idem4j.onnx.export.Parity;

/** A zip of DL4J's that a test changes. */
record SavedZip(Path path) {

    static final String CONFIGURATION = "configuration.json";
    static final String PARAMETERS = "coefficients.bin";

    /** Saves a network as this DL4J does. */
    SavedZip save(Model network) throws IOException {
        ModelSerializer.writeModel(network, path.toFile(), false);
        return this;
    }

    /** Saves a network with its parameters as DL4J wrote them before 1.0.0-beta4. */
    SavedZip saveOld(Model network) throws IOException {
        save(network);
        replace(PARAMETERS, oldBuffers("JAVACPP", "FLOAT", Parity.floats(network.params())));
        return this;
    }

    /** An array [1, values] with the headers of before 1.0.0-beta4; HALF or FLOAT. */
    static byte[] oldBuffers(String kind, String type, float... values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        int[] shape = {2, 1, values.length, values.length, 1, 0, 1, 'f'};
        oldHeader(data, kind, shape.length, "INT");
        for (int value : shape) {
            data.writeInt(value);
        }
        oldHeader(data, kind, values.length, type);
        for (float value : values) {
            switch (type) {
                case "HALF" -> data.writeShort(org.bytedeco.javacpp.indexer.HalfIndexer.fromFloat(value));
                case "DOUBLE" -> data.writeDouble(value);
                default -> data.writeFloat(value);
            }
        }
        return bytes.toByteArray();
    }

    static void oldHeader(DataOutputStream data, String kind, int length, String type) throws IOException {
        data.writeUTF(kind);
        data.writeInt(length);
        data.writeUTF(type);
    }

    Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream stream = new ZipInputStream(Files.newInputStream(path))) {
            for (ZipEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                entries.put(entry.getName(), stream.readAllBytes());
            }
        }
        return entries;
    }

    /** Writes the zip anew with another entry in the place of one; null for none. */
    void replace(String name, byte[] content) throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put(name, content);
        try (ZipOutputStream stream = new ZipOutputStream(Files.newOutputStream(path))) {
            for (var entry : entries.entrySet()) {
                if (entry.getValue() != null) {
                    stream.putNextEntry(new ZipEntry(entry.getKey()));
                    stream.write(entry.getValue());
                }
            }
        }
    }

    void replace(String name, String content) throws IOException {
        replace(name, content.getBytes(StandardCharsets.UTF_8));
    }

    String json() throws IOException {
        return new String(entries().get(CONFIGURATION), StandardCharsets.UTF_8);
    }

    void replaceText(String from, String to) throws IOException {
        assertThat(json()).contains(from);
        replace(CONFIGURATION, json().replace(from, to));
    }
}
