package org.phrasefield.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.phrasefield.forecast.ClaimCheck;
import org.phrasefield.forecast.ClaimCheck.Verdict;
import org.phrasefield.language.Language;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.report.Said;
import org.phrasefield.run.Remedy;
import org.phrasefield.run.Spent;
import org.phrasefield.trial.Clause;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.RunRecord.Status;
import org.phrasefield.trial.Spell.What;
import org.phrasefield.trial.Trial;

/**
 * What a run says on the screen, in the language of its report, so that the lines around the table speak as the table does. What a service says
 * stays in its own words.
 *
 * @param language of the report
 */
record RunWords(Language language) {
    private static final Pattern NEVER = Pattern.compile("(\\S+) was never there: (.+)");

    static RunWords of(Protocol protocol) {
        return new RunWords(Language.of(protocol.reportLanguage()).orElse(Language.EN));
    }

    private String said(String english, String russian) {
        return language == Language.RU ? russian : english;
    }

    String model(String described) {
        return said("Model: ", "Модель: ") + described;
    }

    String note(String reason) {
        return said("Note: ", "Учтите: ") + Said.reason(language, reason);
    }

    String planned(String run, int trials, long cells) {
        return said(
                run + ": " + Counts.of(trials, "trial") + " in " + Counts.of(cells, "cell") + ".",
                run + ": вопросов — " + trials + ", ячеек — " + cells + ".");
    }

    /** How many trials are there for what, as a sentence behind another; empty where all are of the sweep itself. */
    String parts(Map<Trial.Part, Integer> parts) {
        if (parts.keySet().equals(Set.of(Trial.Part.MAIN))) return "";
        return said(" Of the trials: ", " Из вопросов: ") + counts(parts) + ".";
    }

    String counts(Map<Trial.Part, Integer> parts) {
        return parts.entrySet().stream()
                .map(each -> part(each.getKey()) + " " + each.getValue())
                .collect(Collectors.joining(", "));
    }

    private String part(Trial.Part part) {
        return switch (part) {
            case MAIN -> said("sweep", "основных —");
            case SCOPE -> said("scope study", "на охват —");
            case CANARY -> said("canaries with fixed seeds", "контрольных с постоянным зерном —");
            case JUDGE -> said("for the judge", "судье —");
        };
    }

    String unchanged(String run) {
        return said(
                run + " is complete and its plan unchanged: nothing is asked.",
                "Запуск " + run + " завершён, план не изменился: спрашивать нечего.");
    }

    String another() {
        return said("--new starts another run.", "--new начнёт новый запуск.");
    }

    String continuing(int settled, int planned) {
        return said(
                "Continuing: " + settled + " of " + planned + " trials are settled, " + (planned - settled)
                        + " to ask.",
                "Продолжение: готово " + settled + " из " + planned + ", осталось " + (planned - settled) + ".");
    }

    String loading(String model) {
        return said("Loading " + model + " …", "Загружается " + model + " …");
    }

    String ready(String model, String seconds) {
        return said(
                model + " is ready after " + seconds + " s.", "Модель " + model + " готова через " + seconds + " с.");
    }

    String failed(String reason) {
        return said("failed: ", "сбой: ") + Said.reason(language, reason);
    }

    /**
     * How far it is.
     *
     * @param left how long the rest will take; empty where there is no pace yet
     */
    String progress(int done, int planned, int failed, Optional<Duration> left) {
        return said(
                        done + " of " + planned + (failed > 0 ? ", " + failed + " failed" : ""),
                        done + " из " + planned + (failed > 0 ? ", сбоев: " + failed : ""))
                + left.map(time -> said(", about " + time(time) + " left", ", осталось около " + time(time)))
                        .orElse("");
    }

