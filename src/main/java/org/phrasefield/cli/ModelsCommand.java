package org.phrasefield.cli;

import picocli.CommandLine.Command;

@Command(
        name = "models",
        description = "d",
        footer = {"", "Example: phrasefield models"})
final class ModelsCommand implements Runnable {
    public void run() {}
}
