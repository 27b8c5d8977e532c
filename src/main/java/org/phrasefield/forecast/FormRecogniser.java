package org.phrasefield.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.phrasefield.forecast.PromptWords.Line;
import org.phrasefield.forecast.Recognition.Magnet;
import org.phrasefield.forecast.Recognition.Recognised;
import org.phrasefield.language.Language;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.phrasing.Word;
import org.phrasefield.scoring.Tongue;

/**
 * Tells the form of any prompt, its magnet words and its topic. Looks for the cues of {@link FormRules} sentence by sentence: a request may
 * follow context, and the last one weighs most. What {@link FormWords} says of the words is added, and weighs more. Needs no dictionary, so that a page without any
 * program behind it can do the same.
 */
public final class FormRecogniser {
    /** A sentence before the last counts a little less: what comes first is often context. */
    private static final double EARLIER = 0.93;
    /** What is asked for before another sentence that asks plainly counts for little: by then it is context. */
    private static final double OVERTAKEN = 0.45;
    /** With less words than these a question goes on with what was asked before it. */
    private static final int WHOLE = 4;
    /** As much as a sign that is quite sure counts beside the words. */
    static final double SIGN = 0.4;
    /** What makes probabilities of both together. */
    static final double TEMPERATURE = 0.2;
    /** A form is named beside a surer one if it is at least half as probable. */
    private static final double BESIDE = 0.5;

    /** Behind a sign of the form found that is so much weaker than that of another form no topic is looked for. */
    private static final double WEAKER = 0.5;

