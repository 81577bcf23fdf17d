package org.idem4j.tribuo;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.idem4j.onnx.serving.ExecutionProvider;
import org.idem4j.onnx.serving.ServingOptions;

/** The rules of the packages of all modules, which only the benchmark sees. */
@AnalyzeClasses(packages = "org.idem4j.tribuo", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** What lies in modules of its own, beside the library. */
    private static final String[] TOOLS = {
        "..tribuo.report..",
        "..tribuo.experiment..",
        "..tribuo.corrector.ansatz..",
        "..tribuo.tuning..",
        "..tribuo.cluster..",
        "..tribuo.cli..",
        "..tribuo.benchmark.."
    };

    @ArchTest
    static final ArchRule only_the_engine_knows_dl4j = noClasses()
            .that()
            .resideOutsideOfPackages("..tribuo.engine..", "..tribuo.benchmark..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..", "org.idem4j.onnx.export..");

    @ArchTest
    static final ArchRule only_the_engine_knows_onednn = noClasses()
            .that()
            .resideOutsideOfPackages("..tribuo.engine.onednn..", "..tribuo.engine.convolution..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco.dnnl..");

    @ArchTest
    static final ArchRule the_corrector_knows_none_of_the_others = noClasses()
            .that()
            .resideInAPackage("..tribuo.corrector..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.idem4j..").and(resideOutsideOfPackage("..tribuo.corrector..")));

    @ArchTest
    static final ArchRule only_the_commands_know_picocli = noClasses()
            .that()
            .resideOutsideOfPackage("..tribuo.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli..", "me.tongfei..", "..tribuo.cli..");

    @ArchTest
    static final ArchRule only_the_cluster_knows_spark = noClasses()
            .that()
            .resideOutsideOfPackage("..tribuo.cluster..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "scala..");

    @ArchTest
    static final ArchRule only_reports_know_the_plotting_library = noClasses()
            .that()
            .resideOutsideOfPackage("..tribuo.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.knowm..", "de.erichseifert..");

    @ArchTest
    static final ArchRule the_library_knows_no_tools = noClasses()
            .that()
            .resideOutsideOfPackages(TOOLS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TOOLS);

    @ArchTest
    static final ArchRule nobody_knows_onnx_runtime = noClasses()
            .that()
            .resideOutsideOfPackage("..tribuo.benchmark..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule data_know_only_the_settings_of_serving = noClasses()
            .that()
            .resideInAPackage("..tribuo.data..")
            .should()
            .dependOnClassesThat(resideInAPackage("..onnx.serving..")
                    .and(not(belongToAnyOf(ServingOptions.class, ExecutionProvider.class))));

    @ArchTest
    static final ArchRule no_circles =
            slices().matching("org.idem4j.tribuo.(*)..").should().beFreeOfCycles();
}
