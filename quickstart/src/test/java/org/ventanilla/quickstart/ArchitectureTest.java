package org.ventanilla.quickstart;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Keeps the table "may use" of the design (docs, "The services") and the borders between the features of a service. */
class ArchitectureTest {

  private static final String OURS = "org.ventanilla.";

  /** Module folder, and the packages of ours that it may use beside its own; quickstart may use everything. */
  private static final Map<String, List<String>> MAY_USE =
      Map.of(
          "events", List.of(),
          "networks", List.of("events"),
          "embedded", List.of("events"),
          "plaza", List.of("events"),
          "ingest-service", List.of("events", "networks"),
          "routing-service", List.of("events"),
          "response-service", List.of("events", "networks"));

  private static final List<String> SERVICES = List.of("ingest-service", "routing-service", "response-service");

  private static final Map<String, JavaClasses> CLASSES =
      MAY_USE.keySet().stream().collect(Collectors.toMap(Function.identity(), ArchitectureTest::imported));

  @TestFactory
  Stream<DynamicTest> aModuleUsesOnlyWhatItMayUse() {
    return MAY_USE.entrySet().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.getKey() + " may use " + row.getValue(),
                    () ->
                        noClasses()
                            .should()
                            .dependOnClassesThat(oursBut(row.getKey(), row.getValue()))
                            .check(classesOf(row.getKey()))));
  }

  @Test
  void everyClassOfAModuleLivesInItsPackage() {
    MAY_USE
        .keySet()
        .forEach(
            module ->
                assertThat(classesOf(module))
                    .as(module)
                    .allMatch(type -> type.getPackageName().startsWith(packageOf(module)), "lives in its module's package"));
  }

  @Test
  void twitter4JAndRestFbLiveOnlyInNetworks() {
    MAY_USE.keySet().stream()
        .filter(module -> !module.equals("networks"))
        .forEach(
            module ->
                noClasses()
                    .should()
                    .dependOnClassesThat(
                        resideInAnyPackage("twitter4j..", "jp.takke.twitter4j..", "com.github.takke..", "com.restfb.."))
                    .check(classesOf(module)));
  }

  @TestFactory
  Stream<DynamicTest> featuresOfAServiceFormNoCircle() {
    return SERVICES.stream()
        .map(
            module ->
                DynamicTest.dynamicTest(
                    module,
                    () ->
                        slices()
                            .matching(packageOf(module) + ".(*)..")
                            .should()
                            .beFreeOfCycles()
                            .check(classesOf(module))));
  }

  private static DescribedPredicate<JavaClass> oursBut(String module, List<String> allowed) {
    Stream<String> own = Stream.concat(Stream.of(packageOf(module)), allowed.stream().map(name -> OURS + name));
    String[] packages = own.map(name -> name + "..").toArray(String[]::new);
    return resideInAPackage("org.ventanilla..").and(DescribedPredicate.not(resideInAnyPackage(packages)));
  }

  private static String packageOf(String module) {
    return OURS + module.replace("-service", "");
  }

  private static JavaClasses classesOf(String module) {
    JavaClasses classes = CLASSES.get(module);
    assertThat(classes).as("classes of %s, built before this test", module).isNotEmpty();
    return classes;
  }

  private static JavaClasses imported(String module) {
    // The names of what a class uses are enough; the services' libraries are not on our class path anyway.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter().importPath(Path.of("..", module, "target", "classes"));
  }
}
