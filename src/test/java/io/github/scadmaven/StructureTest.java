package io.github.scadmaven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** Data flows one way, and only one package knows Maven. */
@AnalyzeClasses(
    packages = "io.github.scadmaven",
    importOptions = ImportOption.DoNotIncludeTests.class)
class StructureTest {

  private static final String ROOT = "io.github.scadmaven.";

  @ArchTest
  static final ArchRule DATA_FLOWS_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("mojo")
          .definedBy(ROOT + "mojo")
          .layer("report")
          .definedBy(ROOT + "report")
          .layer("render")
          .definedBy(ROOT + "render")
          .layer("plan")
          .definedBy(ROOT + "plan")
          .layer("config")
          .definedBy(ROOT + "config")
          .layer("library")
          .definedBy(ROOT + "library")
          .layer("cache")
          .definedBy(ROOT + "cache")
          .layer("openscad")
          .definedBy(ROOT + "openscad")
          .layer("engine")
          .definedBy(ROOT + "engine")
          .layer("worker")
          .definedBy(ROOT + "engine.worker")
          .layer("process")
          .definedBy(ROOT + "process")
          .layer("mesh")
          .definedBy(ROOT + "mesh")
          .layer("file")
          .definedBy(ROOT + "file")
          .whereLayer("mojo")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("mojo")
          .whereLayer("render")
          .mayOnlyBeAccessedByLayers("mojo", "report")
          .whereLayer("plan")
          .mayOnlyBeAccessedByLayers("mojo", "report", "render")
          .whereLayer("config")
          .mayOnlyBeAccessedByLayers("mojo", "render", "plan")
          .whereLayer("library")
          .mayOnlyBeAccessedByLayers("mojo")
          .whereLayer("cache")
          .mayOnlyBeAccessedByLayers("mojo", "render")
          .whereLayer("openscad")
          .mayOnlyBeAccessedByLayers(
              "mojo", "report", "render", "plan", "config", "cache", "engine")
          .whereLayer("engine")
          .mayOnlyBeAccessedByLayers("mojo", "render")
          .whereLayer("worker")
          .mayOnlyBeAccessedByLayers("engine")
          .whereLayer("process")
          .mayOnlyBeAccessedByLayers("mojo", "render", "openscad", "engine")
          .whereLayer("mesh")
          .mayOnlyBeAccessedByLayers("render")
          .whereLayer("file")
          .mayOnlyBeAccessedByLayers(
              "mojo", "report", "render", "plan", "config", "library", "cache", "engine");

  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
      slices().matching(ROOT + "(*)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_THE_MOJOS_KNOW_MAVEN =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "mojo")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.maven..", "org.codehaus.plexus..", "org.eclipse.aether..");

  @ArchTest
  static final ArchRule THE_WORKER_KNOWS_NOBODY =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "engine.worker")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are of this plugin",
                  (JavaClass type) ->
                      type.getPackageName().startsWith(ROOT)
                          && !type.getPackageName().equals(ROOT + "engine.worker")));

  @ArchTest
  static final ArchRule ONLY_THE_WORKER_KNOWS_JAVET =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "engine.worker")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.caoccao..");

  @ArchTest
  static final ArchRule NOBODY_WRITES_TO_THE_CONSOLE =
      noClasses()
          .that()
          .doNotHaveSimpleName("HelpMojo")
          .and()
          .resideOutsideOfPackage(ROOT + "engine.worker")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule NO_STATE_IS_STATIC =
      fields()
          .that()
          .areStatic()
          .and(notGeneratedByTheCompiler())
          .should()
          .beFinal()
          .because("several builds may share one virtual machine");

  @ArchTest
  static final ArchRule NO_CLASS_IS_FOR_ODDS_AND_ENDS =
      classes()
          .should(
              new ArchCondition<JavaClass>("have a name that says what it is") {
                private static final Pattern VAGUE =
                    Pattern.compile("(?i).*(util|utils|helper|common|impl|manager|misc)");

                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  boolean vague =
                      VAGUE.matcher(type.getSimpleName()).matches()
                          || VAGUE.matcher(type.getPackageName()).matches();
                  if (vague) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is vague"));
                  }
                }
              });

  @ArchTest
  static final ArchRule EVERY_PACKAGE_CHECKS_NULLS =
      classes()
          .that()
          .doNotHaveSimpleName("HelpMojo")
          .should(
              ArchCondition.from(
                  DescribedPredicate.describe(
                      "be in a package that is @NullMarked",
                      (JavaClass type) -> type.getPackage().isAnnotatedWith(NullMarked.class))));

  private static DescribedPredicate<JavaField> notGeneratedByTheCompiler() {
    return DescribedPredicate.describe(
        "not generated by the compiler",
        field ->
            !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !field.getName().startsWith("$"));
  }
}
