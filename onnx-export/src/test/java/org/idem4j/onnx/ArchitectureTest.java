package org.idem4j.onnx;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.idem4j.onnx", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule only_export_knows_dl4j = noClasses()
            .that()
            .resideOutsideOfPackage("..onnx.export..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "..onnx.export..");

    @ArchTest
    static final ArchRule nothing_knows_the_plugin =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.idem4j.tribuo..");

    @ArchTest
    static final ArchRule no_circles =
            slices().matching("org.idem4j.onnx.(*)..").should().beFreeOfCycles();
}