    /** @param waiting trials that are open, those in flight among them */
    String gone(String model, String reason, int waiting, Duration longest) {
        return said(
                model + " is gone: " + Clause.ended(reason) + " " + Counts.of(waiting, "trial")
                        + (waiting == 1 ? " waits" : " wait") + " for it, " + time(longest) + " at most.",
                "Модель " + model + " пропала: " + Clause.ended(Said.reason(language, Clause.of(reason)))
                        + " Её ждут, но не дольше " + time(longest) + "; вопросов в ожидании: " + waiting + ".");
    }

    /** @param until the time of the day at which nothing more is asked */
    String absent(String model, String reason, String until) {
        return said(
                model + " is not there yet: " + Clause.ended(reason) + " It is looked for again until " + until + ".",
                "Модели " + model + " пока нет: "
                        + Clause.ended(Said.reason(language, reason)) + " Её ищут снова, пока не наступит "
                        + until + ".");
    }

    /**
     * That a model answers more slowly than it could.
     *
     * @param percent what part of it lies in the memory of a graphics card
     * @param before what part did before; absent where it is so from the beginning
     */
    String slower(String model, int percent, Optional<Integer> before) {
        String then = before.map(part -> said(", " + part + " % before", ", раньше — " + part + " %"))
                .orElse("");
        return said(
                (percent == 0 ? "Nothing" : "Only " + percent + " %") + " of " + model
                        + " lies in the graphics memory" + then
                        + "; the processor computes the rest, and it answers more slowly.",
                "В видеопамяти " + (percent == 0 ? "нет ничего" : "лишь " + percent + " %") + " от модели " + model
                        + then + "; остальное считает процессор, и отвечает она медленнее.");
    }

    /** A budget of money that nothing is counted against. */
    String unpriced(String budget) {
        return said(
                "The budget of " + budget + " binds nothing: no model of the protocol has a price.",
                "Бюджет " + budget + " ничего не ограничивает: ни у одной модели протокола нет цены.");
    }

    /**
     * That another program holds the database.
     *
     * @param until the time of the day until when it is waited for; absent where that is the longest
     */
    String held(String file, Optional<String> until, Duration longest) {
        return said(
                file + " is in use by another program: nothing is asked until it is free; it is waited for "
                        + until.map(time -> "until " + time).orElse(time(longest) + " at most") + ".",
                "Базу " + file + " занимает другая программа: пока она занята, новых вопросов нет; ждём "
                        + until.map(time -> "до " + time).orElse("не дольше " + time(longest)) + ".");
    }

    String came(String model) {
        return said(model + " is there now.", "Модель " + model + " появилась.");
    }

    String back(String model) {
        return said(model + " is back.", "Модель " + model + " снова на месте.");
    }

    /** A server that is busy call after call; {@code why} is the driver's clause. */
    String busy(String server, String why) {
        return said(
                server + " " + why + ", call after call; it is asked again, less and less often.",
                "Сервер " + server + " " + russian(why)
                        + ", и так несколько раз подряд; его спрашивают снова, всё реже и реже.");
    }

    private static String russian(String why) {
        return why.startsWith("answered with status ")
                ? "ответил кодом " + why.substring("answered with status ".length())
                : "сообщает, что занят";
    }

    /** A server that asks for a wait; {@code why} is the driver's clause. */
    String waits(String server, String why, Duration asked, Duration waits) {
        boolean sooner = waits.compareTo(asked) < 0;
        return said(
                server + " " + why + "; it asks to wait " + time(asked)
                        + (sooner ? ", and is asked again in " + time(waits) : "") + ".",
                "Сервер " + server + " " + russian(why) + " и просит подождать: " + time(asked)
                        + (sooner ? "; его спросят снова через " + time(waits) : "") + ".");
    }

    String lost(String model, String why) {
        return said(model + " cannot be asked: ", "Модель " + model + " спросить нельзя: ")
                + Said.reason(language, why);
    }

