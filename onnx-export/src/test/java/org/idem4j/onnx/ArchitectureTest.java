package org.idem4j.onnx;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.idem4j.onnx", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] FAMILIES = {
        "..export.feedforward..",
        "..export.convolution..",
        "..export.recurrent..",
        "..export.vertex..",
        "..export.preprocessor.."
    };

    @ArchTest
    static final ArchRule only_export_knows_dl4j = noClasses()
            .that()
            .resideOutsideOfPackage("..onnx.export..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "..onnx.export..");

    @ArchTest
    static final ArchRule only_serving_knows_onnx_runtime = noClasses()
            .that()
            .resideOutsideOfPackage("..onnx.serving..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule nobody_logs_by_slf4j =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.slf4j..");

    @ArchTest
    static final ArchRule nothing_knows_the_plugin =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.idem4j.tribuo..");

    @ArchTest
    static final ArchRule no_circles =
            slices().matching("org.idem4j.onnx.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule export_stands_on_families_and_these_on_translation = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("saved")
            .definedBy("..onnx.export.saved..")
            .layer("export")
            .definedBy("..onnx.export")
            .layer("families")
            .definedBy(FAMILIES)
            .layer("translation")
            .definedBy("..onnx.export.translation..")
            .ensureAllClassesAreContainedInArchitectureIgnoring(resideOutsideOfPackage("..onnx.export.."))
            .whereLayer("saved")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("export")
            .mayOnlyBeAccessedByLayers("saved")
            .whereLayer("families")
            .mayOnlyBeAccessedByLayers("export");

    @ArchTest
    static final ArchRule families_do_not_know_each_other = slices().matching("..onnx.export.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage("..onnx.export.translation.."));

    @ArchTest
    static final ArchRule a_family_shows_only_its_list = classes()
            .that()
            .resideInAnyPackage(FAMILIES)
            .and()
            .arePublic()
            .should()
            .haveSimpleNameEndingWith("Translators")
            .orShould()
            .haveSimpleNameStartingWith("Standard");
}
