package org.idem4j.tribuo.experiment.images;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.idem4j.tribuo.experiment.images.ImageFindings.Found;
import org.idem4j.tribuo.report.Figure;

/**
 * The outcome in pictures.
 *
 * @param name The experiment's.
 * @param strips Draws rows of images.
 */
record ImageFigures(String name, ImageStrips strips) {

    /** For each kind of damage true images, damaged ones, and a row of what each recipe makes of these. */
    List<Figure> byKind(List<Found> found, ImageSet set) {
        String truth = ShownImages.encode(set.testPixels(ShownImages.SHOWN));
        List<Figure> figures = new ArrayList<>();
        for (KindOfDamage kind : KindOfDamage.values()) {
            Map<String, String> rows = new LinkedHashMap<>();
            rows.put("true test images", truth);
            rows.put("damaged", found.get(0).result().byKind().get(kind).damaged());
            found.forEach(one -> rows.put(
                    one.recipe().told(), one.result().byKind().get(kind).repaired()));
            figures.add(labelled(
                    "damage-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    "Damage: " + kind.told(),
                    kind.trained()
                            ? "The networks that repair were trained on it, among others."
                            : "No network has seen it in training.",
                    rows));
        }
        return figures;
    }

    /** True test images and their nearest training images. */
    Figure nearestOfTrue(ImageSet set) {
        return nearest(
                "nearest",
                "True images beside their nearest",
                "True test images, below each the nearest training image",
                NearestImages.of(
                        set.testPixels(ShownImages.SHOWN),
                        set.trainingPixels(ImageMeasurement.COMPARED),
                        set.shape().size()));
    }

    private Figure nearest(String suffix, String title, String text, NearestImages nearest) {
        String distances = Arrays.stream(nearest.distances())
                .mapToObj(distance -> String.format(Locale.ROOT, "%.3f", distance))
                .collect(Collectors.joining(", "));
        return figure(
                suffix,
                title,
                text + ". Their distances, root mean squares over pixels: " + distances + ".",
                List.of(nearest.images(), nearest.nearest()));
    }

    /** What one recipe came to. */
    List<Figure> of(Found one) {
        String id = one.recipe().id();
        String told = one.recipe().told();
        ImageResult result = one.result();
        List<Figure> figures = new ArrayList<>(List.of(overview(id, one), course(id, told, result.course())));
        if (result.codes() != null) {
            figures.addAll(codes(id, told, result.codes()));
        }
        if (result.nearest() != null) {
            figures.add(nearest(
                    id + "-nearest",
                    told + ": drawn beside the nearest",
                    "Images drawn from the mixture, below each the nearest training image",
                    result.nearest()));
        }
        return figures;
    }

    private Figure overview(String id, Found one) {
        ImageResult result = one.result();
        ShownImages shown = result.pictures();
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("noise z", shown.noise());
        rows.put("f(z)", shown.once());
        rows.put("f(f(z))", shown.twice());
        rows.put("damaged test images", result.repair().damaged());
        rows.put("repaired", result.repair().repaired());
        if (!shown.drawn().isEmpty()) {
            rows.put("drawn from the mixture", shown.drawn());
        }
        String alarm = "COLLAPSED: f makes nearly the same of all noise"
                + (one.recipe().onNoise() ? "." : ", on which it was not trained.");
        return labelled(id, one.recipe().told(), result.collapsed() ? alarm : "", rows);
    }

    private Figure course(String id, String told, TrainingCourse course) {
        Map<String, String> rows = new LinkedHashMap<>();
        course.frames().forEach(frame -> rows.put("step " + frame.step(), frame.images()));
        return labelled(
                id + "-course",
                told + ": the course of f(z)",
                "What f made of the same noise after the first step and each tenth of the training.",
                rows);
    }

    private List<Figure> codes(String id, String told, CodeAnalysis codes) {
        List<Figure> figures = new ArrayList<>();
        figures.add(labelled(
                id + "-directions",
                told + ": along the leading directions of the codes",
                "What the codes from −2 to 2 standard deviations along a direction stand for, the mean code in the middle; and the"
                        + " direction's share of the variance.",
                directions(codes)));
        figures.add(figure(
                id + "-between",
                told + ": between test images",
                "A row for each of some pairs: a test image, what the codes on the straight line between the two stand for, the other"
                        + " test image.",
                codes.lines()));
        if (codes.arithmetic() != null) {
            figures.add(figure(
                    id + "-moved",
                    told + ": moved from class to class",
                    "A test image of each class; beside it what its code stands for once the mean code of its class has been taken away"
                            + " and that of each class in turn been added.",
                    codes.arithmetic().moved()));
        }
        return figures;
    }

    private static Map<String, String> directions(CodeAnalysis codes) {
        double[] shares = codes.shares();
        Map<String, String> rows = new LinkedHashMap<>();
        for (int i = 0; i < codes.traversal().size(); i++) {
            rows.put(
                    String.format(Locale.ROOT, "direction %d, %.1f %%", i + 1, 100 * shares[i]),
                    codes.traversal().get(i));
        }
        return rows;
    }

    private Figure labelled(String suffix, String title, String text, Map<String, String> rows) {
        return new Figure(name + "-" + suffix, title, text, strips.labelled(rows));
    }

    private Figure figure(String suffix, String title, String text, List<String> rows) {
        return new Figure(name + "-" + suffix, title, text, strips.picture(rows));
    }
}
