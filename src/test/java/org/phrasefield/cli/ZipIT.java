package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zip that {@code mvn package} leaves: unpacked somewhere else, it runs with Java alone. */
class ZipIT {
    private static final int TIMES = 7;
    private static final long SECOND = 1_000_000_000;
    /** As many seconds as the best of a preview's seconds may take here, where it is one on a machine at rest. */
    private static final double ALLOWANCE = 1.5;

    @TempDir
    static Path folder;

    private static Path home;

    @BeforeAll
    static void unpack() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            Path zip = files.filter(file -> file.getFileName().toString().matches("phrasefield-[0-9.]+\\.zip"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("mvn package leaves no zip"));
            try (ZipFile packed = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
                packed.stream().forEach(entry -> unpack(packed, entry));
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            home = files.filter(file -> file.getFileName().toString().startsWith("phrasefield-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void unpack(ZipFile packed, ZipEntry entry) {
        Path file = folder.resolve(entry.getName());
        assertThat(file.normalize().startsWith(folder)).as(entry.getName()).isTrue();
        try (InputStream bytes = packed.getInputStream(entry)) {
            if (entry.isDirectory()) {
                Files.createDirectories(file);
            } else {
                Files.createDirectories(file.getParent());
                Files.copy(bytes, file);
            }
        } catch (IOException e) {
            throw new AssertionError(entry.getName(), e);
        }
    }

    private static Shell.Ended run(String... arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> command = new java.util.ArrayList<>(
                List.of("bash", home.resolve("phrasefield").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("LC_ALL", "C");
        // No Maven, and nothing else but what every system has.
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().remove("MAVEN_HOME");
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Shell.Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void theLauncherFindsItsLibrariesBesideIt() throws IOException, InterruptedException {
        Shell.Ended version = run("--version");
        assertThat(version.err()).isEmpty();
        assertThat(version.out()).startsWith("Phrasefield ");
        Shell.Ended tried = run("try", "Расскажи о хлебе.", "Представь хлеб.", "--model", "echo", "--trials", "1");
        assertThat(tried.code()).as(tried.err()).isZero();
        assertThat(tried.out()).contains("a: Расскажи о хлебе.");
        assertThat(tried.err()).doesNotContain("building");
        assertThat(home.resolve("target")).doesNotExist();
    }

    /**
     * With the memory image that the launcher makes among its sources, a preview takes less than a second from the shell's prompt to the next, in a folder that has
     * runs. The best of several counts, and a machine that builds may be busy with something else.
     */
    @Test
    @Tag("timed")
    void aPreviewTakesLessThanASecond() throws IOException, InterruptedException {
        Path protocol = Files.writeString(folder.resolve("timed.yaml"), """
                protocol: timed
                use: core24
                model: planted/length
                trials: 1
                languages: [en]
                """);
        Path target = Files.createDirectories(home.resolve("target"));
        Path image = target.resolve("phrasefield.jsa");
        try {
            Process made = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:ArchiveClassesAtExit=" + image,
                            "-cp",
                            home.resolve("lib") + "/*",
                            "org.phrasefield.cli.Rehearsal",
                            protocol.toString())
                    .directory(
                            Files.createDirectories(folder.resolve("rehearsal")).toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("made").toFile())
                    .start();
            assertThat(made.waitFor(3, TimeUnit.MINUTES)).isTrue();
            Files.writeString(target.resolve("phrasefield.jsa.size"), Files.size(image) + "\n");
            assertThat(run("run", protocol.toString(), "--results", "timed").code())
                    .isZero();
            for (String prompt : List.of("Imagine a library under the sea.", "Представь библиотеку под водой.")) {
                long best = Long.MAX_VALUE;
                for (int time = 0; time < TIMES && best >= SECOND; time++) {
                    long begin = System.nanoTime();
                    Shell.Ended ended = run("preview", prompt, "--results", "timed");
                    best = Math.min(best, System.nanoTime() - begin);
                    assertThat(ended.code()).as(ended.err()).isZero();
                    assertThat(ended.err()).isEmpty();
                }
                assertThat(best / 1e9).as(prompt).isLessThan(ALLOWANCE);
            }
        } finally {
            Files.deleteIfExists(image);
            Files.deleteIfExists(target.resolve("phrasefield.jsa.size"));
            Files.deleteIfExists(target);
        }
    }

    @Test
    void whatBelongsToTheProgramIsThereAndNothingElse() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "phrasefield",
                            "phrasefield.cmd",
                            "README.md",
                            "LICENSE",
                            "NOTICE",
                            "licenses",
                            "lib",
                            "protocols",
                            "src");
        }
        // Windows wants its own line ends in a batch file: labels are not found reliably without.
        assertThat(Files.readString(home.resolve("phrasefield.cmd")))
                .contains("\r\n")
                .doesNotContainPattern("[^\r]\n");
    }

    @Test
    void theNoticeNamesEveryLibrary() throws IOException {
        String notice = Files.readString(home.resolve("NOTICE"));
        try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString().replaceAll("-[0-9][^/]*\\.jar$", "")))
                    .hasSizeGreaterThan(30)
                    .filteredOn(name -> !name.equals("phrasefield"))
                    .allSatisfy(name -> assertThat(notice).containsPattern("(?m)(^- |[ ,;])" + name + "[,;:. ]"));
        }
        assertThat(home.resolve("licenses")).isDirectoryContaining("glob:**LGPL-2.1.txt");
    }
}
