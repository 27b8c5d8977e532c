package org.phrasefield.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phrasefield.map.Group.Asked;
import org.phrasefield.map.Group.Place;
import org.phrasefield.stats.Multiplicity;
import org.phrasefield.stats.StratifiedCounts;
import org.phrasefield.stats.StratifiedCounts.Stratum;

/** The losses of the forms of one language and one model, compared with the control's inside each intent. */
final class Losses {
    private Losses() {}

    static List<Loss> of(String language, String model, Group group, List<String> forms, String control) {
        Map<String, List<Stratum>> strata = new LinkedHashMap<>();
        for (String form : forms) {
            if (!form.equals(control) && group.forms.containsKey(form)) strata.put(form, strata(group, form, control));
        }
        double[] found =
                strata.values().stream().mapToDouble(StratifiedCounts::pValue).toArray();
        double[] adjusted = Multiplicity.holm(found);
        List<Loss> losses = new ArrayList<>();
        strata.forEach((form, of) -> losses.add(new Loss(
                language,
                model,
                form,
                of.stream().mapToInt(Stratum::hits).sum(),
                of.stream().mapToInt(Stratum::cases).sum(),
                of.stream().mapToInt(Stratum::otherHits).sum(),
                of.stream().mapToInt(Stratum::otherCases).sum(),
                found[losses.size()],
                adjusted[losses.size()])));
        return losses;
    }

    private static List<Stratum> strata(Group group, String form, String control) {
        List<Stratum> strata = new ArrayList<>();
        group.asked.forEach((place, one) -> {
            Asked other = group.asked.get(new Place(place.intent(), control, place.word()));
            if (place.form().equals(form) && other != null) {
                strata.add(new Stratum(one.lost(), one.trials(), other.lost(), other.trials()));
            }
        });
        return strata;
    }
}
