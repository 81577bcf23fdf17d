package org.idem4j.tribuo.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each command on damaged files of every kind: 150, or as many as {@code -Dnightly.cases} says. */
@Tag("training")
class DamagedFilesTest {

    private static final List<String> OLD =
            List.of("result.csv", "result.csv.gz", "result.json", "result.xml", "result.onnx", "result.idx");

    @TempDir
    Path folder;

    private final Map<String, Map<String, Integer>> outcomes = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    @Test
    void should_be_told_in_words_and_cost_nothing() throws Exception {
        Materials.in(folder);
        for (String old : OLD) {
            Files.writeString(folder.resolve(old), "old and good");
        }
        List<Commands.Reading> readings = Commands.all(folder);
        int cases = Campaign.cases();
        long begin = System.nanoTime();
        try (Trial trial = new Trial(folder)) {
            for (int i = 0; i < cases; i++) {
                judge(trial, i, readings);
            }
        }
        System.out.printf(
                "campaign: %d damaged files, seed %d, in %d s, heap at most %d MB%n",
                cases, Campaign.seed(), (System.nanoTime() - begin) / 1_000_000_000, peak() >> 20);
        outcomes.forEach((kind, counts) -> System.out.println("  " + kind + ": " + counts));
        faults.forEach(System.out::println);
        assertThat(faults).isEmpty();
    }

    /** A case follows from the seed and its number alone, so that one can be run again. */
    private void judge(Trial trial, int number, List<Commands.Reading> readings) throws Exception {
        SplittableRandom random = new SplittableRandom(31 * Campaign.seed() + number);
        Commands.Reading reading = readings.get(random.nextInt(readings.size()));
        int kind = random.nextInt(Damage.values().length + 1);
        String damage;
        byte[] content;
        if (kind == Damage.values().length) {
            Commands.Reading other = readings.get(random.nextInt(readings.size()));
            damage = "THE CONTENT OF " + other.file();
            content = trial.whole(other.file());
        } else {
            damage = Damage.values()[kind].name();
            content = Damage.values()[kind].to(trial.whole(reading.file()), random);
        }

        Trial.Done done = trial.run(reading.file(), content, reading.words().toArray(String[]::new));

        List<String> found = Judge.faults(reading, done);
        if (reading.kind().equals("zip") && Integer.valueOf(0).equals(done.code()) && isZip(content)) {
            byte[] undamaged = trial.whole(reading.file());
            Trial.Done whole =
                    trial.run(reading.file(), undamaged, reading.words().toArray(String[]::new));
            if (!Judge.exportsTheSame(done, whole)) {
                found.add("exports something else");
            }
        }
        String outcome = !found.isEmpty() ? "fault" : done.code() == null ? "stopped" : "exit " + done.code();
        outcomes.computeIfAbsent(reading.kind(), key -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
        if (!found.isEmpty()) {
            faults.add("case " + number + ", " + damage + ": " + String.join(" ", reading.words()) + ": exit "
                    + done.code() + ", " + found + ": " + done.err().strip());
        }
    }

    private static boolean isZip(byte[] content) {
        return content.length > 1 && content[0] == 'P' && content[1] == 'K';
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
