package org.phrasefield.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoAlertPresentException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.phrasefield.forecast.Settlement;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.map.EffectMap;
import org.phrasefield.map.Interaction;
import org.phrasefield.map.Loss;
import org.phrasefield.map.Pooled;

/** The page in a real browser. Without one the tests are skipped, but not where the variable CI says that one must be there. */
class PageBrowserIT {
    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path PICTURES = Path.of("target", "pictures");

    private static final boolean LONG = Boolean.getBoolean("phrasefield.long");

    /** Rows of a table are made alike: so many of each will do for what stands in the way of a screen reader, all of them in the long profile. */
    private static final int FEW_ROWS = 4;

    /** One for all tests: to start it takes longer than most of them. */
    private static @Nullable ChromeDriver shared;

    /** Calm studies whose pages lie in the folder already. */
    private static final Set<String> WRITTEN = new HashSet<>();

    private @Nullable ChromeDriver opened;

    private ChromeDriver browser() {
        return Objects.requireNonNull(opened);
    }

    /** The page of three answers a cell, which nobody changes. */
    private void openCalm(String language, String... more) throws IOException {
        String name = "calm-" + language;
        if (WRITTEN.add(name)) {
            assumeABrowser();
            write(SampleStudy.calm(language, 3), History.NONE, Optional.empty(), page(name));
        }
        load(page(name), more);
    }

    private void open(Study study, String name) throws IOException {
        open(study, History.NONE, name);
    }

    private void open(Study study, History history, String name) throws IOException {
        open(study, history, Optional.empty(), name);
    }

    private void open(Study study, History history, Optional<Settlement> bets, String name) throws IOException {
        assumeABrowser();
        write(study, history, bets, page(name));
        load(page(name));
    }

    private static void assumeABrowser() {
        boolean there = Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
        if ("true".equals(System.getenv("CI")))
            assertThat(there).as("a browser").isTrue();
        assumeTrue(there, "no Chromium here");
    }

    private static Path page(String name) {
        return PICTURES.resolve(name).resolve("report.html").toAbsolutePath();
    }

