package org.idem4j.tribuo.experiment.images;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
        float[] truth = set.testPixels(ShownImages.SHOWN);
        List<Figure> figures = new ArrayList<>();
        for (KindOfDamage kind : KindOfDamage.values()) {
            List<String> rows = new ArrayList<>(List.of(
                    ShownImages.encode(truth),
                    found.get(0).result().byKind().get(kind).damaged()));
            found.forEach(one -> rows.add(one.result().byKind().get(kind).repaired()));
            figures.add(figure(
                    "damage-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    "Damage: " + kind.told(),
                    "From the top: true test images; damaged"
                            + (kind.trained() ? "" : ", as no network has seen it in training")
                            + "; and what becomes of them by: "
                            + found.stream().map(one -> one.recipe().told()).collect(Collectors.joining("; "))
                            + ".",
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
        List<Figure> figures = new ArrayList<>(List.of(overview(id, told, result), course(id, told, result.course())));
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

    private Figure overview(String id, String told, ImageResult result) {
        ShownImages shown = result.pictures();
        List<String> rows = new ArrayList<>(List.of(
                shown.noise(),
                shown.once(),
                shown.twice(),
                result.repair().damaged(),
                result.repair().repaired()));
        if (!shown.drawn().isEmpty()) {
            rows.add(shown.drawn());
        }
        return figure(
                id,
                told,
                "From the top: noise z, f(z), f(f(z)); damaged test images, repaired"
                        + (shown.drawn().isEmpty() ? "." : "; drawn from the mixture.")
                        + (result.collapsed() ? " COLLAPSED: f makes nearly the same of all noise." : ""),
                rows);
    }

    private Figure course(String id, String told, TrainingCourse course) {
        return figure(
                id + "-course",
                told + ": f of the same noise in training",
                "From the top, after step "
                        + course.frames().stream()
                                .map(frame -> String.valueOf(frame.step()))
                                .collect(Collectors.joining(", "))
                        + ".",
                course.frames().stream().map(LiveGrid.Frame::images).toList());
    }

    private List<Figure> codes(String id, String told, CodeAnalysis codes) {
        List<Figure> figures = new ArrayList<>();
        figures.add(figure(
                id + "-directions",
                told + ": along the leading directions of the codes",
                "A row for each direction: what the codes from −2 to 2 standard deviations along it stand for, the mean code in the"
                        + " middle.",
                codes.traversal()));
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

    private Figure figure(String suffix, String title, String text, List<String> rows) {
        return new Figure(name + "-" + suffix, title, text, strips.picture(rows));
    }
}
