package org.phrasefield.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.phrasefield.language.Inflected.Origin;
import org.phrasefield.language.Phrase.Word;

/** Reads single words as nominative nouns: by the dictionary, by their halves, by a known word at their end, or by ending. */
final class Nouns {

    /** Both a thing and a living being in the dictionary; the being is what people write about. */
    private static final Set<String> BEINGS_FIRST = words("""
            лев персонаж существо кошка рак бык журавль чайка червь белка утка проводник призрак змея лиса ворона""");

    /** Surnames that are towns as well, as Пушкин and Чехов are, mean the person; these mean the town. */
    private static final Set<String> TOWNS = words("""
            Азов Берлин Киров Краков Псков Ростов Саратов Серпухов Тамбов Харьков Чернигов Львов""");

    private static final Pattern SURNAME = Pattern.compile("([оеё]в|[иы]н|ский|цкий)$");

    /** Words newer than the dictionary that name somebody, or are spoken of like somebody. */
    private static final Set<String> NEW_BEINGS = words("""
            бот блогер видеоблогер влогер стример геймер фрилансер тимлид стартапер инфлюенсер хейтер ютубер
            тиктокер айтишник гик джун миллениал зумер бумер нейрохудожник""");

    /** First halves of hyphenated words that never inflect. */
    private static final Set<String> BOUND = words("""
            чат тайм веб интернет онлайн офлайн стресс бизнес арт медиа фото видео аудио мини макси кофе фитнес
            поп рок джаз пресс топ хит смарт лайф блок шоу фаст тест хай пиар экс вице премьер генерал прайм
            дизайн софт скрин плей крипто допинг""");

    /** First parts of compounds written in one word; what follows them inflects as it does alone. */
    private static final Set<String> COMBINING = words("""
            электро нейро видео аудио фото кибер супер мега микро макро нано био гео эко само соц спец гос мини
            теле радио кино авто мото вело крипто гипер мульти псевдо ультра анти контр пост экстра психо техно
            энерго агро аэро гидро термо зоо взаимо много мало одно двух трёх полу сверх меж
            ретро интернет онлайн""");

    private static final int SHORTEST_REST = 6;

    private final RussianDictionary dictionary;
    private final RussianForms forms;

    Nouns(RussianDictionary dictionary, RussianForms forms) {
        this.dictionary = dictionary;
        this.forms = forms;
    }

    /** The word as a head, if it can be a nominative noun whose agreement is allowed. */
    Optional<Head> head(Word word, int at, Predicate<Agreement> allowed) {
        List<Reading> readings = dictionary.readings(word.text());
        if (!readings.isEmpty()) {
            return reading(word.text(), readings, allowed)
                    .map(found -> known(word.text(), "", found, at, Origin.KNOWN));
        }
        return halves(word, at, allowed)
                .or(() -> endsInKnown(word, at, allowed))
                .or(() -> guessed(word.text(), at, allowed));
    }

    private Head known(String text, String before, Reading reading, int at, Origin origin) {
        return new Head(
                at,
                reading.agreement(),
                reading.animate() || NEW_BEINGS.contains(reading.lemma()),
                origin,
                wanted -> before + noun(text, reading, wanted));
    }

    private String noun(String text, Reading reading, Case wanted) {
        boolean asGenitive =
                wanted == Case.ACC && NEW_BEINGS.contains(reading.lemma()) && reading.agreement() != Agreement.FEM;
        return forms.noun(text, reading, asGenitive ? Case.GEN : wanted);
    }

    private Optional<Reading> reading(String text, List<Reading> readings, Predicate<Agreement> allowed) {
        List<Reading> candidates = candidates(readings, allowed);
        boolean person = Character.isUpperCase(text.codePointAt(0)) && !TOWNS.contains(text);
        return first(candidates, each -> BEINGS_FIRST.contains(each.lemma()) && each.has("Anim"))
                .or(() -> first(
                        candidates,
                        each -> person
                                && each.has("Fam")
                                && SURNAME.matcher(text).find()))
                .or(() -> first(candidates, each -> each.has("Inanim")))
                .or(() -> first(candidates, each -> !each.name()))
                .or(() -> candidates.stream().findFirst());
    }

