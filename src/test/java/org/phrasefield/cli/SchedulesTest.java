package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** What starts a night: each text gives the program exactly the words that it was made from. */
class SchedulesTest {
    private static final String HOSTILE = "Ночь & day's \"best\" 50% $HOME \\x.yaml";

    @TempDir
    Path folder;

    private Schedules schedules(Path launcher, List<String> arguments) {
        return new Schedules(
                "evening-sweep",
                launcher,
                arguments,
                folder,
                LocalTime.of(23, 5),
                new TreeMap<>(Map.of("PATH", "/usr/bin:/opt/my tools/bin")));
    }

    @Test
    void theLineOfCronStartsTheCommandAsItIs() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
        Path launcher = folder.resolve("мой запуск's.sh");
        Files.writeString(launcher, "#!/bin/sh\nprintf '%s\\n' \"$PWD\" \"$PATH\" \"$@\" > \"$0.told\"\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        String line = schedules(launcher, List.of("night", HOSTILE, "--notify=echo \"$PHRASEFIELD_RUN\" 100%"))
                .cron();
        assertThat(line).startsWith("5 23 * * * cd ").doesNotContainPattern("(?<!\\\\)%");
        // As cron does it: what follows the five times, with \% for %.
        String command = line.substring("5 23 * * * ".length()).replace("\\%", "%");
        Process process = new ProcessBuilder("/bin/sh", "-c", command).start();
        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(folder.resolve("мой запуск's.sh.told")).lines())
                .containsExactly(
                        folder.toRealPath().toString(),
                        "/usr/bin:/opt/my tools/bin",
                        "night",
                        HOSTILE,
                        "--notify=echo \"$PHRASEFIELD_RUN\" 100%");
    }

    @Test
    void theUnitOfSystemdHoldsEveryWord() {
        String service = schedules(Path.of("/opt/my tools/phrasefield"), List.of("night", HOSTILE))
                .service();
        String line = service.lines()
                .filter(each -> each.startsWith("ExecStart="))
                .findFirst()
                .orElseThrow();
        assertThat(words(line.substring("ExecStart=".length())))
                .containsExactly("/opt/my tools/phrasefield", "night", HOSTILE);
        assertThat(service)
                .contains("Environment=\"PATH=/usr/bin:/opt/my tools/bin\"\n")
                .contains("WorkingDirectory=" + folder + "\n")
                .contains("SuccessExitStatus=3\n");
        assertThat(schedules(Path.of("/p"), List.of()).timer()).contains("OnCalendar=*-*-* 23:05:00\n");
    }

    /** Words as systemd.service(5) takes a command apart. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (inside) words.add(word.toString());
                word.setLength(0);
                inside = !inside;
            } else if (c == '\\' || c == '%' || c == '$') {
                char next = line.charAt(++i);
                assertThat(next).isIn(c == '\\' ? List.of('\\', '"') : List.of(c));
                word.append(next);
            } else if (inside) {
                word.append(c);
            }
        }
        return words;
    }

    /** cron takes a thousand characters, and drops what is longer or refuses it. */
    @Test
    void aPathThatIsTooLongForCronGivesWayToWhatFindsJava() {
        String path = "/opt/a/folder/of/some/thirty/characters:".repeat(40);
        Schedules schedules = new Schedules(
                "evening-sweep",
                Path.of("/opt/phrasefield"),
                List.of("night", "n.yaml"),
                folder,
                LocalTime.of(23, 5),
                new TreeMap<>(Map.of("PATH", path)));
        assertThat(schedules.cron())
                .hasSizeLessThan(998)
                .contains(System.getProperty("java.home") + "/bin:/usr/local/bin:/usr/bin:/bin")
                .endsWith("'/opt/phrasefield' 'night' 'n.yaml' >/dev/null 2>&1");
        assertThat(schedules.service()).contains(path);
    }

    @Test
    void thePlistOfLaunchdIsXmlThatHoldsEveryWord() throws Exception {
        String plist = schedules(Path.of("/opt/my tools/phrasefield"), List.of("night", HOSTILE))
                .launchd();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document document =
                factory.newDocumentBuilder().parse(new ByteArrayInputStream(plist.getBytes(StandardCharsets.UTF_8)));
        var array =
                document.getElementsByTagName("array").item(0).getTextContent().strip();
        assertThat(array.lines().map(String::strip)).containsExactly("/opt/my tools/phrasefield", "night", HOSTILE);
        assertThat(document.getElementsByTagName("integer").item(0).getTextContent())
                .isEqualTo("23");
        assertThat(document.getElementsByTagName("integer").item(1).getTextContent())
                .isEqualTo("5");
    }

    @Test
    void theTaskOfWindowsIsQuotedForPowerShellAndForTheProgram() {
        String task = schedules(
                        Path.of("/опт/it\u2019s mine"), List.of("night", "a b's.yaml", "--model=echo", "x\"y\\"))
                .windows();
        assertThat(task)
                .contains(
                        "-Execute '/опт/it\u2019\u2019s mine' -Argument 'night \"a b''s.yaml\" --model=echo \"x\\\"y\\\\\"'")
                .contains("-Daily -At '23:05'")
                .contains("-AllowStartIfOnBatteries -DontStopIfGoingOnBatteries")
                .contains("-TaskName 'Phrasefield evening-sweep'");
    }

    @Test
    void theCommandPrintsAllOfThemWithFullPathsAndItsOwnOptions() {
        Shell shell = new Shell(folder)
                .with("PHRASEFIELD_LAUNCHER", "/opt/my tools/phrasefield")
                .with("OPENAI_API_KEY", "canary-secret")
                .with("PHRASEFIELD_PLUGINS", "/opt/plugins")
                .with("PATH", "/usr/bin");
        shell.write(
                "моя ночь.yaml",
                "protocol: evening-sweep\nintents: [{topic: the sea}]\nmodel: echo\nnight: {from: '23:05', until: '06:30'}\n");
        Shell.Ended ended =
                shell.run("night", "моя ночь.yaml", "--schedule", "--max-hours", "6", "--notify", "say \"done\"");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains("ExecStart=\"/opt/my tools/phrasefield\" \"night\" \"" + folder + "/моя ночь.yaml\""
                        + " \"--no-wait\" \"--max-hours=6\" \"--notify=say \\\"done\\\"\" \"--results=" + folder
                        + "/results\"")
                .contains("'" + folder + "/моя ночь.yaml' '--no-wait' '--max-hours=6'")
                .contains("<string>" + folder + "/моя ночь.yaml</string>")
                .contains("Environment=\"PHRASEFIELD_PLUGINS=/opt/plugins\"")
                .doesNotContain("canary-secret");
        assertThat(shell.files("results")).isEmpty();
    }
}
