package org.phrasefield.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.phrasefield.forecast.FormAccuracy;
import org.phrasefield.forecast.FormRecogniser;
import org.phrasefield.forecast.LabelledPrompt;
import org.phrasefield.forecast.Recognition;
import org.phrasefield.language.Language;

/** The page of the preview in a real browser, without one skipped unless the variable CI says that one must be there. */
class PreviewPageBrowserIT {
    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>";

    private @Nullable ChromeDriver opened;

    private ChromeDriver browser() {
        return Objects.requireNonNull(opened);
    }

    @BeforeEach
    void open() throws IOException {
        boolean there = Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
        if ("true".equals(System.getenv("CI")))
            assertThat(there).as("a browser").isTrue();
        assumeTrue(there, "no Chromium here");
        List<PreviewPage.Known> known = new ArrayList<>();
        for (Language language : Language.values()) {
            for (String form : FormAccuracy.labels()) {
                known.add(new PreviewPage.Known(
                        language,
                        form,
                        List.of("expected of " + form),
                        List.of(
                                new PreviewPage.Example("Imagine a dog.", "A dog. " + HOSTILE),
                                new PreviewPage.Example("Imagine the rain.", "Rain. " + HOSTILE))));
            }
        }
        StringBuilder html = new StringBuilder();
        PreviewPage.write(known, html);
        Path page = Path.of("target", "pictures", "preview.html").toAbsolutePath();
        Files.createDirectories(page.getParent());
        Files.writeString(page, html, UTF_8);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        opened = new ChromeDriver(service, options);
        browser().get(page.toUri().toString());
    }

    @AfterEach
    void close() {
        if (opened != null) opened.quit();
    }

    @Test
    void everyLabelledPromptIsRecognisedAsByTheCommand() {
        List<String> prompts = new ArrayList<>();
        for (Language language : Language.values()) {
            for (LabelledPrompt.Part part : LabelledPrompt.Part.values()) {
                LabelledPrompt.of(part, language).forEach(prompt -> prompts.add(prompt.prompt()));
            }
        }
        prompts.addAll(List.of(
                "",
                "?",
                "IMAGINE İSTANBUL",
                "«»",
                "x ".repeat(1000) + ". Tell me a story about glass.",
                "God of the void"));
        List<?> found = (List<?>) browser().executeScript("return arguments[0].map(preview)", prompts);
        for (int at = 0; at < prompts.size(); at++) {
            Recognition expected = FormRecogniser.recognise(prompts.get(at));
            Map<?, ?> shown = (Map<?, ?>) Objects.requireNonNull(found).get(at);
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

    @Test
    void whatIsTypedIsPreviewedWithoutComplaint() {
        browser().findElement(By.id("prompt")).sendKeys("Imagine a city in the rain");
        assertThat(browser().findElement(By.id("shown")).getText())
                .contains("imagine 0.95", "a city in the rain", "expected of imagine", "Imagine the rain.", HOSTILE);
        assertThat(browser().manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }
}
