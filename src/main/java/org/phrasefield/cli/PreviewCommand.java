package org.phrasefield.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.phrasefield.forecast.Example;
import org.phrasefield.forecast.FormRecogniser;
import org.phrasefield.forecast.Recognition;
import org.phrasefield.language.Language;
import org.phrasefield.report.Harmless;
import org.phrasefield.report.PreviewColumns;
import org.phrasefield.report.PreviewPage;
import org.phrasefield.report.PreviewText;
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
                    + "what comes through a pipe is one; on a terminal it is previewed while you type."
        },
        footer = {"", "Example: phrasefield preview \"Imagine a library under the sea.\""})
final class PreviewCommand implements Callable<Integer> {
    /** How long a file that is watched stays unread at most. */
    private static final long PAUSE_MILLIS = 200;

    private static final int LONGEST = 1_000_000;
    private static final char UNREADABLE = '\uFFFD';

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
            description =
                    "Write a page in which prompts are typed and previewed offline, with what is known now; no other file is overwritten.")
    private Optional<String> page = Optional.empty();

    @Option(names = "--json", description = "As JSON; ratios as logarithms, style as a squared distance.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Surroundings surroundings = root.surroundings();
        if (page.isPresent() && (json || watched.isPresent() || !prompts.isEmpty())) {
            throw Failure.input("--page writes a page alone; leave out --json, --watch and prompts.");
        }
        if (watched.isPresent() && (json || !prompts.isEmpty())) {
            throw Failure.input("--watch shows one file; leave out --json and prompts.");
        }
        if (page.isPresent()) write(page.get(), surroundings.path(page.get()));
        else if (watched.isPresent())
            watch(watched.get(), new Watched(watched.get(), surroundings.path(watched.get())));
        else if (prompts.isEmpty() && surroundings.keyboard() && !json) typed();
        else show(prompts.isEmpty() ? List.of(piped()) : prompts);
        return ExitCode.DONE.number();
    }

    /** Everything that comes through a pipe is one prompt. */
    private String piped() throws IOException {
        if (root.surroundings().keyboard()) throw missing();
        if (!root.surroundings().in().ready())
            say("Waiting for a prompt on the standard input.", "Жду промпт на стандартном вводе.");
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[1 << 13];
        for (int count = root.surroundings().in().read(buffer); count >= 0; ) {
            text.append(buffer, 0, count);
            if (text.length() > LONGEST) throw Failure.input("The prompt is longer than a million characters.");
            count = root.surroundings().in().read(buffer);
        }
        if (text.toString().isBlank()) throw missing();
        return text.toString();
    }

    private static Failure missing() {
        return Failure.input(
                "No prompt was given; write one in quotation marks, send one through a pipe, or name a file with --watch.");
    }

    /** In the language of whoever reads the machine's messages. */
    private void say(String english, String russian) {
        root.console().say(root.surroundings().reader() == Language.RU ? russian : english);
    }

    /** A prompt as it is looked at: its words, without what a terminal would act on. */
    private static String cleaned(String given) {
        return Harmless.uncoded(given).strip();
    }

    private Memory memory() {
        if (!results.holdsStore(root.surroundings())) return Memory.NONE;
        try (JdbcAnswerStore store = results.unexamined(root.surroundings())) {
            return Memory.of(
                    store,
                    results.path(root.surroundings()),
                    () -> results.examined(store).runs(),
                    root.console());
        }
    }

    /** A page may be written again; what anybody else wrote is lost nowhere. */
    private static void refuseOthers(String name, Path file) {
        FileFault.refuseUnlessPlain(file, name, "name a file with --page");
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || own(file)) return;
        throw Failure.input(name + " is there already and is no page of preview; name another file with --page.");
    }

    private static boolean own(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return PreviewPage.wrote(new String(in.readNBytes(PreviewPage.HEAD), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private void write(String name, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw Failure.input(name + " is a folder; name a file for --page.");
        }
        // What is made on the way to a slip of the finger, nobody finds again.
        if (!Files.isDirectory(folder)) {
            throw Failure.input(
                    "--page " + name + ": there is no folder " + folder + "; make it, or name another file.");
        }
        refuseOthers(name, file);
        Memory memory = memory();
        ResultsFolder.write(
                folder,
                file.getFileName().toString(),
                out -> PreviewPage.write(
                        memory.previews(),
                        memory.examples(),
                        memory.leftOut(),
                        root.surroundings().reader(),
                        out));
        say("Page: " + file, "Страница: " + file);
    }

    private void show(List<String> given) {
        List<String> texts = given.stream().map(PreviewCommand::cleaned).toList();
        if (texts.stream().anyMatch(String::isEmpty)) throw Failure.input("The prompt is empty; give a text.");
        // What stands here in the place of bytes that are no text.
        if (given.stream().anyMatch(text -> text.indexOf(UNREADABLE) >= 0)) {
            throw Failure.input("The prompt is not UTF-8 text; give it as UTF-8.");
        }
        // The first prompt of a language has its rules read, which takes as long as what is remembered.
        Meanwhile<Memory> remembered = new Meanwhile<>("memory", this::memory);
        texts.forEach(FormRecogniser::recognise);
        Memory memory = remembered.get();
        if (json) {
            root.console()
                    .json(texts.stream()
                            .map(text -> PreviewFacts.of(text, memory))
                            .toList());
            return;
        }
        boolean first = true;
        for (List<String> alike : beside(texts)) {
            if (!first) root.console().result("");
            first = false;
            (alike.size() > 1 ? columns(alike, memory) : lines(alike.get(0), memory)).forEach(root.console()::result);
        }
    }

    /** Prompts that stand side by side: on a terminal that has room for it, those of one language that follow each other. */
    private List<List<String>> beside(List<String> texts) {
        List<List<String>> groups = new ArrayList<>();
        boolean room = root.surroundings().resultsTerminal()
                && PreviewColumns.fit(texts.size(), root.surroundings().columns());
        for (String text : texts) {
            List<String> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
            if (room && !last.isEmpty() && Language.ofScript(last.get(0)) == Language.ofScript(text)) last.add(text);
            else groups.add(new ArrayList<>(List.of(text)));
        }
        return groups;
    }

    private List<String> columns(List<String> prompts, Memory memory) {
        List<PreviewColumns.Prompted> prompted = prompts.stream()
                .map(prompt -> {
                    Recognition recognition = FormRecogniser.recognise(prompt);
                    return new PreviewColumns.Prompted(
                            prompt, recognition, memory.nearest(recognition.language(), recognition.form(), prompt));
                })
                .toList();
        return PreviewColumns.lines(
                prompted.get(0).recognition().language(),
                memory.previews(),
                memory.leftOut(),
                prompted,
                root.surroundings().columns());
    }

    private List<String> lines(String prompt, Memory memory) {
        return lines(prompt, memory, root.surroundings().columns(), false);
    }

    /** @param brief with the numbers first, each aspect on one line */
    private static List<String> lines(String prompt, Memory memory, int columns, boolean brief) {
        Recognition recognition = FormRecogniser.recognise(prompt);
        PreviewText text = new PreviewText(recognition.language(), memory.previews(), memory.leftOut());
        Optional<Example> nearest = memory.nearest(recognition.language(), recognition.form(), prompt);
        return brief
                ? text.brief(prompt, recognition, nearest, columns)
                : text.lines(prompt, recognition, nearest, columns);
    }

    /** While it is typed where the terminal can do that, else one prompt a line. */
    private void typed() throws IOException {
        Surroundings surroundings = root.surroundings();
        // At once: what is typed while something is learned is no noise on the screen.
        Optional<Keys> taken = surroundings.resultsTerminal() ? Keys.taken(surroundings.columns()) : Optional.empty();
        if (taken.isEmpty()) {
            byLine(memory());
            return;
        }
        try (Keys keys = taken.get()) {
            Memory memory = memory();
            LivePrompt live = new LivePrompt(
                    surroundings.in(),
                    root.console(),
                    keys::size,
                    (text, columns, brief) -> lines(cleaned(text), memory, columns, brief));
            keys.whenResized(live::draw);
            // What was typed before the terminal was taken stands here as the terminal wrote it, and comes again as
            // keys.
            root.console().ready(LivePrompt.EMPTY_LINE);
            say(
                    "Type a prompt; Enter begins another one, Ctrl-D ends.",
                    "Наберите промпт; Enter начинает следующий, Ctrl-D заканчивает.");
            try (Interrupts ignored = interrupts(live::leave)) {
                live.show();
            }
        }
    }

    private Interrupts interrupts(Runnable first) {
        return Interrupts.plain(root.surroundings().err(), first, () -> System.exit(ExitCode.INTERRUPTED.number()));
    }

    private void byLine(Memory memory) throws IOException {
        say("Type a prompt and press Enter; Ctrl-D ends.", "Наберите промпт и нажмите Enter; Ctrl-D заканчивает.");
        try (Interrupts ignored = interrupts(() -> {})) {
            for (String line = root.surroundings().in().readLine();
                    line != null;
                    line = root.surroundings().in().readLine()) {
                if (!cleaned(line).isEmpty()) lines(cleaned(line), memory).forEach(root.console()::result);
            }
        }
    }

    private void watch(String name, Watched file) throws InterruptedException {
        say("Watching " + name + "; Ctrl-C ends.", "Слежу за " + name + "; Ctrl-C заканчивает.");
        Memory memory = memory();
        boolean shown = false;
        try (Interrupts ignored = interrupts(() -> {})) {
            while (true) {
                Watched.Look look = file.look();
                if (look instanceof Watched.Look.Changed changed
                        && !cleaned(changed.prompt()).isEmpty()) {
                    if (shown) root.console().result("");
                    shown = true;
                    lines(cleaned(changed.prompt()), memory).forEach(root.console()::result);
                } else if (look instanceof Watched.Look.Away away) {
                    root.console().say(away.why());
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }
}
