package org.phrasefield.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which Phrasefield this is: its version and the source revision it was built from. */
final class Build implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {name()};
    }

    static String name() {
        Properties properties = new Properties();
        try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
            if (in == null) throw new IllegalStateException("no resource build.properties");
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalStateException("resource build.properties", e);
        }
        String revision = properties.getProperty("revision", "");
        // Without a git checkout the placeholder stays.
        boolean known = !revision.isEmpty() && !revision.contains("$");
        return "Phrasefield " + properties.getProperty("version") + (known ? " (" + revision + ")" : "");
    }
}
