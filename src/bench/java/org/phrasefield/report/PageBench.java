package org.phrasefield.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The page of a large run: seconds and memory to make it, its size, the size of what lies beside it, and in a browser how soon it can be read and how
 * soon its answers can be chosen. Run it with a small heap to see that memory does not grow with the texts. Prints a line for each number of answers.
 */
public final class PageBench {
    private PageBench() {}

    /** @param args numbers of answers, whole thousands; a folder to write to */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        for (String number : args[0].split(",")) measure(Integer.parseInt(number), folder.resolve(number));
    }

    private static void measure(int answers, Path folder) throws IOException {
        Study study = SampleStudy.streamed(answers);
        Files.createDirectories(folder.resolve("answers"));
        Path page = folder.resolve("report.html");
        long start = System.nanoTime();
        Reading reading = new Reading(study.run(), study.protocol());
        study.rows().each(reading::see);
        try (BufferedWriter out = Files.newBufferedWriter(page, StandardCharsets.UTF_8)) {
            Page.write(
                    study,
                    reading,
                    History.NONE,
                    Optional.empty(),
                    (names, writing) -> beside(folder, names, writing),
                    out);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%,d answers: %.1f s, heap at most %d MB of %d; page %.1f MB, beside it %.1f MB in %d files; %s%n",
                answers,
                seconds,
                Peak.megabytes(),
                Runtime.getRuntime().maxMemory() >> 20,
                Files.size(page) / 1e6,
                size(folder.resolve("answers")) / 1e6,
                files(folder.resolve("answers")).size(),
                browser(page));
    }

    private static void beside(Path folder, List<String> names, Beside.Writing writing) throws IOException {
        List<BufferedWriter> open = new ArrayList<>();
        for (String name : names) {
            open.add(Files.newBufferedWriter(folder.resolve(name), StandardCharsets.UTF_8));
        }
        writing.to(open);
        for (BufferedWriter file : open) file.close();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static long size(Path folder) throws IOException {
        long size = 0;
        for (Path file : files(folder)) size += Files.size(file);
        return size;
    }

    private static String browser(Path page) {
        Path driver = Path.of("/usr/bin/chromedriver");
        if (!Files.isExecutable(driver)) return "no browser";
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu");
        ChromeDriver browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.toFile())
                        .build(),
                options);
        try {
            browser.get(page.toAbsolutePath().toUri().toString());
            new WebDriverWait(browser, Duration.ofSeconds(30))
                    .until(open -> browser.executeScript(
                                    "return performance.getEntriesByName('first-contentful-paint').length")
                            .equals(1L));
            Object painted = browser.executeScript(
                    "return Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime)");
            Object loaded = browser.executeScript(
                    "return Math.round(performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd)");
            long asked = System.nanoTime();
            browser.executeScript("document.querySelectorAll('[data-figure], [data-reader]').forEach(function (node) {"
                    + "node.scrollIntoView({behavior: 'instant'}); });");
            for (var plot : browser.findElements(By.cssSelector("[data-figure]"))) {
                browser.executeScript("arguments[0].scrollIntoView({behavior: 'instant'})", plot);
                new WebDriverWait(browser, Duration.ofSeconds(30), Duration.ofMillis(20))
                        .until(open -> "yes".equals(plot.getAttribute("data-drawn")));
            }
            new WebDriverWait(browser, Duration.ofSeconds(30), Duration.ofMillis(20))
                    .until(open -> !browser.findElements(By.cssSelector(".reader blockquote"))
                            .isEmpty());
            return String.format(
                    Locale.ROOT,
                    "in the browser text after %s ms, loaded after %s ms, figures and answers %d ms later",
                    painted,
                    loaded,
                    (System.nanoTime() - asked) / 1_000_000);
        } finally {
            browser.quit();
        }
    }

    /** The most memory that the heap's pools have held. */
    private static final class Peak {
        static long megabytes() {
            return java.lang.management.ManagementFactory.getMemoryPoolMXBeans().stream()
                            .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                            .mapToLong(pool -> pool.getPeakUsage().getUsed())
                            .sum()
                    >> 20;
        }
    }
}