    /** With more words than these {@link Tongue} tells languages apart. */
    private static final int SHORT = 6;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}'-]+");

    /** A single letter is a word by chance. */
    private static final int SHORTEST_WORD = 2;

    private static final Map<Language, FormRecogniser> MADE = new ConcurrentHashMap<>();

    private final Language language;
    private final FormRules rules;
    private final List<Sign> signs;
    private final Pattern filler;
    private final Pattern joint;
    private final Pattern negator;
    private final Pattern dismissal;
    private final Pattern leads;
    private final Pattern trails;
    private final Pattern abouts;
    private final Pattern conditions;
    private final Pattern idioms;

    private record Sign(FormRules.Rule rule, Pattern pattern, Optional<Pattern> unless) {}

    /** A sign that was found: how sure, and where the topic may stand. */
    private record Hit(String form, double sure, Line line, int begin, int from, int to) {
        private Hit times(double weight) {
            return new Hit(form, sure * weight, line, begin, from, to);
        }
    }

    private FormRecogniser(Language language) {
        this.language = language;
        this.rules = FormRules.of(language);
        this.signs = rules.rules().stream()
                .map(rule -> new Sign(
                        rule,
                        Pattern.compile((rule.begins() ? "" : " ") + "(?:" + rule.pattern() + ")(?= )"),
                        rule.unless().map(unless -> Pattern.compile("(?:^| )(?:" + unless + ")(?= |$)"))))
                .toList();
        this.filler = Pattern.compile("(?:" + rules.fillers() + ") ");
        this.joint = Pattern.compile("^ | (?:,|" + rules.joints() + ") ");
        this.negator = Pattern.compile(" (?:" + rules.negators() + ")(?: (?!(?:" + rules.turns() + ") )[^, ]+){0,7} $");
        this.dismissal = Pattern.compile(" (?:[^,? ]+ ){0,2}(?:" + rules.dismissals() + ") ");
        this.leads = Pattern.compile("(?:" + rules.leads() + ") ");
        this.trails = Pattern.compile(" (?:" + rules.trails() + ")(?: [,?])* ?$");
        this.abouts = Pattern.compile("(?:^| )(?:" + rules.abouts() + ") ");
        this.conditions = Pattern.compile(" (?:" + rules.conditions() + ") ");
        this.idioms = Pattern.compile(" (?:" + rules.idioms() + ")(?= )");
    }

    /** Of a prompt in the language of its script. Takes a few milliseconds at most. */
    public static Recognition recognise(String prompt) {
        return of(Language.ofScript(prompt)).read(prompt);
    }

    private static FormRecogniser of(Language language) {
        return MADE.computeIfAbsent(language, FormRecogniser::new);
    }

    /** Words of a language that say nothing of a topic: function words, and those that tell a form. */
    public static Set<String> plainWords(Language language) {
        Set<String> words = new HashSet<>(Tongue.own(language));
        words.addAll(FormRules.of(language).cues());
        return words;
    }

    /** The version of a language's rules. */
    public static int version(Language language) {
        return FormRules.of(language).version();
    }

    /** All that the rules of a language are made of, as plain lists, maps and texts: with them the page of the preview does the same as this. */
    public static Map<String, Object> data(Language language) {
        FormRules rules = FormRules.of(language);
        Map<String, Object> data = new TreeMap<>();
        data.put("version", rules.version());
        data.put("longest", rules.longest());
        data.put("quote", PromptWords.QUOTE.pattern());
        data.put("aliases", new TreeMap<>(rules.aliases()));
        data.put("tail", rules.tail());
        data.put("cues", new TreeSet<>(rules.cues()));
        data.put("near", new TreeSet<>(rules.near()));
        data.put("usual", new TreeSet<>(rules.usual()));
        data.put("fillers", rules.fillers());
        data.put("joints", rules.joints());
        data.put("negators", rules.negators());
        data.put("turns", rules.turns());
        data.put("dismissals", rules.dismissals());
        data.put("leads", rules.leads());
        data.put("trails", rules.trails());
        data.put("abouts", rules.abouts());
        data.put("conditions", rules.conditions());
        data.put("idioms", rules.idioms());
        data.put("asks", new TreeSet<>(rules.asks()));
        data.put("frames", new TreeSet<>(rules.frames()));
        data.put("own", new TreeSet<>(Tongue.own(language)));
        data.put(
                "tongues",
                Tongue.beside(language).stream().map(FormRecogniser::data).toList());
        data.put("words", FormWords.of(language).base64());
        data.put("sign", SIGN);
        data.put("temperature", TEMPERATURE);
        data.put("labels", FormAccuracy.labels());
        data.put("rules", rules.rules().stream().map(FormRecogniser::data).toList());
        data.put(
                "magnets",
                BuiltIns.words(language.tag()).words().stream()
                        .filter(word -> rules.magnets().containsKey(word.text()))
                        .map(word -> new TreeMap<>(Map.of(
                                "group",
                                word.group(),
                                "word",
                                word.text(),
                                "forms",
                                rules.magnets().getOrDefault(word.text(), ""))))
                        .toList());
        return data;
    }

    private static Map<String, Object> data(Tongue tongue) {
        return new TreeMap<>(Map.of(
                "words",
                new TreeSet<>(tongue.words()),
                "shared",
                new TreeSet<>(tongue.shared()),
                "letters",
                tongue.letters()));
    }

    private static Map<String, Object> data(FormRules.Rule rule) {
        return new TreeMap<>(Map.of(
                "form",
                rule.form(),
                "sure",
                rule.confidence(),
                "begins",
                rule.begins(),
                "pattern",
                rule.pattern(),
                "unless",
                rule.unless().orElse("")));
    }

    private Recognition read(String prompt) {
        if (Tongue.foreign(prompt) || foreign(prompt))
            return new Recognition(language, true, List.of(), List.of(), Optional.empty());
        List<Line> lines = PromptWords.lines(prompt, rules);
        List<Magnet> magnets = magnets(lines);
        if (!worded(lines)) return new Recognition(language, false, List.of(), magnets, Optional.empty());
        Map<String, Hit> signs = surest(lines);
        List<Recognised> ranked = new ArrayList<>();
        double[] probabilities = FormWords.probabilities(scores(prompt, signs), TEMPERATURE);
        List<String> labels = FormAccuracy.labels();
        for (int k = 0; k < probabilities.length; k++) ranked.add(new Recognised(labels.get(k), probabilities[k]));
        ranked.sort(
                Comparator.comparingDouble(Recognised::confidence).reversed().thenComparing(Recognised::form));
        Recognised first = ranked.get(0);
        if (first.form().equals(Recognition.NONE)) {
            return new Recognition(language, false, List.of(), magnets, Optional.empty());
        }
        double least = BESIDE * first.confidence();
        List<Recognised> forms = ranked.stream()
                .filter(form -> form.confidence() >= least && !form.form().equals(Recognition.NONE))
                .toList();
        Optional<Hit> surest = signs.values().stream()
                .min(Comparator.comparingDouble(Hit::sure).reversed().thenComparing(Hit::form));
        Optional<Hit> hit = Optional.ofNullable(signs.get(first.form()))
                .filter(own -> own.sure() >= surest.orElseThrow().sure() - WEAKER)
                .or(() -> surest);
        return new Recognition(
                language,
                false,
                forms,
                magnets,
                hit.flatMap(found -> topic(prompt, found)).or(() -> about(prompt, lines)));
    }

    /**
     * Whether a prompt of few words is rather in another language: two at least are of one that shares the script, or one and something asks, and at most half as many
     * of this one, where those of both are of neither.
     */
    private boolean foreign(String prompt) {
        if (prompt.indexOf('¿') >= 0 || prompt.indexOf('¡') >= 0) return true;
        Set<String> words = BETWEEN_WORDS
                .splitAsStream(PromptWords.even(prompt))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (words.size() > SHORT) return false;
        long theirs = words.stream().filter(word -> theirs(word) && !ours(word)).count();
        long ours = words.stream().filter(word -> ours(word) && !theirs(word)).count();
        // One article alone is of a name: La La Land.
        boolean enough = theirs > 1 || theirs == 1 && words.stream().anyMatch(rules.asks()::contains);
        return enough && theirs >= 2 * ours;
    }

    private boolean ours(String word) {
        return Tongue.own(language).contains(word)
                || rules.cues().contains(word)
                || rules.usual().contains(word);
    }

    private boolean theirs(String word) {
        return rules.asks().contains(word) || Tongue.beside(language).stream().anyMatch(tongue -> tongue.has(word));
    }

    /** Whether a word stands in it that the language is known to have: of a row of letters without one nothing can be told. */
    private boolean worded(List<Line> lines) {
        return lines.stream()
                .flatMap(line -> line.words().stream().map(PromptWords.Word::word))
                .anyMatch(word -> word.length() >= SHORTEST_WORD
                        && (rules.cues().contains(word) || rules.usual().contains(word)));
    }

    private double[] scores(String prompt, Map<String, Hit> signs) {
        double[] scores = FormWords.of(language).scores(prompt);
        List<String> labels = FormAccuracy.labels();
        signs.forEach((form, sign) -> scores[labels.indexOf(form)] += SIGN * sign.sure());
        return scores;
    }

    /** How sure the surest sign of each form is that rules find in a prompt, from 0 to 1. */
    static Map<String, Double> signs(String prompt, Language language) {
        FormRecogniser recogniser = of(language);
        Map<String, Double> signs = new TreeMap<>();
        recogniser
                .surest(PromptWords.lines(prompt, recogniser.rules))
                .forEach((form, hit) -> signs.put(form, hit.sure()));
        return signs;
    }

    /** By form, the surest sign. */
    private Map<String, Hit> surest(List<Line> lines) {
        List<List<Hit>> all = lines.stream().map(this::hits).toList();
        int asks = all.size() - 1;
        while (asks >= 0 && !asksPlainly(lines.get(asks), all.get(asks))) asks--;
        Map<String, Hit> best = new TreeMap<>();
        for (int at = 0; at < all.size(); at++) {
            double weight = at == all.size() - 1 ? 1 : EARLIER;
            for (Hit hit : all.get(at)) {
                boolean overtaken = at < asks && !rules.frames().contains(hit.form());
                Hit weighed = hit.times(overtaken ? OVERTAKEN : weight);
                best.merge(hit.form(), weighed, (one, other) -> other.sure() > one.sure() ? other : one);
            }
        }
        return best;
    }

    private static boolean asksPlainly(Line line, List<Hit> hits) {
        return line.words().size() >= WHOLE
                && hits.stream().anyMatch(hit -> hit.form().equals("direct"));
    }

    private List<Hit> hits(Line line) {
        List<Integer> begins = begins(line);
        List<MatchResult> phrases = idioms.matcher(line.text()).results().toList();
        List<Hit> hits = new ArrayList<>();
        for (Sign sign : signs) {
            Matcher found = sign.pattern().matcher(line.text());
            if (!found(sign, found, line, begins, phrases)) continue;
            if (dismissal
                    .matcher(line.text())
                    .region(found.end(), line.text().length())
                    .lookingAt()) continue;
            if (sign.unless().isPresent()
                    && sign.unless().get().matcher(line.text()).find()) continue;
            boolean topic = found.groupCount() > 0 && found.group(1) != null;
            hits.add(new Hit(
                    sign.rule().form(),
                    sign.rule().confidence(),
                    line,
                    found.start(),
                    topic ? found.start(1) : found.end() + 1,
                    topic ? found.end(1) : line.text().length()));
        }
        return hits;
    }

    /** Looks for a sign where none is that is a part of a set phrase, or that is not wanted. */
    private boolean found(Sign sign, Matcher matcher, Line line, List<Integer> begins, List<MatchResult> phrases) {
        String text = line.text();
        if (sign.rule().begins()) {
            // As in a browser, where the place to begin at is not the beginning of the text.
            matcher.useAnchoringBounds(false).useTransparentBounds(true);
            for (int begin : begins) {
                matcher.region(begin, text.length());
                if (!inside(phrases, begin) && matcher.lookingAt()) return true;
            }
            return false;
        }
        while (matcher.find()) {
            if (!inside(phrases, matcher.start())
                    && !negator.matcher(text.substring(0, matcher.start() + 1)).find()) return true;
        }
        return false;
    }

    private static boolean inside(List<MatchResult> phrases, int place) {
        return phrases.stream().anyMatch(phrase -> phrase.start() <= place && place < phrase.end());
    }

    /** Where clauses begin: at the first word of the sentence or of a row, behind a comma or a joint, and behind what may stand before a request. */
    private List<Integer> begins(Line line) {
        String text = line.text();
        List<Integer> begins = new ArrayList<>();
        Matcher joint = this.joint.matcher(text);
        int from = 0;
        while (joint.find(from)) {
            int begin = begins(text, joint.end(), begins);
            from = Math.max(from + 1, begin - 1);
        }
        for (int row : line.rows()) begins(text, row, begins);
        return begins;
    }

    /**
     * Adds where a clause begins and where it does behind each filler.
     *
     * @return the last of them
     */
    private int begins(String text, int first, List<Integer> begins) {
        int begin = first;
        begins.add(begin);
        Matcher fillers = filler.matcher(text);
        while (fillers.region(begin, text.length()).lookingAt()) {
            begin = fillers.end();
            begins.add(begin);
        }
        return begin;
    }

    private List<Magnet> magnets(List<Line> lines) {
        List<Magnet> magnets = new ArrayList<>();
        for (Word word : BuiltIns.words(language.tag()).words()) {
            String forms = rules.magnets().get(word.text());
            if (forms == null) continue;
            Pattern any = Pattern.compile(" (?:" + forms + ") ");
            if (lines.stream().anyMatch(line -> any.matcher(line.text()).find())) {
                magnets.add(new Magnet(word.group(), word.text()));
            }
        }
        return magnets;
    }

    /**
     * The words of the prompt behind the cue, or those that the cue encloses; where it leaves none, those behind a condition, before the cue, or behind its
     * first word. What somebody is to say of a thing is that thing; what one is to be stands behind a condition where there is one, and ends at a comma.
     */
    private Optional<String> topic(String prompt, Hit hit) {
        Line line = hit.line();
        int from = hit.from();
        int to = hit.to();
        if (hit.form().equals("what-would-x-say")) {
            Matcher about = abouts.matcher(line.text()).region(Math.min(from, to), to);
            if (about.find() || about.reset().find()) {
                from = about.end();
                to = line.text().length();
            }
        }
        if (hit.form().equals("if-you-were")) {
            Matcher condition = conditions.matcher(line.text());
            if (condition.find()) {
                from = condition.end();
                to = line.text().length();
            }
            if (line.text().indexOf(" , ", from) > from) to = line.text().indexOf(" , ", from);
        }
        return words(prompt, line, from, to).or(() -> besides(prompt, hit));
    }

    private Optional<String> besides(String prompt, Hit hit) {
        Line line = hit.line();
        int end = line.text().length();
        Matcher condition = conditions.matcher(line.text());
        if (condition.find()) return words(prompt, line, condition.end(), end);
        // A sign that may stand anywhere takes the blank before it along.
        boolean behind = line.text().charAt(hit.begin()) == ' ' && line.at(hit.begin()) > 1;
        return behind
                ? words(prompt, line, 1, hit.begin())
                : words(prompt, line, line.text().indexOf(' ', hit.begin() + 1) + 1, end);
    }

    /** Of what the last sentence says anything that says so, where no rule found a place for a topic. */
    private Optional<String> about(String prompt, List<Line> lines) {
        Line line = lines.get(lines.size() - 1);
        Matcher about = abouts.matcher(line.text());
        return about.find() ? words(prompt, line, about.end(), line.text().length()) : Optional.empty();
    }

    /** The words of a part of a line as they stand in the prompt, without what leads to them, what trails behind them, and marks at the end. */
    private Optional<String> words(String prompt, Line line, int begin, int end) {
        int from = begin;
        Matcher lead = leads.matcher(line.text());
        while (from < end && lead.region(from, line.text().length()).lookingAt()) from = lead.end();
        int to = Math.max(from, end);
        Matcher trail = trails.matcher(line.text().substring(from, to));
        while (trail.find()) {
            to = from + trail.start();
            trail = trails.matcher(line.text().substring(from, to));
        }
        int first = line.at(from);
        int last = line.at(to) - 1;
        while (last >= first && mark(line.words().get(last))) last--;
        if (last < first) return Optional.empty();
        String words = prompt.substring(
                line.words().get(first).from(), line.words().get(last).to());
        return Optional.of(words.replaceAll("\\s*[\r\n]\\s*", " "));
    }

    private static boolean mark(PromptWords.Word word) {
        return word.word().equals(",") || word.word().equals("?");
    }
}
