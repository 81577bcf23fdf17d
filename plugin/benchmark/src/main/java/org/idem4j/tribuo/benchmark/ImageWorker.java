package org.idem4j.tribuo.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.idem4j.tribuo.engine.Engine;

/**
 * A process of its own that trains by idem4j, or by DL4J's own layers: the first request, which names the network, makes it, a request for
 * steps is answered by the milliseconds of each, one for a gradient by its file.
 */
final class ImageWorker {

    /** The argument for idem4j. */
    static final String OURS = "idem4j";

    /** The argument for DL4J. */
    static final String STOCK = "dl4j";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ImageWorker() {}

    /**
     * Answers until nothing more is asked.
     *
     * @param args Who trains: idem4j or dl4j.
     * @throws IOException If a file can't be written.
     */
    public static void main(String[] args) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        boolean ours = args[0].equals(OURS);
        String dl4j = Engine.info().dl4jVersion();
        answer(answers, Map.of("name", ours ? OURS : "stock DL4J " + dl4j));
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        ImageWorkload workload =
                ImageWorkload.of(JSON.readTree(requests.readLine()).get("name").textValue());
        try (ImageTraining training =
                ours ? new Idem4jImageTraining(workload) : new StockImageTraining(workload.withoutNorm())) {
            answer(answers, true);
            for (String line = requests.readLine(); line != null; line = requests.readLine()) {
                answer(answers, answered(training, JSON.readTree(line)));
            }
        }
    }

    private static Object answered(ImageTraining training, JsonNode request) throws IOException {
        if (request.has("gradient")) {
            FloatFile.write(Path.of(request.get("gradient").textValue()), training.gradient());
            return true;
        }
        double[] milliseconds = new double[request.get("steps").intValue()];
        for (int i = 0; i < milliseconds.length; i++) {
            long start = System.nanoTime();
            training.step();
            milliseconds[i] = (System.nanoTime() - start) * 1e-6;
        }
        return milliseconds;
    }

    private static void answer(PrintStream answers, Object what) throws IOException {
        answers.println(JSON.writeValueAsString(what));
    }
}
