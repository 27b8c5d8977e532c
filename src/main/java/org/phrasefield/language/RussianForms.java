package org.phrasefield.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Forms of single known words: asks the dictionary and picks among its variants. */
final class RussianForms {

    private static final Pattern BOOKISH = Pattern.compile("([ое])ю(?=-|$)");

    private final RussianDictionary dictionary;

    RussianForms(RussianDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** A noun in another case; {@code reading} is nominative, or names no case and then never changes. */
    String noun(String word, Reading reading, Case wanted) {
        if (wanted == Case.NOM || reading.indeclinable()) {
            return word;
        }
        List<String> forms = dictionary.forms(reading.lemma(), reading.tagIn("Nom", wanted.code()));
        if (forms.isEmpty() && wanted == Case.ACC) {
            return reading.animate() ? noun(word, reading, Case.GEN) : word;
        }
        return like(word, reading, wanted == Case.GEN ? withoutPartitive(forms) : forms);
    }

    /** Without «чаю» beside «чая»: a cup of it, but the taste of the other. */
    private static List<String> withoutPartitive(List<String> forms) {
        return forms.stream()
                .filter(form -> !(form.endsWith("у") && forms.contains(form.substring(0, form.length() - 1) + "а")
                        || form.endsWith("ю") && forms.contains(form.substring(0, form.length() - 1) + "я")))
                .toList();
    }

    /** A modifier in another case, in agreement with a head that is or is not animate. */
    String modifier(String word, Reading reading, Agreement agreement, boolean animate, Case wanted) {
        String code = wanted.code();
        if (wanted == Case.ACC && agreement != Agreement.FEM) {
            code = animate && agreement != Agreement.NEUT ? Case.GEN.code() : "Nom";
        }
        if (code.equals("Nom")) {
            return word;
        }
        return like(word, reading, dictionary.forms(reading.lemma(), reading.tagIn("Nom", code)));
    }

    /** The form of this reading under another tag. */
    String under(String word, Reading reading, String tag) {
        return like(word, reading, dictionary.forms(reading.lemma(), tag));
    }

    private String like(String word, Reading reading, List<String> forms) {
        String lower = word.toLowerCase(Locale.ROOT);
        List<String> good = new ArrayList<>(forms);
        if (good.isEmpty()) {
            return word;
        }
        dropBookish(good);
        String best = good.stream()
                .max(Comparator.comparingInt(form -> commonPrefix(fold(form), fold(lower))))
                .orElseThrow();
        return dress(spelledWithoutYo(lower, reading) ? fold(best) : best, word);
    }

    /** «работою» beside «работой», «братий» beside «братьев», «бабушкина сада» beside «бабушкиного сада». */
    private static void dropBookish(List<String> forms) {
        List<String> all = forms.stream().map(RussianForms::fold).toList();
        forms.removeIf(form -> {
            String folded = fold(form);
            String everyday = BOOKISH.matcher(folded).replaceAll("$1й");
            return !everyday.equals(folded) && all.contains(everyday)
                    || folded.endsWith("ий") && all.contains(folded.substring(0, folded.length() - 2) + "ьев")
                    || folded.endsWith("а") && all.contains(folded.substring(0, folded.length() - 1) + "ого")
                    || folded.endsWith("у") && all.contains(folded.substring(0, folded.length() - 1) + "ому");
        });
    }

    /** Whether the writer put е where the dictionary has ё; then the other forms are to be written so too. */
    private boolean spelledWithoutYo(String lower, Reading reading) {
        return lower.indexOf('ё') < 0
                && dictionary.forms(reading.lemma(), reading.tag()).stream()
                        .anyMatch(form -> form.indexOf('ё') >= 0 && fold(form).equals(lower));
    }

    static String fold(String text) {
        return text.replace('ё', 'е');
    }

    /** The form with the capitals that the word had: one at the front of each part, as in «Нью-Йорка» and «Ростова-на-Дону». */
    static String dress(String form, String word) {
        String[] parts = form.split("-", -1);
        String[] written = word.split("-", -1);
        for (int i = 0; i < Math.min(parts.length, written.length); i++) {
            boolean capital = !written[i].isEmpty() && Character.isUpperCase(written[i].charAt(0));
            if (capital && !parts[i].isEmpty()) {
                parts[i] = Character.toUpperCase(parts[i].charAt(0)) + parts[i].substring(1);
            }
        }
        return String.join("-", parts);
    }

    private static int commonPrefix(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }
}
