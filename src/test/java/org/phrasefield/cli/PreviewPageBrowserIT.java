package org.phrasefield.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.phrasefield.forecast.Example;
import org.phrasefield.forecast.FormRecogniser;
import org.phrasefield.forecast.LabelledPrompt;
import org.phrasefield.forecast.Recognition;
import org.phrasefield.language.Language;
import org.phrasefield.report.PreviewPage;

/** The page of the preview in a real browser, without one skipped unless the variable CI says that one must be there. */
class PreviewPageBrowserIT {
    /** Of each language, whose numbers are compared with those of the command. */
    private static final int PROMPTS = Boolean.getBoolean("phrasefield.long") ? 45 : 15;

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>";

    @TempDir
    static Path folder;

    /** One for all tests: to start it takes longer than most of them. */
    private static @Nullable ChromeDriver shared;

    private static ChromeDriver browser() {
        return Objects.requireNonNull(shared);
    }

    /** A liar in English whose answers to some forms are longer or shorter, and two forms of one topic that are too few. */
    @BeforeAll
    static void measure() {
        assumeTrue(there(), "no Chromium here");
        Shell shell = new Shell(folder);
        shell.write("p.yaml", """
                protocol: planted
                use: core24
                model: planted/length
                trials: 2
                languages: [en, ru]
                forms: [direct, imagine, name, story, analogy]
                """);
        assertThat(shell.run("run", "p.yaml", "--new").code()).isZero();
        assertThat(shell.run("run", "p.yaml", "--new").code()).isZero();
        assertThat(shell.run("preview", "--page", "page.html").code()).isZero();
    }

    private static boolean there() {
        boolean there = Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
        if ("true".equals(System.getenv("CI")))
            assertThat(there).as("a browser").isTrue();
        return there;
    }

