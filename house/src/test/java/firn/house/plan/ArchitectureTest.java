package firn.house.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The product keeps the plan, and a bad house made for it breaks every rule of it. */
class ArchitectureTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("firn.core", "firn.storage", "firn.server", "firn.bench");
    private static final JavaClasses BAD = new ClassFileImporter().importPackages("firn.house.bad");

    static Stream<Function<Plan, ArchRule>> rules() {
        return Stream.of(
                Plan::coreStandsAlone,
                Plan::storageIsBelowTheServer,
                Plan::theServerKnowsNoBench,
                Plan::restIsAStrangerToDav,
                Plan::davIsAStrangerToRest,
                Plan::roomsOfTheServerStoreNothing,
                Plan::requestsGoThroughTheGate,
                Plan::onlyStorageSpeaksSql,
                Plan::noCyclesBetweenPackages);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theProductKeepsThePlan(Function<Plan, ArchRule> rule) {
        rule.apply(new Plan("firn")).allowEmptyShould(true).check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theBadHouseDoesNot(Function<Plan, ArchRule> rule) {
        assertThat(rule.apply(new Plan("firn.house.bad")).evaluate(BAD).hasViolation())
                .isTrue();
    }

    @Test
    void theProductIsThere() {
        assertThat(PRODUCT).anyMatch(type -> type.getPackageName().startsWith("firn.core.tree"));
    }
}
