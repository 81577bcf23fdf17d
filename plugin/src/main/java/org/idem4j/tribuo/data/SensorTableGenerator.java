package org.idem4j.tribuo.data;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.idem4j.onnx.io.AtomicFile;

/**
 * Makes the project's own table: sixteen sensors of an imagined heating plant that all follow from three hidden
 * quantities (load, weather, wear), so that every row lies on a curved three-dimensional surface. No plane of three
 * dimensions comes near it: the test states how far.
 */
public final class SensorTableGenerator {

    /** The seed of the table that lies in {@code test-data}. */
    public static final long SEED = 20261123;

    private static final int TRAIN_ROWS = 2000;
    private static final int TEST_ROWS = 500;
    private static final Corruption CORRUPTION = new CorruptionChain(new Masking(0.15), new GaussianNoise(0.2));

    /** A sensor: offset + scale · reading(load, weather, wear), all three in [−1, 1]. */
    private record Sensor(String name, double offset, double scale, Reading reading) {}

    private interface Reading {
        double at(double load, double weather, double wear);
    }

    private static final List<Sensor> SENSORS = List.of(
            new Sensor("air_humidity", 62, 14, (l, w, a) -> StrictMath.sin(2.6 * w) + 0.3 * w * a),
            new Sensor("air_temperature", 11, 8, (l, w, a) -> StrictMath.cos(2.6 * w + 0.5)),
            new Sensor("boiler_pressure", 4.2, 0.9, (l, w, a) -> StrictMath.tanh(2.5 * l) + 0.4 * l * w),
            new Sensor("boiler_temperature", 74, 9, (l, w, a) -> l * l - 0.6 * w + 0.3 * StrictMath.sin(3 * l)),
            new Sensor("burner_power", 180, 65, (l, w, a) -> StrictMath.exp(1.1 * l) * (1 + 0.3 * a) - 1.3),
            new Sensor("exhaust_oxygen", 6.1, 1.4, (l, w, a) -> StrictMath.cos(2.8 * l) - 0.5 * a),
            new Sensor("exhaust_temperature", 145, 22, (l, w, a) -> StrictMath.sin(2.8 * l) + 0.8 * a * a),
            new Sensor("feed_flow", 12.5, 3.1, (l, w, a) -> StrictMath.sin(1.7 * l + 1.7 * w)),
            new Sensor("feed_temperature", 52, 5, (l, w, a) -> StrictMath.cos(1.7 * l + 1.7 * w)),
            new Sensor("gas_flow", 21, 7, (l, w, a) -> StrictMath.exp(0.9 * l - 0.5 * w) - 1.2),
            new Sensor("pump_current", 8.4, 1.6, (l, w, a) -> StrictMath.sin(2.4 * a) + 0.5 * l),
            new Sensor("pump_vibration", 2.3, 0.7, (l, w, a) -> StrictMath.cos(2.4 * a) + 0.4 * l * a),
            new Sensor("return_flow", 11.9, 2.7, (l, w, a) -> StrictMath.sin(2 * l - 1.5 * a)),
            new Sensor("return_temperature", 41, 6, (l, w, a) -> StrictMath.cos(2 * w + 1.2 * a)),
            new Sensor("valve_position", 55, 24, (l, w, a) -> StrictMath.tanh(2 * (l - w)) + 0.3 * a),
            new Sensor("water_conductivity", 310, 38, (l, w, a) -> a * a * a + StrictMath.sin(2.2 * w) * a));

    private SensorTableGenerator() {}

    /**
     * Writes {@code sensors-train.csv}, {@code sensors-test-clean.csv} and {@code sensors-test-corrupted.csv}.
     *
     * @param arguments The folder to write to.
     * @throws IOException If a file can't be written.
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("Give one argument, the folder to write the three tables to.");
        }
        write(Path.of(arguments[0]));
    }

    /**
     * Writes the three tables.
     *
     * @param folder Where to.
     * @throws IOException If a file can't be written.
     */
    public static void write(Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] train = rows(TRAIN_ROWS, random.split());
        double[][] test = rows(TEST_ROWS, random.split());
        Standardisation units = Standardisation.of(flat(train), SENSORS.size());
        float[] damaged = units.standardise(flat(test));
        CORRUPTION.corrupt(damaged, SENSORS.size(), random.split());

        writeTable(folder.resolve("sensors-train.csv"), flat(train));
        writeTable(folder.resolve("sensors-test-clean.csv"), flat(test));
        writeTable(folder.resolve("sensors-test-corrupted.csv"), units.restore(damaged));
    }

    private static double[][] rows(int count, SplittableRandom random) {
        double[][] rows = new double[count][SENSORS.size()];
        for (double[] row : rows) {
            double load = 2 * random.nextDouble() - 1;
            double weather = 2 * random.nextDouble() - 1;
            double wear = 2 * random.nextDouble() - 1;
            for (int s = 0; s < row.length; s++) {
                Sensor sensor = SENSORS.get(s);
                row[s] = sensor.offset() + sensor.scale() * sensor.reading().at(load, weather, wear);
            }
        }
        return rows;
    }

    private static float[] flat(double[][] rows) {
        float[] flat = new float[rows.length * SENSORS.size()];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = (float) rows[i / SENSORS.size()][i % SENSORS.size()];
        }
        return flat;
    }

    private static void writeTable(Path file, float[] rows) throws IOException {
        StringWriter text = new StringWriter();
        PrintWriter lines = new PrintWriter(text);
        lines.print(String.join(",", SENSORS.stream().map(Sensor::name).toList()));
        for (int i = 0; i < rows.length; i++) {
            lines.print(i % SENSORS.size() == 0 ? "\n" : ",");
            lines.printf(Locale.ROOT, "%.6g", rows[i]);
        }
        lines.print("\n");
        AtomicFile.write(file, stream -> stream.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