    private void open(Path page) {
        if (shared == null) shared = started();
        browser().get("about:blank");
        browser().executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        browser().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of()));
        // What the page before this one complained of.
        browser().manage().logs().get(LogType.BROWSER);
        browser().get(page.toUri().toString());
    }

    private static ChromeDriver started() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1100,1500");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        return new ChromeDriver(service, options);
    }

    private void open() {
        open(folder.resolve("page.html"));
    }

    /** What a page looks like is to be seen by whoever builds. */
    private void picture(String name) throws IOException {
        Path file = Path.of("target", "pictures", "preview-" + name + ".png");
        Files.createDirectories(file.getParent());
        Files.write(file, browser().getScreenshotAs(OutputType.BYTES));
    }

    @AfterAll
    static void close() {
        if (shared != null) shared.quit();
    }

    @Test
    void everyLabelledPromptIsRecognisedAsByTheCommand() {
        List<String> prompts = new ArrayList<>();
        for (Language language : Language.values()) {
            for (LabelledPrompt.Part part : LabelledPrompt.Part.values()) {
                List<LabelledPrompt> all = LabelledPrompt.of(part, language);
                // Of the thousands a third of those held out and a tenth of those that words are learned from will do,
                // of every hand and form.
                int step = Boolean.getBoolean("phrasefield.long") ? 1 : part.heldOut() ? 3 : 10;
                for (int at = 0; at < all.size(); at += step) {
                    prompts.add(all.get(at).prompt());
                }
            }
        }
        prompts.addAll(List.of(
                "",
                "?",
                "IMAGINE İSTANBUL",
                "«»",
                "x ".repeat(1000) + ". Tell me a story about glass.",
                "God of the void",
                "Was ist Brot?",
                "¿Qué es el pan?",
                "Qu’est-ce que le pain ?",
                "La La Land",
                "Що таке хліб?",
                "Name a café."));
        open();
        List<?> found = (List<?>) browser().executeScript("return arguments[0].map(preview)", prompts);
        for (int at = 0; at < prompts.size(); at++) {
            Recognition expected = FormRecogniser.recognise(prompts.get(at));
            Map<?, ?> shown = (Map<?, ?>) Objects.requireNonNull(found).get(at);
            assertThat(Boolean.TRUE.equals(shown.get("foreign")))
                    .as(prompts.get(at))
                    .isEqualTo(expected.foreign());
            assertThat(shown.get("language")).isEqualTo(expected.language().tag());
            assertThat(shown.get("topic"))
                    .as(prompts.get(at))
                    .isEqualTo(expected.topic().orElse(null));
            assertThat(names((List<?>) shown.get("forms"), "form"))
                    .as(prompts.get(at))
                    .isEqualTo(expected.forms().stream()
                            .map(Recognition.Recognised::form)
                            .toList());
            assertThat(names((List<?>) shown.get("words"), "word"))
                    .isEqualTo(expected.words().stream()
                            .map(Recognition.Magnet::word)
                            .toList());
        }
    }

    private static List<String> names(@Nullable List<?> rows, String key) {
        return Objects.requireNonNull(rows).stream()
                .map(row -> String.valueOf(((Map<?, ?>) row).get(key)))
                .toList();
    }

    private void type(String prompt) {
        WebElement field = browser().findElement(By.id("prompt"));
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE, prompt);
    }

    private String shown() {
        return browser().findElement(By.id("shown")).getText();
    }

    @Test
    void theNumbersAreThoseOfTheCommand() throws IOException {
        List<String> prompts = new ArrayList<>();
        for (Language language : Language.values()) {
            LabelledPrompt.of(LabelledPrompt.Part.HELD_OUT, language).stream()
                    .filter(prompt -> prompt.kind() == LabelledPrompt.Kind.PLAIN)
                    .limit(PROMPTS)
                    .forEach(prompt -> prompts.add(prompt.prompt()));
        }
        List<String> words = new ArrayList<>(List.of("preview", "--json"));
        words.addAll(prompts);
        JsonNode said = new ObjectMapper()
                .readTree(new Shell(folder).run(words.toArray(String[]::new)).out());
        open();
        int compared = 0;
        for (int at = 0; at < prompts.size(); at++) {
            JsonNode command = said.get(at);
            Map<?, ?> page = (Map<?, ?>) Objects.requireNonNull(browser()
                    .executeScript(
                            "show(arguments[0]); const found = preview(arguments[0]);"
                                    + "const form = data.forms[found.language + ' ' + (found.forms.length ? found.forms[0].form : 'none')];"
                                    + "return {form, nearest: nearest(form.examples, arguments[0], found.language)}",
                            prompts.get(at)));
            Object nearest = page.get("nearest");
            assertThat(nearest == null ? null : ((List<?>) nearest).get(0))
                    .isEqualTo(command.path("nearest").path("prompt").textValue());
            Map<?, ?> form = (Map<?, ?>) Objects.requireNonNull(page.get("form"));
            List<?> models = (List<?>) Objects.requireNonNull(form.get("rows"));
            List<?> rows = (List<?>) Objects.requireNonNull(models.get(0));
            for (Object each : rows) {
                Map<?, ?> row = (Map<?, ?>) each;
                JsonNode aspect = command.path("models").get(0).path(String.valueOf(row.get("aspect")));
                assertThat(((Number) Objects.requireNonNull(row.get("topics"))).intValue())
                        .isEqualTo(aspect.path("topics").intValue());
                List<?> numbers = (List<?>) row.get("numbers");
                assertThat(numbers == null).isEqualTo(aspect.path("low").isNull());
                if (numbers == null) {
                    assertThat(shown()).contains(String.valueOf(row.get("missing")));
                    continue;
                }
                List<JsonNode> told =
                        List.of(aspect.path("mean").path("estimate"), aspect.path("low"), aspect.path("high"));
                for (int end = 0; end < told.size(); end++) {
                    assertThat(((Number) numbers.get(end)).doubleValue())
                            .isEqualTo(told.get(end).doubleValue());
                }
                assertThat(shown()).contains(String.valueOf(row.get("mean")), String.valueOf(row.get("counts")));
                compared++;
            }
        }
        // Of short answers a number may have too few scores.
        assertThat(compared).isGreaterThan(PROMPTS);
    }

    @Test
    void whatIsTypedIsPreviewedAtOnceInItsOwnLanguage() throws IOException {
        open();
        // The field has the focus already.
        new Actions(browser()).sendKeys("Imagine a city in the ra").perform();
        assertThat(shown())
                .contains("Imagine… (imagine) ", "a city in the ra", "one more topic, 90 %", "narrows it", "So far");
        new Actions(browser()).sendKeys("in").perform();
        assertThat(shown()).contains("a city in the rain").doesNotContain("The runs");
        picture("en");
        type("Представь город под дождём");
        assertThat(browser().findElement(By.tagName("h1")).getText()).isEqualTo("Предпросмотр");
        assertThat(browser().executeScript("return document.documentElement.lang"))
                .isEqualTo("ru");
        assertThat(shown())
                .contains("Представь… (imagine) ", "ещё одна тема, 90 %", "длина", "До сих пор")
                .doesNotContain("topics");
        picture("ru");
        type("Расскажи о дожде");
        assertThat(shown()).contains("разницы нет");
        type("");
        assertThat(browser().findElement(By.tagName("h1")).getText()).isEqualTo("Preview");
        assertThat(browser().manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    /** As somebody hears it who jumps from heading to heading: models stand under the form that they are asked in. */
    @Test
    void headingsNestWhereSeveralFormsArePossible() {
        open();
        Object levels = browser()
                .executeScript(
                        "preview = () => ({language: 'en', words: [], topic: null,"
                                + " forms: [{form: 'name', confidence: 0.5}, {form: 'imagine', confidence: 0.4}]});"
                                + "show('either'); return [...document.querySelectorAll('h1, h2, h3')].map(each => each.tagName)");
        assertThat(levels).isEqualTo(List.of("H1", "H2", "H3", "H2", "H3"));
        assertThat(shown()).contains("Name… narrow, a quick fact", "Imagine… strong activation");
    }

    @Test
    void aNarrowScreenNeedsNoScrollingSideways() throws IOException {
        open();
        for (String scheme : List.of("light", "dark")) {
            scheme(scheme);
            browser()
                    .executeCdpCommand(
                            "Emulation.setDeviceMetricsOverride",
                            Map.of("width", 360, "height", 900, "deviceScaleFactor", 1, "mobile", true));
            type("Представь себе очень длинное превысокомногорассмотрительствующее слово");
            assertThat(browser().executeScript("return document.documentElement.scrollWidth"))
                    .isEqualTo(360L);
            picture("narrow-" + scheme);
        }
    }

    @Test
    void nothingStandsInTheWayOfAScreenReader() throws IOException {
        open();
        try (InputStream in = getClass().getResourceAsStream("/axe.min.js")) {
            browser().executeScript(new String(Objects.requireNonNull(in).readAllBytes(), UTF_8));
        }
        browser().manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
        for (String scheme : List.of("light", "dark")) {
            scheme(scheme);
            for (String prompt : List.of("", "Imagine a city", "Сравни дождь с чем-нибудь", "Hello there!")) {
                type(prompt);
                Object found = browser()
                        .executeAsyncScript(
                                "var done = arguments[arguments.length - 1]; axe.run(document, {resultTypes: ['violations']}).then(function (r) {"
                                        + "done(r.violations.map(function (v) { return v.id + ': ' + v.nodes[0].target; })); });");
                assertThat((List<?>) Objects.requireNonNull(found))
                        .as(scheme + " " + prompt)
                        .isEmpty();
            }
        }
    }

    private void scheme(String scheme) {
        browser()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    @Test
    void whatAnswersSayStaysText() throws IOException {
        StringBuilder html = new StringBuilder();
        PreviewPage.write(
                List.of(),
                List.of(
                        new Example("en", "imagine", "Imagine a dog.", "A dog. " + HOSTILE, "m"),
                        new Example("en", "imagine", "Imagine the rain.", "Rain. " + HOSTILE, "m")),
                Map.of(),
                Language.RU,
                html);
        open(Files.writeString(folder.resolve("hostile.html"), html, UTF_8));
        assertThat(browser().findElement(By.tagName("h1")).getText()).isEqualTo("Предпросмотр");
        type("Imagine a city in the rain");
        assertThat(shown()).contains("nothing has been measured yet", "Imagine the rain.", HOSTILE);
        assertThat(browser().manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }
}
