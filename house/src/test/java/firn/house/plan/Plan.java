package firn.house.plan;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/**
 * The rules of direction for the modules below one root package; {@code firn} is the product, the tests of these rules
 * have a small bad house of their own.
 */
record Plan(String root) {
    /** core is the model: the JDK and nothing else. */
    ArchRule coreStandsAlone() {
        return classes()
                .that(resideInAPackage(in("core..")))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(in("core.."), "java..", "org.jspecify.."));
    }

    /** core ← storage ← server; nothing of the product knows what measures or tests it. */
    ArchRule storageIsBelowTheServer() {
        return noClasses()
                .that(resideInAPackage(in("storage..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(in("server.."), in("bench.."), in("clients..")));
    }

    ArchRule theServerKnowsNoBench() {
        return noClasses()
                .that(resideInAPackage(in("server..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(in("bench.."), in("clients..")));
    }

    /** Two ways in, side by side; what both need lies below them. */
    ArchRule restIsAStrangerToDav() {
        return noClasses()
                .that(resideInAPackage(in("server.rest..")))
                .should()
                .dependOnClassesThat(resideInAPackage(in("server.dav..")));
    }

    ArchRule davIsAStrangerToRest() {
        return noClasses()
                .that(resideInAPackage(in("server.dav..")))
                .should()
                .dependOnClassesThat(resideInAPackage(in("server.rest..")));
    }

    /** Only who wires the server together, and who looks after it, sees how things are stored. */
    ArchRule roomsOfTheServerStoreNothing() {
        return noClasses()
                .that(resideInAPackage(in("server.."))
                        .and(resideInAnyPackage(in("server"), in("server.admin.."))
                                .negate()))
                .should()
                .dependOnClassesThat(resideInAPackage(in("storage..")));
    }

    /** The gate: a room that answers requests reaches nodes through a DriveView, never by the records below it. */
    ArchRule requestsGoThroughTheGate() {
        return noClasses()
                .that(resideInAnyPackage(in("server.rest.."), in("server.dav.."), in("server.feed..")))
                .should()
                .dependOnClassesThat(resideInAPackage(in("core.drive"))
                        .and(named("Catalog").or(named("Ledger")).or(named("ChunkStore"))));
    }

    /** SQL is spoken in storage. */
    ArchRule onlyStorageSpeaksSql() {
        return noClasses()
                .that(resideInAnyPackage(in("core.."), in("server..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql.."));
    }

    ArchRule noCyclesBetweenPackages() {
        return slices().assignedFrom(new PackageOfItsOwn(root)).should().beFreeOfCycles();
    }

    private String in(String packages) {
        return root + "." + packages;
    }

    private static DescribedPredicate<JavaClass> named(String name) {
        return nameEndingWith("." + name).forSubtype();
    }

    private record PackageOfItsOwn(String root) implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith(root)
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages below " + root;
        }
    }
}
