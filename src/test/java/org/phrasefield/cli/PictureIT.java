package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * The picture in the README is the first screen of the page that the shipped sample gives. {@code mvn verify -Dit.test=PictureIT -Dupdate=true} takes it
 * anew. Fonts differ from machine to machine, so that pixels are not compared.
 */
class PictureIT {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path PICTURE = ROOT.resolve("src/docs/report.png");
    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final int WIDTH = 1240;
    private static final int HEIGHT = 1000;

    @TempDir
    Path folder;

    @Test
    void thePictureIsTheFirstScreenOfTheShippedSample() throws IOException {
        assumeTrue(Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER), "no Chromium here");
        Shell.Ended run = new Shell(folder)
                .run("run", ROOT.resolve("protocols/first-map.yaml").toString(), "--model", "sample");
        assertThat(run.code()).as(run.err()).isZero();
        byte[] picture = taken(folder.resolve("results/first-map-001/report.html"));
        if (Boolean.getBoolean("update")) Files.write(PICTURE, picture);
        var stored = ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(PICTURE)));
        assertThat(stored.getWidth()).isEqualTo(WIDTH);
        assertThat(stored.getHeight()).isEqualTo(HEIGHT);
    }

    private static byte[] taken(Path page) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb");
        ChromeDriver browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
        try {
            browser.executeCdpCommand(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", WIDTH, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
            browser.get(page.toUri().toString());
            Number top = (Number) java.util.Objects.requireNonNull(browser.executeScript(
                    "return document.querySelector('.effects table').getBoundingClientRect().top"));
            assertThat(top.intValue()).as("where the effect map begins").isLessThan(HEIGHT);
            assertThat(browser.findElements(By.cssSelector(".effects tbody tr")))
                    .hasSize(9);
            return browser.getScreenshotAs(OutputType.BYTES);
        } finally {
            browser.quit();
        }
    }
}
