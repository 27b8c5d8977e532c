package org.phrasefield.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.phrasefield.forecast.LabelledPrompt.Kind;
import org.phrasefield.forecast.LabelledPrompt.Part;
import org.phrasefield.language.Language;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.stats.Share;

/**
 * How often the form is recognised in prompts that a person labelled. A prompt counts as recognised if the surest form is among its labels.
 *
 * @param language language of the prompts
 * @param part which prompts
 * @param plain hits among plain prompts
 * @param adversarial hits among those that were made to lead the rules astray
 * @param confusion prompts by label, then by surest form, in the order of {@link #labels}; a prompt with several labels stands at the one that was
 *     recognised, else at its first
 */
public record FormAccuracy(Language language, Part part, Share plain, Share adversarial, int[][] confusion) {
    /** The forms in their order, then {@code none}. */
    public static List<String> labels() {
        return Stream.concat(BuiltIns.FORMS.stream(), Stream.of(Recognition.NONE))
                .toList();
    }

    /** Reads all labelled prompts of a part. */
    public static FormAccuracy of(Part part, Language language) {
        List<String> labels = labels();
        int[][] confusion = new int[labels.size()][labels.size()];
        List<LabelledPrompt> hits = new ArrayList<>();
        List<LabelledPrompt> prompts = LabelledPrompt.of(part, language);
        for (LabelledPrompt prompt : prompts) {
            String found = FormRecogniser.recognise(prompt.prompt()).form();
            boolean hit = prompt.forms().contains(found);
            if (hit) hits.add(prompt);
            String label = hit ? found : prompt.forms().get(0);
            confusion[labels.indexOf(label)][labels.indexOf(found)]++;
        }
        return new FormAccuracy(
                language, part, share(hits, prompts, Kind.PLAIN), share(hits, prompts, Kind.ADVERSARIAL), confusion);
    }

    private static Share share(List<LabelledPrompt> hits, List<LabelledPrompt> all, Kind kind) {
        return new Share(of(hits, kind), of(all, kind));
    }

    private static long of(List<LabelledPrompt> prompts, Kind kind) {
        return prompts.stream().filter(prompt -> prompt.kind() == kind).count();
    }
}
