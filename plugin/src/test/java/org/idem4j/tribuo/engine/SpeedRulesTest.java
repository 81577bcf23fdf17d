package org.idem4j.tribuo.engine;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.idem4j.tribuo.optimiser.Optimiser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What keeps a step fast, as CONTRIBUTING tells it; that a step allocates nothing native is measured beside, stage by stage. */
@DisplayName("The engine's rules of speed")
class SpeedRulesTest {

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackagesOf(Engine.class, Optimiser.class);

    private static ClassesShouldConjunction none(DescribedPredicate<? super JavaCall<?>> call, String... but) {
        return noClasses()
                .that()
                .haveNameNotMatching(".*\\.(" + String.join("|", but) + ")(\\$.*)?")
                .should()
                .callCodeUnitWhere(call);
    }

    private static DescribedPredicate<JavaCall<?>> to(Class<?> type, String names) {
        return target(owner(assignableTo(type)))
                .and(target(nameMatching(names)))
                .forSubtype();
    }

    @Test
    void should_send_products_through_product() {
        none(target(nameMatching("cblas_.*")).forSubtype(), "Product", "BlasProduct")
                .check(ENGINE);
        none(target(nameMatching("(dnnl_)?sgemm")).forSubtype(), "OneDnn").check(ENGINE);
        none(to(INDArray.class, "(mmul|tensorMmul).*"), "-").check(ENGINE);
    }

    @Test
    void should_move_native_floats_in_blocks() {
        none(to(INDArray.class, "(get(Double|Float|Number)|putScalar|add|sub|mul|div).*"), "-")
                .check(ENGINE);
        DescribedPredicate<JavaCall<?>> single = DescribedPredicate.describe(
                "move a single float",
                call -> call.getTargetOwner().isAssignableTo(FloatPointer.class)
                        && call.getName().matches("get|put")
                        && call.getTarget().getRawParameterTypes().stream().noneMatch(type -> type.isArray()));
        none(single, "-").check(ENGINE);
    }

    /** New arrays and matrices come when a network, a training or a shard is opened, or a pool meets a new shape. */
    @Test
    void should_allocate_native_memory_where_things_are_opened() {
        none(
                        to(Nd4j.class, "create.*|zeros|ones|rand.*|valueArrayOf"),
                        "Matrix",
                        "NativeThreads",
                        "Dl4j(Networks?|Images|Projectors).*")
                .check(ENGINE);
        none(
                        to(Matrix.class, "allocate"),
                        "MatrixPool",
                        "BatchMatrices",
                        "WiredNetwork",
                        "ParameterUpdate",
                        "ProjectionStage",
                        "DenseGradient",
                        "WeightShare",
                        "SpanStage",
                        "ProjectorCodes",
                        "NarrowMatrix",
                        "NarrowShare")
                .check(ENGINE);
        DescribedPredicate<JavaCall<?>> sized = DescribedPredicate.describe(
                "allocate a pointer's memory",
                call -> call.getTargetOwner().isAssignableTo(Pointer.class)
                        && call.getName().equals("<init>")
                        && call.getTarget().getRawParameterTypes().stream()
                                .anyMatch(type -> type.getName().equals("long") || type.isArray()));
        none(
                        sized,
                        "BlasProduct",
                        "ConvolutionScratch",
                        "ConvolutionProduct",
                        "Layouts",
                        "LentMemory",
                        "OneDnnConvolution",
                        "OneDnnPlan")
                .check(ENGINE);
    }

    /** A branch in a loop over floats keeps C2 from vectorising it; minimum and maximum do not. */
    @Test
    void should_compare_nothing_in_loops_over_floats() throws Exception {
        List<String> loops = new ArrayList<>();
        List<String> comparing = new ArrayList<>();
        for (String method : Pattern.compile("\\n\\n").split(disassembled(classes()))) {
            if (method.contains(" faload")) {
                loops.add(method.strip());
                if (method.matches("(?s).* fcmp[lg].*")) {
                    comparing.add(method.strip());
                }
            }
        }
        assertThat(loops).hasSizeGreaterThan(20);
        assertThat(comparing).isEmpty();
    }

    private static List<Path> classes() throws IOException, URISyntaxException {
        List<Path> all = new ArrayList<>();
        for (Class<?> of : new Class<?>[] {Engine.class, Optimiser.class}) {
            Path root = Path.of(
                    of.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (Stream<Path> files =
                    Files.list(root.resolve(of.getPackageName().replace('.', '/')))) {
                files.filter(file -> file.toString().endsWith(".class")).forEach(all::add);
            }
        }
        return all;
    }

    private static String disassembled(List<Path> files) {
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out);
        String[] arguments = Stream.concat(Stream.of("-c", "-p"), files.stream().map(Path::toString))
                .toArray(String[]::new);
        ToolProvider.findFirst("javap").orElseThrow().run(printer, printer, arguments);
        return out.toString();
    }
}
