package org.phrasefield.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows and fences of {@code src/docs/architecture.md}. */
class HouseTest {
    private static final String ROOT = "org.phrasefield.";

    /** Which rooms a room may use. {@code cli} may use all. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("protocol", Set.of()),
            Map.entry("language", Set.of()),
            Map.entry("stats", Set.of()),
            Map.entry("engine", Set.of()),
            Map.entry("phrasing", Set.of("protocol", "language")),
            Map.entry("trial", Set.of("protocol", "phrasing")),
            Map.entry("scoring", Set.of("protocol", "phrasing", "trial", "language", "stats")),
            Map.entry("map", Set.of("protocol", "phrasing", "trial", "scoring", "stats")),
            Map.entry("forecast", Set.of("protocol", "language", "phrasing", "trial", "scoring", "stats", "map")),
            Map.entry("run", Set.of("protocol", "phrasing", "trial", "scoring")),
            Map.entry("llm", Set.of("protocol", "phrasing", "trial", "run", "engine")),
            Map.entry("store", Set.of("protocol", "phrasing", "trial", "scoring", "forecast", "run")),
            Map.entry(
                    "report",
                    Set.of("protocol", "language", "phrasing", "trial", "scoring", "stats", "map", "forecast")));

    private static final List<String> PURE =
            List.of("protocol", "language", "stats", "phrasing", "trial", "scoring", "map", "forecast", "run");

    /** Read once: it takes seconds. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.phrasefield");

    @Test
    void thePageOfTheHouseShowsTheseArrows() throws IOException {
        Map<String, Set<String>> shown = new java.util.TreeMap<>();
        for (String line : Files.readAllLines(Path.of("src/docs/architecture.md"))) {
            String[] cells = line.split("\\|");
            if (cells.length != 4 || !cells[1].strip().matches("`[a-z]+`")) continue;
            String uses = cells[3].replace("(ports)", "").strip();
            Set<String> rooms = uses.equals("nothing") ? Set.of() : Set.of(uses.split("\\s*,\\s*"));
            shown.put(cells[1].strip().replace("`", ""), rooms);
        }
        assertThat(shown.remove("cli")).containsExactly("all");
        assertThat(shown).isEqualTo(new java.util.TreeMap<>(ARROWS));
    }

    @Test
    void everyRoomIsImportedAndHasItsArrows() {
        Set<String> rooms = CLASSES.stream()
                .map(type -> type.getPackageName().substring(ROOT.length()).split("\\.")[0])
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = new TreeSet<>(ARROWS.keySet());
        known.add("cli");
        assertThat(rooms).isEqualTo(known);
    }

    @Test
    void aRoomUsesOnlyTheRoomsThatItMay() {
        ARROWS.forEach((room, allowed) -> {
            String[] forbidden = Stream.concat(ARROWS.keySet().stream(), Stream.of("cli"))
                    .filter(other -> !other.equals(room) && !allowed.contains(other))
                    .map(other -> ROOT + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .check(CLASSES);
        });
    }

    @Test
    void noRoomsUseEachOtherInACircle() {
        SlicesRuleDefinition.slices()
                .matching("org.phrasefield.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void eachOutsideLibraryHasOneRoom() {
        fence("llm", "dev.langchain4j..");
        fence("store", "java.sql..", "org.sqlite..");
        fence("report", "tech.tablesaw..", "gg.jte..", "org.apache.commons.csv..");
        fence("cli", "picocli..", "me.tongfei..", "org.jline..");
        fence(
                "language",
                "com.ibm.icu..",
                "morfologik..",
                "com.github.petrovich4j..",
                "org.commonmark..",
                "opennlp..",
                "com.knuddels..");
        fence("stats", "org.hipparchus..");
        fence("run", "dev.failsafe..");
    }

    private void fence(String room, String... packages) {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(CLASSES);
    }

    @Test
    void onlyTheRimOpensFiles() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "cli..", ROOT + "store..", ROOT + "engine..")
                .should()
                .dependOnClassesThat(new DescribedPredicate<JavaClass>("open files") {
                    @Override
                    public boolean test(JavaClass type) {
                        // A path may be handed through; opening is for the rim.
                        return type.getPackageName().equals("java.nio.file")
                                        && !type.getSimpleName().equals("Path")
                                || type.getName().equals("java.io.FileInputStream")
                                || type.getName().equals("java.io.FileOutputStream")
                                || type.getName().equals("java.io.File");
                    }
                })
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLinePrintsAndExits() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "cli..")
                .should()
                .accessField(System.class, "out")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "cli..")
                .should()
                .accessField(System.class, "err")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "cli..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(CLASSES);
    }

    @Test
    void theCoreHasNoClockAndNoChanceOfItsOwn() {
        String[] rooms = PURE.stream().map(room -> ROOT + room + "..").toArray(String[]::new);
        noClasses()
                .that()
                .resideInAnyPackage(rooms)
                .should()
                .callMethod(java.time.Instant.class, "now")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(rooms)
                .should()
                .callMethod(System.class, "nanoTime")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(rooms)
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(rooms)
                .should()
                .callConstructor(java.util.Random.class)
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(rooms)
                .should()
                .callMethod(Math.class, "random")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(rooms)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .check(CLASSES);
    }

    @Test
    void everyRoomIsMarkedForNullness() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/main/java/org/phrasefield"))) {
            assertThat(folders.filter(Files::isDirectory))
                    .isNotEmpty()
                    .allSatisfy(room -> assertThat(Files.readString(room.resolve("package-info.java")))
                            .contains("@NullMarked"));
        }
    }
}
