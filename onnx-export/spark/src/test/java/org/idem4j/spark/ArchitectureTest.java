package org.idem4j.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.idem4j.spark", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule only_serving_and_repair_are_known = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.idem4j.tribuo..", "..onnx.export..", "ai.onnxruntime..", "org.deeplearning4j..");

    /** What Spark keeps to itself changes with each of its releases. */
    @ArchTest
    static final ArchRule only_sparks_public_face_is_known = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.spark.sql.catalyst..",
                    "org.apache.spark.sql.execution..",
                    "org.apache.spark.sql.internal..",
                    "org.apache.spark.sql.classic..");

    @ArchTest
    static final ArchRule nobody_logs_by_slf4j =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.slf4j..");
}