    /**
     * How a run stands and what it cost, in one line; tokens only where a service counts them, time only where something was asked.
     *
     * @param asked what of that the command took
     */
    String standing(RunRecord run, int settled, int planned, Spent spent, String cost, Sweep.Asked asked) {
        return said(
                run.id() + " is " + run.status().word() + ": " + settled + " of " + Counts.of(planned, "trial")
                        + " settled, "
                        + Counts.of(spent.calls(), "call")
                        + (spent.tokens() == 0 ? "" : ", " + Counts.of(spent.tokens(), "token"))
                        + (cost.isEmpty() ? "" : ", " + cost)
                        + (asked.calls() == 0 ? "" : ", ")
                        + (earlier(spent, asked) ? Counts.of(asked.calls(), "call") + " now in " : "")
                        + (asked.calls() == 0 ? "" : time(asked.of(What.ASKING)) + " of asking" + beside(asked)) + ".",
                "Запуск " + run.id() + " " + word(run.status()) + ": готово " + settled + " из " + planned
                        + ", вызовов: " + spent.calls()
                        + (spent.tokens() == 0 ? "" : ", токенов: " + spent.tokens())
                        + (cost.isEmpty() ? "" : ", " + cost)
                        + (earlier(spent, asked) ? ", сейчас вызовов: " + asked.calls() : "")
                        + (asked.calls() == 0 ? "" : ", время: " + time(asked.of(What.ASKING)) + beside(asked)) + ".");
    }

    /** What took a second or more beside the asking. */
    private String beside(Sweep.Asked asked) {
        StringBuilder beside = new StringBuilder();
        for (What what : List.of(What.LOADING, What.WAITING, What.SCORING)) {
            if (asked.of(what).toSeconds() < 1) continue;
            String word = switch (what) {
                case LOADING -> said("loading", "загрузка");
                case WAITING -> said("waiting", "ожидание");
                case SCORING -> said("scoring", "оценка");
                case ASKING -> throw new IllegalStateException();
            };
            String time = time(asked.of(what));
            beside.append(", ").append(said(time + " of " + word, word + ": " + time));
        }
        return beside.toString();
    }

    /** @param atMost whether a service did not tell all that it is made of */
    String cost(String spoken, boolean atMost) {
        return (atMost ? said("at most ", "не больше ") : "") + spoken;
    }

    /** Whether a command went on with what others had begun, so that its time is not that of all calls. */
    private static boolean earlier(Spent spent, Sweep.Asked asked) {
        return asked.calls() > 0 && asked.calls() < spent.calls();
    }

    /** What became of the source's claims, as a sentence behind another; empty where the run put none to the test. */
    String claims(List<ClaimCheck> checks) {
        Map<Verdict, Long> counts = checks.stream()
                .filter(check -> check.verdict() != Verdict.NOT_MEASURED)
                .collect(Collectors.groupingBy(ClaimCheck::verdict, Collectors.counting()));
        if (counts.isEmpty()) return "";
        long supported = counts.getOrDefault(Verdict.SUPPORTED, 0L);
        long contradicted = counts.getOrDefault(Verdict.CONTRADICTED, 0L);
        long untold = counts.getOrDefault(Verdict.CANNOT_TELL, 0L);
        return said(
                " The source's claims: " + supported + " supported, " + contradicted + " contradicted, " + untold
                        + " cannot be told.",
                " Утверждения источника: подтверждается — " + supported + ", опровергается — " + contradicted
                        + ", сказать нельзя — " + untold + ".");
    }

    private static String word(Status status) {
        return switch (status) {
            case COMPLETE -> "завершён";
            case INTERRUPTED -> "прерван";
            case OPEN, INCOMPLETE -> "не завершён";
        };
    }