    /** @param more options of a browser of its own */
    private void load(Path page, String... more) {
        if (more.length > 0) {
            opened = started(more);
        } else {
            if (shared == null) shared = started();
            opened = shared;
            browser().get("about:blank");
            browser().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of()));
            complaints();
            requests();
        }
        width(1240, 1000);
        browser().get(page.toUri().toString());
    }

    private static ChromeDriver started(String... more) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--force-color-profile=srgb");
        options.addArguments(more);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        return new ChromeDriver(service, options);
    }

    private static void write(Study study, History history, Optional<Settlement> bets, Path page) throws IOException {
        StringBuilder out = new StringBuilder();
        PageTest.Folder folder = new PageTest.Folder();
        Page.write(study, PageTest.read(study), history, bets, folder, out);
        Files.createDirectories(page.resolveSibling("answers"));
        Files.writeString(page, out, UTF_8);
        for (var file : folder.files.entrySet()) {
            Files.writeString(page.resolveSibling(file.getKey()), file.getValue(), UTF_8);
        }
    }

    @AfterEach
    void closeItsOwn() {
        if (opened != null && opened != shared) opened.quit();
    }

    @AfterAll
    static void closeTheSharedOne() {
        if (shared != null) shared.quit();
    }

    /** Headless windows are never narrower than 500 pixels, so the width is set as a device's. */
    private void width(int width, int height) {
        browser()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        browser().manage().window().setSize(new Dimension(Math.max(500, width), height));
    }

    private void picture(String name) throws IOException {
        Files.write(PICTURES.resolve(name + ".png"), browser().getScreenshotAs(OutputType.BYTES));
    }

    /** Looks often: most of what is waited for comes within a few frames. */
    private WebDriverWait within(int seconds) {
        return new WebDriverWait(browser(), Duration.ofSeconds(seconds), Duration.ofMillis(20));
    }

    private void drawEverything() {
        for (WebElement plot : browser().findElements(By.cssSelector("[data-figure]"))) {
            browser().executeScript("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", plot);
            within(30).until(driver -> "yes".equals(plot.getAttribute("data-drawn")));
        }
    }

    private List<String> complaints() {
        return browser().manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Everything that the page asked for, but its own file, files beside it and what it holds. */
    private List<String> requests() {
        return browser().manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("Network.requestWillBeSent\""))
                .filter(message -> !message.contains("\"url\":\"file:")
                        && !message.contains("\"url\":\"data:")
                        && !message.contains("\"url\":\"blob:"))
                .toList();
    }

    private Object script(String text) {
        return Objects.requireNonNull(browser().executeScript(text));
    }

    @Test
    void figuresAreDrawnWhenScrolledToWithoutComplaintOrRequest() throws IOException {
        openCalm("en");
        assertThat(script("return typeof window.Plotly")).isEqualTo("undefined");
        picture("light");
        drawEverything();
        picture("light-figures");
        assertThat(browser().findElements(By.cssSelector(".plot svg.main-svg"))).hasSizeGreaterThanOrEqualTo(2);
        assertThat(complaints()).isEmpty();
        assertThat(requests()).isEmpty();
    }

    @Test
    void hostileAnswersDoNothing() throws IOException {
        open(SampleStudy.hostile("en"), "hostile");
        drawEverything();
        waitForReader();
        script("document.querySelectorAll('details').forEach(function (d) { d.open = true; }); return 1");
        // Every answer comes by in the reader.
        script(
                "var topics = document.querySelector('[name=topic]'), forms = document.querySelector('[name=left]');"
                        + "for (var t = 0; t < topics.options.length; t++) { topics.value = t; topics.dispatchEvent(new Event('change'));"
                        + "for (var f = 0; f < forms.options.length; f++) { forms.value = f; forms.dispatchEvent(new Event('change')); } } return 1");
        for (int width : List.of(360, 768, 1440)) {
            width(width, 900);
            assertThat(script("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as("overflow at %s pixels", width)
                    .isEqualTo(0L);
        }
        assertThat(script("return Object.keys(window).filter(function (k) { return k === 'hostile'; }).length"))
                .isEqualTo(0L);
        assertThat(script("return document.querySelectorAll('dialog, iframe, form, img, base, link').length"))
                .isEqualTo(0L);
        assertThatThrownBy(() -> browser().switchTo().alert()).isInstanceOf(NoAlertPresentException.class);
        assertThat(browser().getWindowHandles()).hasSize(1);
        assertThat(browser().getCurrentUrl()).endsWith("/hostile/report.html");
        assertThat(complaints()).isEmpty();
        assertThat(requests()).isEmpty();
        picture("hostile");
    }

    private void waitForReader() {
        WebElement reader = browser().findElement(By.cssSelector("[data-reader]"));
        browser().executeScript("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", reader);
        within(30)
                .until(driver -> !reader.findElements(By.tagName("blockquote")).isEmpty());
    }

    @Test
    void anyTwoFormsAreReadSideBySide() throws IOException {
        openCalm("en");
        WebElement button =
                browser().findElements(By.cssSelector("[data-read]")).get(4);
        browser().executeScript("arguments[0].click()", button);
        waitForReader();
        Select left = new Select(browser().findElement(By.cssSelector("[name=left]")));
        Select right = new Select(browser().findElement(By.cssSelector("[name=right]")));
        assertThat(left.getFirstSelectedOption().getText()).isEqualTo("If… then…");
        assertThat(browser().switchTo().activeElement().getAttribute("name")).isEqualTo("topic");
        right.selectByVisibleText("Tell a story…");
        new Select(browser().findElement(By.cssSelector("[name=topic]"))).selectByVisibleText("old bike");
        assertThat(browser().findElements(By.cssSelector(".reader .prompt")).stream()
                        .map(WebElement::getText))
                .containsExactly("[if-then] old-bike?", "[story] old-bike?");
        assertThat(browser().findElements(By.cssSelector(".reader blockquote"))).hasSize(2);
        assertThat(complaints()).isEmpty();
        picture("reader");
    }

    @Test
    void answersBesideThePageAreLoadedAndAMissingFileIsSaid() throws IOException {
        open(SampleStudy.calm("en", 40), "large");
        waitForReader();
        WebElement more = browser().findElement(By.cssSelector("[name=more]"));
        Select trials = new Select(browser().findElement(By.cssSelector("[name=left-trial]")));
        int before = trials.getOptions().size();
        assertThat(before).isLessThan(10);
        browser().executeScript("arguments[0].click()", more);
        within(30).until(driver -> !more.isDisplayed());
        assertThat(new Select(browser().findElement(By.cssSelector("[name=left-trial]"))).getOptions())
                .hasSize(40);
        assertThat(complaints()).isEmpty();
        Files.delete(PICTURES.resolve("large").resolve("answers/02.js"));
        new Select(browser().findElement(By.cssSelector("[name=topic]"))).selectByIndex(1);
        browser().executeScript("arguments[0].click()", more);
        WebElement says = browser().findElement(By.cssSelector(".reader [role=status]"));
        within(30).until(driver -> !says.getText().isEmpty());
        assertThat(says.getText()).contains("answers/02.js does not lie beside this page");
        assertThat(more.isDisplayed()).isFalse();
    }

    @Test
    void effectMapIsCopiedAndItsRowsAreSaved() throws IOException {
        openCalm("en");
        script(
                "window.kept = []; Object.defineProperty(navigator, 'clipboard', {value: {writeText: function (t) {"
                        + "window.kept.push(t); return Promise.resolve(); }}}); document.querySelector('.markdown').open = true; return 1");
        browser().executeScript("arguments[0].click()", browser().findElement(By.cssSelector("[data-copy]")));
        WebElement done = browser().findElement(By.cssSelector(".markdown .done"));
        within(10).until(driver -> !done.getText().isEmpty());
        assertThat((String) script("return window.kept[0]")).startsWith("| Form | Length");
        script("URL.createObjectURL = function (blob) { blob.text().then(function (t) { window.kept.push(t); });"
                + "return 'data:text/csv,'; }; document.querySelector('.effects td details').open = true; return 1");
        WebElement rows = browser().findElement(By.cssSelector("[data-rows=log-words]"));
        within(10).until(driver -> rows.isDisplayed());
        browser().executeScript("arguments[0].click()", rows);
        within(10).until(driver -> script("return window.kept.length").equals(2L));
        // What a script returns comes with line feeds alone, so the line ends are looked at in the browser.
        assertThat(script("return window.kept[1].split('\\r\\n').length")).isEqualTo(1L + 36 + 1);
        String csv = (String) script("return window.kept[1]");
        assertThat(csv).startsWith("trial_key,topic,form,trial,outcome,log-words");
        assertThat(csv.lines())
                .hasSize(1 + 36)
                .filteredOn(line -> line.contains(",direct,"))
                .hasSize(18);
    }

    @Test
    void darkSchemeIsDarkAndRussianPageIsWhole() throws IOException {
        openCalm("ru");
        picture("russian");
        browser()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        assertThat(script("return getComputedStyle(document.documentElement).backgroundColor"))
                .isEqualTo("rgb(20, 23, 28)");
        picture("dark");
        drawEverything();
        picture("dark-figures");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void narrowScreenScrollsDownOnly() throws IOException {
        for (String language : Texts.LANGUAGES) {
            openCalm(language);
            width(360, 800);
            assertThat(script("return window.innerWidth")).isEqualTo(360L);
            drawEverything();
            assertThat((Boolean) script("return document.documentElement.scrollWidth <= window.innerWidth"))
                    .isTrue();
            script("window.scrollTo({top: 0, behavior: 'instant'}); return 1");
            picture("narrow-" + language);
            width(360, 2600);
            picture("narrow-long-" + language);
        }
    }

    /** A run with all that a page can have: a map, claims, bets, nights, pooled function words, differences between languages, losses, own metrics. */
    private void openWhole(String language, String name) throws IOException {
        Study laid = MapPageTest.laid(SampleStudy.calm(language, 3), 60);
        EffectMap map = laid.map();
        String model = map.effects().get(0).model();
        List<Pooled> pooled = List.of(new Pooled(
                "en",
                model,
                "story",
                18,
                1400,
                Optional.empty(),
                Optional.empty(),
                "story: its answers have 140 words in all, and a distance of function words takes 2000"));
        List<Loss> losses = List.of(new Loss("en", model, "story", 9, 18, 0, 18, 0.0002, 0.0018));
        List<Interaction> between = List.of(PageSectionsTest.interaction("en", "story", Verdict.MORE, 1.5));
        Study study = new Study(
                laid.run(),
                laid.protocol(),
                new EffectMap(
                        map.effects(),
                        map.levels(),
                        map.tallies(),
                        losses,
                        between,
                        DiceBarsTest.dice(model),
                        List.of(),
                        pooled),
                laid.metrics(),
                laid.planes(),
                laid.rows());
        open(
                study,
                SampleHistory.behind(study),
                Optional.of(BetTextTest.settlement(2, study.run().id())),
                name);
    }

    @Test
    void noPartOfThePageIsWiderThanItsScreenAndTablesAreReadWithoutScrollingAside() throws IOException {
        for (String language : Texts.LANGUAGES) {
            openWhole(language, "whole-" + language);
            script(
                    "document.querySelectorAll('details').forEach(function (d) { d.open = !d.closest('td'); }); return 1");
            for (String part : List.of("claims", "nights", "between", "p0-map", "p0-dice", "p0-losses", "p0-metrics")) {
                assertThat(browser().findElements(By.id(part))).as(part).hasSize(1);
            }
            for (int width : List.of(360, 768, 1440)) {
                width(width, 900);
                assertThat(script("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                        .as("overflow at %s pixels", width)
                        .isEqualTo(0L);
            }
            width(360, 900);
            assertThat(
                            (List<?>)
                                    script(
                                            "return Array.from(document.querySelectorAll('.scroll')).filter(function (s) { return s.scrollWidth > s.clientWidth + 1"
                                                    + " && !s.querySelector('.weeks, pre'); }).map(function (s) { return s.getAttribute('aria-label'); })"))
                    .as("tables that are wider than 360 pixels")
                    .isEmpty();
            for (String part : List.of("claims", "p0-losses", "bets")) {
                if (browser().findElements(By.id(part)).isEmpty()) continue;
                script("document.getElementById('" + part + "').scrollIntoView({behavior: 'instant'}); return 1");
                picture("whole-" + language + "-360-" + part);
            }
            // Words change no colours, so that each scheme is looked at in one language.
            scheme(language.equals("en") ? "light" : "dark");
            assertThat(serious("document")).as(language).isEmpty();
        }
    }

    /** However large the dot, the ends of an interval stand out above and below it. */
    @Test
    void intervalsAreSeenBehindTheirDotsOnEveryScreen() throws IOException {
        openCalm("en");
        for (int width : List.of(360, 768, 1440)) {
            width(width, 900);
            assertThat(
                            (List<?>)
                                    script(
                                            "return Array.from(document.querySelectorAll('.effects svg.mark')).filter(function (mark) {"
                                                    + "var ends = mark.querySelector('.ends').getBoundingClientRect(), dot = mark.querySelector('.dot').getBoundingClientRect();"
                                                    + "return ends.top > dot.top - 1.5 || ends.bottom < dot.bottom + 1.5; }).map(function (m) { return m.outerHTML; })"))
                    .as("hidden at %s pixels", width)
                    .isEmpty();
        }
    }

    @Test
    void nightsAreReadOnEveryScreenAndOnPaper() throws IOException {
        for (String language : Texts.LANGUAGES) {
            Study study = MapPageTest.laid(SampleStudy.calm(language, 3), 60);
            open(study, SampleHistory.behind(study), "nights-" + language);
            for (int width : List.of(1240, 360)) {
                width(width, 1000);
                script("document.getElementById('nights').scrollIntoView({behavior: 'instant'}); return 1");
                assertThat((Boolean) script("return document.documentElement.scrollWidth <= window.innerWidth"))
                        .isTrue();
                picture("nights-" + language + "-" + width);
            }
            // Too wide for a small screen, the calendar is scrolled by keys.
            WebElement weeks = browser().findElement(By.cssSelector(".weeks"));
            browser().executeScript("arguments[0].focus()", weeks);
            assertThat(browser().switchTo().activeElement()).isEqualTo(weeks);
            width(1240, 1000);
            browser().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print", "features", List.of()));
            picture("nights-" + language + "-print");
            assertThat(
                            (Boolean)
                                    script(
                                            "return document.querySelector('.nights details tbody').getBoundingClientRect().height > 100"))
                    .isTrue();
            assertThat(complaints()).isEmpty();
        }
    }

    @Test
    void pageIsCompleteWithoutScript() throws IOException {
        openCalm("en", "--blink-settings=scriptEnabled=false");
        assertThat(browser().findElement(By.tagName("h1")).getText()).isNotBlank();
        assertThat(browser().findElements(By.cssSelector(".effects td .number")))
                .hasSize(54)
                .allSatisfy(number -> assertThat(number.isDisplayed()).isTrue());
        assertThat(browser().findElements(By.cssSelector(".cards blockquote"))).isNotEmpty();
    }

    @Test
    void keyboardReachesTheReasonsOfANumber() throws IOException {
        openCalm("en");
        for (int tabs = 0; tabs < 40; tabs++) {
            new Actions(browser()).sendKeys(Keys.TAB).perform();
            if (browser().switchTo().activeElement().getTagName().equals("summary")) break;
        }
        WebElement summary = browser().switchTo().activeElement();
        assertThat(summary.getTagName()).isEqualTo("summary");
        new Actions(browser()).sendKeys(Keys.ENTER).perform();
        assertThat(browser()
                        .findElement(By.cssSelector("td details[open] .why"))
                        .isDisplayed())
                .isTrue();
        picture("keyboard");
        new Actions(browser()).sendKeys(Keys.ESCAPE).perform();
        assertThat(browser().findElements(By.cssSelector("td details[open]"))).isEmpty();
    }

    @Test
    void nothingSeriousStandsInTheWayOfAScreenReader() throws IOException {
        open(SampleStudy.hostile("en"), "axe");
        scheme("light");
        drawEverything();
        waitForReader();
        assertThat(serious("document")).isEmpty();
    }

    private void scheme(String scheme) {
        browser()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** What axe finds to be serious or worse in a part of the page, with everything open that can be but the reasons of numbers. */
    private List<?> serious(String part) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/axe.min.js")) {
            browser().executeScript(new String(Objects.requireNonNull(in).readAllBytes(), UTF_8));
        }
        script("document.querySelectorAll('details').forEach(function (d) { d.open = !d.closest('td'); }); return 1");
        if (!LONG) {
            script("document.querySelectorAll('tbody').forEach(function (rows) { Array.from(rows.children).slice("
                    + FEW_ROWS + ").forEach(function (row) { row.remove(); }); }); return 1");
        }
        browser().manage().timeouts().scriptTimeout(Duration.ofMinutes(3));
        Object found = browser()
                .executeAsyncScript("var done = arguments[arguments.length - 1]; axe.run(" + part
                        + ", {resultTypes: ['violations']}).then(function (r) { done(r.violations"
                        + ".filter(function (v) { return v.impact === 'serious' || v.impact === 'critical'; })"
                        + ".map(function (v) { return v.id + ' ' + v.nodes.length + ' ' + v.nodes.slice(0, 3).map("
                        + "function (n) { return n.target + ': ' + n.failureSummary; }).join(' | '); })); });");
        return (List<?>) Objects.requireNonNull(found);
    }
}
