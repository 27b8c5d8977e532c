package org.phrasefield.language;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Russian word that no dictionary has can be, by its ending alone; its lemma is a guess. */
final class UnknownEnding {

    private record Rule(Pattern form, String lemma, PartOfSpeech pos, Analysis.Kind kind, Set<Feature> features) {}

    private static final List<Rule> RULES = List.of(
            rule(
                    "(.{2,})(?:ировал|ировала|ировало|ировали|ирует|ируют|ирую|ируем|ируете|ируешь)",
                    "$1ировать",
                    PartOfSpeech.VERB,
                    Analysis.Kind.FINITE),
            rule("(.{2,})(?:ил|ила|ило|или|ит|ишь)", "$1ить", PartOfSpeech.VERB, Analysis.Kind.FINITE),
            rule("(.{2,}[аяеи])(?:ла|ло|ли|ет|ешь|ете|ют)", "$1ть", PartOfSpeech.VERB, Analysis.Kind.FINITE),
            rule("(.{3,}[аяеиу]ть(?:ся)?)", "$1", PartOfSpeech.VERB, Analysis.Kind.INFINITIVE, Feature.INFINITIVE),
            rule(
                    "(.{2,}[аяи])йте",
                    "$1ть",
                    PartOfSpeech.VERB,
                    Analysis.Kind.IMPERATIVE,
                    Feature.IMPERATIVE,
                    Feature.PLURAL),
            rule("(.{3,})(?:ый|ая|ое|ые|ого|ому|ым|ом|ую|ыми|ых)", "$1ый", PartOfSpeech.ADJ, Analysis.Kind.MODIFIER),
            rule("(.{3,}к)(?:ий|ая|ое|ие|ого|ому|им|ом|ую|ими|их)", "$1ий", PartOfSpeech.ADJ, Analysis.Kind.MODIFIER),
            rule("(.{3,}ость)ю?", "$1", PartOfSpeech.NOUN, Analysis.Kind.NOUN),
            rule("(.{3,}ост)(?:и|ей|ям|ями|ях)", "$1ь", PartOfSpeech.NOUN, Analysis.Kind.NOUN),
            rule("(.{3,}[ст]и)(?:и|ю|ей|й|ям|ями|ях)", "$1я", PartOfSpeech.NOUN, Analysis.Kind.NOUN),
            rule("(.{3,}[^аеёийоуыэюяь])(?:ов|ам|ами|ах|ом|ы)", "$1", PartOfSpeech.NOUN, Analysis.Kind.NOUN));

    private UnknownEnding() {}

    private static Rule rule(String form, String lemma, PartOfSpeech pos, Analysis.Kind kind, Feature... features) {
        return new Rule(Pattern.compile(form), lemma, pos, kind, Set.of(features));
    }

    static Analysis of(String form) {
        for (Rule rule : RULES) {
            Matcher matcher = rule.form().matcher(form);
            if (matcher.matches()) {
                return new Analysis(
                        rule.pos(),
                        matcher.replaceFirst(rule.lemma()),
                        "",
                        rule.features(),
                        rule.kind(),
                        0,
                        Analysis.ANY);
            }
        }
        return new Analysis(PartOfSpeech.NOUN, form, "", Set.of(), Analysis.Kind.NOUN, 0, Analysis.ANY);
    }
}