    /**
     * What to do to go on.
     *
     * @param first what must be done before that can help
     * @param command what goes on; absent where the same command does
     */
    String further(Optional<Remedy> first, Optional<String> command) {
        if (first.equals(Optional.of(Remedy.ANEW))) {
            return said(
                    "The answers of another model belong into a run of their own, which --new starts; this one is not continued by it.",
                    "Ответы другой модели — это отдельный запуск, его начнёт --new; этот запуск она не продолжит.");
        }
        String goesOn = command.map(other -> said(other + " continues it.", "запуск продолжит " + other + "."))
                .orElse(said("the same command continues it.", "та же команда продолжит запуск."));
        return first.map(remedy -> step(remedy) + said("; then ", "; потом ") + goesOn)
                .orElse(goesOn.startsWith("phrasefield ") ? goesOn : capital(goesOn));
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    private String step(Remedy remedy) {
        return switch (remedy) {
            case REQUEST ->
                said(
                        "Change what stands in the way, in the protocol or at the server",
                        "Устраните помеху — в протоколе или на сервере");
            case KEY ->
                said(
                        "Give the right key in its environment variable",
                        "Укажите верный ключ в его переменной окружения");
            case QUOTA -> said("Fill up the service's account", "Пополните счёт у сервиса");
            case MODEL ->
                said(
                        "See that the model can be asked, or name another",
                        "Проверьте, что модель можно спрашивать, или назовите другую");
            case SETTING -> said("Change that setting in the protocol", "Измените эту настройку в протоколе");
            case FOLDER ->
                said(
                        "See that the results folder takes more",
                        "Позаботьтесь о том, чтобы в папку результатов можно было писать");
            case STORE ->
                said(
                        "See that no other program holds the database",
                        "Позаботьтесь о том, чтобы базу не занимала другая программа");
            case BUDGET -> said("Raise budget: in the protocol", "Увеличьте budget в протоколе");
            case ANEW -> said("Start a run of its own with --new", "Начните отдельный запуск с --new");
        };
    }

    /** Why a run ended early, in the driver's words. */
    String reason(String words) {
        if (language == Language.EN) return words;
        Matcher absent = NEVER.matcher(words);
        if (absent.matches()) {
            return "Модели " + absent.group(1) + " так и не было: " + Said.reason(language, absent.group(2));
        }
        return words.replaceFirst("^interrupted$", "прервано")
                .replaceFirst("^results cannot be kept$", "результаты не удаётся сохранить")
                .replaceFirst("^Phrasefield itself failed$", "сбой в самом Phrasefield")
                .replaceFirst(
                        "^The disk is full at (.+); make room, or name another folder",
                        "На диске нет места ($1): освободите его или назовите другую папку")
                .replaceFirst(
                        "^(.+) is in use by another program; try again when it has ended",
                        "$1: базу занимает другая программа; повторите, когда она завершится")
                .replaceFirst(
                        "; as made counts what was in flight when the run was ended without a word, (\\d+) at most$",
                        "; сделанными считаются и вызовы, на которых запуск оборвался (не больше $1)")
                .replaceFirst("\\. What was answered is kept$", ". Полученные ответы сохранены")
                .replaceFirst(
                        "^stopped, since more trials failed than the tolerance bears \\((\\d+)\\)$",
                        "остановлено: сбоев больше, чем допускает tolerance ($1)")
                .replaceFirst("^the budget of (\\d+) calls? is used up(?=$|;)", "бюджет вызовов исчерпан ($1)")
                .replaceFirst("^the budget of (\\d+) tokens? is used up(?=$|;)", "бюджет токенов исчерпан ($1)")
                .replaceFirst(
                        "^one call may take up to (\\d+) tokens, and the budget is (\\d+)(?=$|;)",
                        "один вызов может занять до $1 токенов, а бюджет — $2")
                .replaceFirst(
                        "^one call may cost up to (.+), and the budget is (.+?)(?=$|;)",
                        "один вызов может стоить до $1, а бюджет — $2")
                .replaceFirst("^the budget of (.+) is used up(?=$|;)", "бюджет исчерпан ($1)")
                .replaceFirst("^the night ended at (.+)$", "ночь закончилась в $1")
                .replaceFirst("^the time of (.+) h is used up$", "время вышло ($1 ч)")
                .replaceFirst("^the time of (.+) min is used up$", "время вышло ($1 мин)")
                .replaceFirst("^the time of (.+) s is used up$", "время вышло ($1 с)")
                .replaceFirst("^the time of (.+) ms is used up$", "время вышло ($1 мс)")
                .replaceFirst("^--max-calls (\\d+) is reached$", "достигнут предел --max-calls $1");
    }

    String learning(String run) {
        return said("Learning from " + run + "…", "Изучается запуск " + run + "…");
    }

    String report(Path page) {
        return said("Report: ", "Отчёт: ") + page;
    }

    /** @param ends how many trials ended in which way, by the word for that */
    String nothing(Map<String, Integer> ends) {
        String counts = ends.entrySet().stream()
                .map(end -> said(
                        end.getValue() + " " + end.getKey(),
                        Said.outcome(language, end.getKey()) + " — " + end.getValue()))
                .collect(Collectors.joining(", "));
        return said(
                        "No trial was answered, so there is nothing to compare",
                        "Ни на один вопрос нет ответа, сравнивать нечего")
                + (counts.isEmpty() ? "" : ": " + counts) + ".";
    }

    /** How many trials ended in a way, and why. */
    String loss(int trials, String outcome, String reason) {
        return said(
                        Counts.of(trials, "trial") + " " + outcome,
                        Said.outcome(language, outcome) + ", вопросов: " + trials)
                + (reason.isEmpty() ? "" : ": " + Said.reason(language, reason));
    }

    String losses() {
        return said(
                "… and for other reasons; answers.csv has them all",
                "… есть и другие причины; все они — в answers.csv");
    }

    /** What makes cut answers whole. */
    String someCut() {
        return said(
                "Cut answers tell nothing of length, depth or scope: raise max_tokens.",
                "По оборванным ответам не судят о длине, глубине и охвате: увеличьте max_tokens.");
    }

    /**
     * That every answer was cut.
     *
     * @param window whether each filled the context window
     * @param other whether the server has another window than it was asked for
     */
    String allCut(int answers, boolean window, boolean other) {
        String limit = window ? "num_ctx" : "max_tokens";
        return said(
                (answers == 1 ? "The only answer was" : "All " + answers + " answers were") + " cut: "
                        + (window && other
                                ? "see why the server has another window than num_ctx says,"
                                : "raise " + limit)
                        + " and ask anew.",
                (answers == 1 ? "Единственный ответ оборван" : "Оборваны все ответы (" + answers + ")") + ": "
                        + (window && other
                                ? "узнайте, почему окно на сервере не такое, как в num_ctx,"
                                : "увеличьте " + limit)
                        + " и спросите заново.");
    }

    /** That no answer had a word. */
    String allEmpty(int answers) {
        return said(
                answers == 1 ? "The only answer was empty." : "All " + answers + " answers were empty.",
                answers == 1 ? "Единственный ответ пуст." : "Пусты все ответы (" + answers + ").");
    }

    /** That no answer was whole, some cut and some empty. */
    String noneWhole(int answers) {
        return said(
                (answers == 1 ? "The only answer is not whole" : "None of the " + answers + " answers is whole")
                        + ": raise max_tokens and ask anew.",
                (answers == 1 ? "Единственный ответ не целый" : "Целых ответов нет (всего " + answers + ")")
                        + ": увеличьте max_tokens и спросите заново.");
    }

    /** A duration as one says it. */
    String time(Duration duration) {
        return units(ProgressLine.spoken(duration));
    }

    /** A duration in English, as the reader says it. */
    String units(String spoken) {
        return said(
                spoken,
                spoken.replace(" ms", " мс")
                        .replace(" min", " мин")
                        .replace(" s", " с")
                        .replace(" h", " ч")
                        .replace('.', ','));
    }
}