    /** Nominative nouns; where there is none, nouns that never change. */
    private static List<Reading> candidates(List<Reading> readings, Predicate<Agreement> allowed) {
        List<Reading> nominative = readings.stream()
                .filter(each -> each.noun() && each.nominative() && allowed.test(each.agreement()))
                .toList();
        return !nominative.isEmpty()
                ? nominative
                : readings.stream()
                        .filter(each -> each.indeclinable() && allowed.test(each.agreement()))
                        .toList();
    }

    private static Optional<Reading> first(List<Reading> readings, Predicate<Reading> wanted) {
        return readings.stream().filter(wanted).findFirst();
    }

    /** «диван-кровать» inflects in both halves, «чат-бот» only in the second. */
    private Optional<Head> halves(Word word, int at, Predicate<Agreement> allowed) {
        int hyphen = word.text().lastIndexOf('-');
        if (hyphen <= 0) {
            return Optional.empty();
        }
        Word left = new Word(word.text().substring(0, hyphen), "");
        Word right = new Word(word.text().substring(hyphen + 1), "");
        Optional<Reading> first = BOUND.contains(left.lower())
                ? Optional.empty()
                : reading(left.text(), dictionary.readings(left.text()), allowed)
                        .filter(Reading::nominative);
        if (first.isEmpty()) {
            String frozen = left.text() + "-";
            return head(right, at, allowed)
                    .map(head -> new Head(
                            at,
                            head.agreement(),
                            head.animate(),
                            head.origin(),
                            wanted -> frozen + head.part().in(wanted)));
        }
        return head(right, at, agreement -> true).map(second -> {
            Head whole = known(left.text(), "", first.get(), at, second.origin());
            return new Head(
                    at,
                    whole.agreement(),
                    whole.animate(),
                    whole.origin(),
                    wanted -> whole.part().in(wanted) + "-" + second.part().in(wanted));
        });
    }

    private Optional<Head> endsInKnown(Word word, int at, Predicate<Agreement> allowed) {
        String lower = word.lower();
        for (String prefix : COMBINING) {
            if (lower.startsWith(prefix) && lower.length() >= prefix.length() + 3) {
                Optional<Head> found = rest(word.text(), prefix.length(), at, allowed, Origin.KNOWN);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        for (int cut = 2; cut <= lower.length() - 4; cut++) {
            String rest = lower.substring(cut);
            if (rest.length() >= SHORTEST_REST || dictionary.common(rest)) {
                Optional<Head> found = rest(word.text(), cut, at, allowed, Origin.GUESSED);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Head> rest(String text, int cut, int at, Predicate<Agreement> allowed, Origin origin) {
        String rest = text.substring(cut);
        return reading(rest, dictionary.readings(rest), allowed)
                .filter(Reading::nominative)
                .filter(reading -> !reading.name())
                .map(reading -> known(rest, text.substring(0, cut), reading, at, origin));
    }

    /** Words in a fixed order. */
    private static Set<String> words(String separated) {
        return new LinkedHashSet<>(List.of(separated.split("\\s+")));
    }

    private static Optional<Head> guessed(String text, int at, Predicate<Agreement> allowed) {
        UnknownWord unknown = UnknownWord.noun(text);
        if (!allowed.test(unknown.agreement())) {
            return Optional.empty();
        }
        boolean animate =
                Character.isUpperCase(text.codePointAt(0)) || NEW_BEINGS.contains(text.toLowerCase(Locale.ROOT));
        Origin origin = unknown.inflects() ? Origin.GUESSED : Origin.FROZEN;
        return Optional.of(new Head(at, unknown.agreement(), animate, origin, wanted -> unknown.in(wanted, animate)));
    }
}
