package org.phrasefield.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.phrasefield.forecast.FormAccuracy;
import org.phrasefield.language.Language;
import org.phrasefield.report.PreviewPage;
import org.phrasefield.store.JdbcAnswerStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code preview}: what a prompt's form has done on measured topics, before the prompt is sent. */
@Command(
        name = "preview",
        description = {
            "Show what is expected of a prompt before it is sent: its form, magnet words and topic, and how length, style, depth, scope, "
                    + "zone and strategy of answers to that form have differed from asking plainly, on your models.",
            "The 90 %% interval is for one more topic, if that is like the measured ones and asked as they were. Sends nothing. Without a prompt, "
                    + "on a terminal, prompts are typed line by line; Ctrl-D ends."
        },
        footer = {"", "Example: phrasefield preview \"Imagine a library under the sea.\""})
final class PreviewCommand implements Callable<Integer> {
    /** How long a file that is watched stays unread at most. */
    private static final long PAUSE_MILLIS = 200;

    private static final int PAGE_WIDTH = 80;

    @ParentCommand
    private Commands root;

    @Mixin
    private ResultsFolder results;

    @Parameters(arity = "0..*", paramLabel = "PROMPT", description = "One prompt or several, each in quotation marks.")
    private List<String> prompts = List.of();

    @Option(
            names = "--watch",
            paramLabel = "FILE",
            description = "Show the prompt in a file, again whenever it changes, until Ctrl-C.")
    private Optional<String> watched = Optional.empty();

    @Option(
            names = "--page",
            paramLabel = "FILE",
            description = "Write a page in which prompts are typed and previewed offline, with what is known now.")
    private Optional<String> page = Optional.empty();

    @Option(names = "--json", description = "As JSON; ratios as logarithms, style as a squared distance.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Surroundings surroundings = root.surroundings();
        if (page.isPresent() && (json || watched.isPresent() || !prompts.isEmpty())) {
            throw Failure.input("--page writes a page alone; leave out --json, --watch and prompts.");
        }
        if (page.isPresent()) {
            write(page.get(), surroundings.path(page.get()));
            return ExitCode.DONE.number();
        }
        if (watched.isPresent() && (json || !prompts.isEmpty())) {
            throw Failure.input("--watch shows one file; leave out --json and prompts.");
        }
        if (watched.isPresent()) {
            watch(watched.get(), surroundings.path(watched.get()));
            return ExitCode.DONE.number();
        }
        if (prompts.isEmpty() && (json || !surroundings.terminal())) {
            throw Failure.input("No prompt was given; write one in quotation marks, or name a file with --watch.");
        }
        List<String> texts = prompts.stream()
                .map(prompt -> TwoPrompts.prompt("The prompt", prompt))
                .toList();
        Memory memory = memory();
        if (json) {
            root.console()
                    .json(texts.stream()
                            .map(text -> screen(text, memory).facts())
                            .toList());
        } else if (texts.isEmpty()) {
            typed(memory);
        } else {
            show(texts, memory);
        }
        return ExitCode.DONE.number();
    }

    private Memory memory() {
        if (!results.holdsStore(root.surroundings())) return new Memory();
        try (JdbcAnswerStore store = results.existing(root.surroundings())) {
            return Memory.of(store, run -> results.of(root.surroundings(), run), root.console());
        }
    }

    private void write(String name, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file))
            throw Failure.input(name + " is a folder; name a file for --page.");
        Memory memory = memory();
        List<PreviewPage.Known> known = Arrays.stream(Language.values())
                .flatMap(language -> FormAccuracy.labels().stream()
                        .map(form -> new PreviewPage.Known(
                                language,
                                form,
                                PreviewScreen.expected(language, form, memory, PAGE_WIDTH),
                                memory.examples(language, form).stream()
                                        .map(example -> new PreviewPage.Example(example.prompt(), example.answer()))
                                        .toList())))
                .toList();
        ResultsFolder.write(folder, file.getFileName().toString(), out -> PreviewPage.write(known, out));
        root.console().say("Page: " + file);
    }

    private PreviewScreen screen(String prompt, Memory memory) {
        return new PreviewScreen(prompt, memory, root.surroundings().columns());
    }

    private void show(List<String> texts, Memory memory) {
        for (int at = 0; at < texts.size(); at++) {
            if (at > 0) root.console().result("");
            screen(texts.get(at), memory).lines().forEach(root.console()::result);
        }
    }

    /** One prompt a line, until there is no other. */
    private void typed(Memory memory) throws IOException {
        root.console().say("Type a prompt; Ctrl-D ends.");
        for (String line = root.surroundings().in().readLine();
                line != null;
                line = root.surroundings().in().readLine()) {
            if (!line.isBlank()) show(List.of(line), memory);
        }
    }

    private void watch(String name, Path file) throws InterruptedException {
        Memory memory = memory();
        String shown = "";
        while (true) {
            String text = read(name, file);
            if (!text.equals(shown) && !text.isBlank()) show(List.of(text), memory);
            shown = text;
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static String read(String name, Path file) {
        try {
            return PlainText.of(name, Files.readAllBytes(file));
        } catch (IOException e) {
            throw Failure.input(name + " cannot be read (" + FileFault.of(e) + ").");
        }
    }
}
